// A link to « #:w:contentpath=… » shows the field it names: its tab, its folded panel, then the field itself.
// Wagtail does so when a page is opened, not for links within it.

const PREFIX = '#:w:contentpath=';

function fieldAt(path) {
  const selector = path.split('.').map((part) => `[data-contentpath="${CSS.escape(part)}"]`).join(' ');
  return document.querySelector(selector) || document.querySelector(`[id^="panel-"][id$="-${path}-section"]`);
}

function show(field) {
  const tab = field.closest('[role="tabpanel"]');
  if (tab?.hidden) document.querySelector(`[role="tab"][aria-controls="${tab.id}"], a[href="#${tab.id}"]`)?.click();
  for (let panel = field.closest('.collapsed'); panel; panel = panel.parentElement.closest('.collapsed')) {
    panel.querySelector('[data-panel-toggle]')?.click();
  }
  field.scrollIntoView({ block: 'center' });
  field.querySelector('input:not([type="hidden"]), textarea, select, [contenteditable="true"], button')?.focus();
}

document.addEventListener('click', (event) => {
  const link = event.target.closest(`a[href^="${PREFIX}"]`);
  const field = link && fieldAt(link.hash.slice(PREFIX.length));
  if (!field) return;
  event.preventDefault();
  show(field);
});
