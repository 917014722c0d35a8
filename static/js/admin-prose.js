/**
 * In the admin, in running text: what is pasted from Word, Google Docs or a web page loses what has no place there
 * (a text all in bold, empty lines, invisible signs, note calls), and its author is told what to put back otherwise.
 * The field also takes its name for screen readers, which Wagtail's editor leaves out.
 */

const LEFT_OUT = [
  ["h1, h2, h3, h4, h5, h6", "Les titres sont devenus de simples lignes\u00a0: mettez-les dans des blocs «\u00a0Intertitre\u00a0»."],
  ["table", "Un tableau est devenu une suite de lignes\u00a0: refaites-le dans un bloc «\u00a0Tableau\u00a0»."],
  ["img", "Les images n’ont pas suivi\u00a0: ajoutez-les dans des blocs «\u00a0Image\u00a0»."],
  ["a[href*='#_ftn'], a[href*='#_edn'], a[href^='#sdfootnote'], a[href^='#ftnt']",
    "Les appels de note sont retirés\u00a0: choisissez les sources du passage sous le texte."],
];
const USELESS = "script, style, meta, link, title, img, xml, a[href*='#_ftn'], a[href*='#_edn'], a[href^='#sdfootnote'], a[href^='#ftnt']";
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g; // soft hyphens, spaces of no width
const ours = new WeakSet();
let labels = 0;

document.addEventListener("paste", (event) => {
  const editor = event.target.closest?.(".Draftail-Editor");
  const html = event.clipboardData?.getData("text/html");
  if (!editor || !html || ours.has(event)) return;
  const pasted = new DOMParser().parseFromString(html, "text/html");
  if (pasted.querySelector("[data-draftjs-conductor-fragment]")) return; // from an editor like this one
  remark(editor, LEFT_OUT.filter(([what]) => pasted.querySelector(what)).map(([, said]) => said));
  event.preventDefault();
  event.stopImmediatePropagation();
  event.target.dispatchEvent(again(event.clipboardData, tidy(pasted)));
}, { capture: true });

document.addEventListener("focusin", ({ target }) => {
  if (!target.matches?.(".Draftail-Editor [contenteditable=true]")) return;
  const field = target.closest("[data-field-wrapper]");
  const label = field?.querySelector("label") ?? field?.parentElement.querySelector(":scope > label");
  if (!label) return;
  label.id ||= `prose-label-${++labels}`;
  target.setAttribute("aria-labelledby", label.id);
});

/** The same paste, of other HTML. */
function again(clipboard, html) {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", clipboard.getData("text/plain"));
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  ours.add(event);
  return event;
}

/** Without what shows as nothing, or as something else than where it came from. */
function tidy(pasted) {
  pasted.querySelectorAll(USELESS).forEach((element) => element.remove());
  pasted.querySelectorAll("b, strong").forEach((bold) => {
    if (["normal", "400"].includes(bold.style.fontWeight)) bold.replaceWith(...bold.childNodes); // Google Docs
  });
  const texts = document.createTreeWalker(pasted.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(UNSEEN, "");
  pasted.querySelectorAll("td:not(:last-child), th:not(:last-child)").forEach((cell) => cell.append("\u00a0; "));
  pasted.querySelectorAll("p, h1, h2, h3, h4, h5, h6, li").forEach((line) => line.textContent.trim() || line.remove());
  return pasted.body.innerHTML.trim();
}

/** Say under the editor what was left out; a paste that loses nothing takes the remark away. */
function remark(editor, said) {
  const place = editor.parentElement;
  let box = place.querySelector(":scope > .paste-remark");
  if (!box) {
    box = document.createElement("div");
    box.className = "paste-remark help-block help-warning";
    box.setAttribute("role", "status");
    place.append(box);
  }
  box.textContent = said.join(" ");
}
