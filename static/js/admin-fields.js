// A link to « #:w:contentpath=… » shows the field it names: its tab, its folded panel, then the field itself.
// Wagtail does so for such an address when a page is opened, not for a link inside the page.

const PREFIX = '#:w:contentpath=';
const ENTRIES = 'input:not([type="hidden"]), textarea, select, [contenteditable="true"], button:not([data-panel-toggle])';

function fieldAt(path) {
  const selector = path.split('.').map((part) => `[data-contentpath="${CSS.escape(part)}"]`).join(' ');
  const rows = document.getElementById(`id_${path}-TOTAL_FORMS`);
  return document.querySelector(selector) || rows?.closest('section');
}

function show(field) {
  field.dispatchEvent(new CustomEvent('w-focus:focus', { bubbles: true })); // its tab listens
  const toggle = field.closest('.collapsed')?.querySelector('[data-panel-toggle]');
  toggle?.click();
  requestAnimationFrame(() => {
    field.scrollIntoView({ block: 'center' });
    const visible = [...field.querySelectorAll(ENTRIES)].find((entry) => entry.checkVisibility());
    visible?.focus({ preventScroll: true });
  });
}

document.addEventListener('click', (event) => {
  const link = event.target.closest(`a[href^="${PREFIX}"]`);
  const field = link && fieldAt(link.hash.slice(PREFIX.length));
  if (!field) return;
  event.preventDefault();
  show(field);
});
