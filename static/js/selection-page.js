// The page of a selection: the visitor's own, kept by their browser (js/selection.js), or one that was sent to them,
// which never takes the place of theirs unless they say so.

const NAME = "selection", CODES = /^\w{8}(,\w{8})*$/;
const page = document.querySelector("[data-selection]");
const shown = page.dataset.selection;
const here = new URLSearchParams(location.search);
const attempt = (act) => { try { return act() } catch {} };
const kept = () => attempt(() => localStorage[NAME])?.match(CODES)?.[0] ?? "";
const keep = (codes) => attempt(() => (codes ? (localStorage[NAME] = codes) : delete localStorage[NAME]));
const go = (codes) => location.replace(`${location.pathname}?r=${codes}`);
let isOwn;

function show() {
  const mine = kept();
  isOwn = shown === mine || here.get("r") === mine;
  page.querySelector("[data-shared]").hidden = isOwn || !shown;
  for (const each of page.querySelectorAll("[data-mine]")) each.hidden = !mine;
  for (const link of page.querySelectorAll("[data-take]")) {
    const codes = link.dataset.take === "add" ? [...new Set([mine, shown].join().split(",").filter(Boolean))] : shown;
    link.href = `?r=${codes}&avant=${mine}`;
  }
}

// What one does on one's own page is noted, and kept by the page that it leads to, if that one says it comes from here.
function follow({ target }) {
  if (isOwn || target.matches("[data-take]")) attempt(() => (sessionStorage[NAME] = kept()));
}

if (attempt(() => [localStorage[NAME]])) {
  const from = attempt(() => sessionStorage[NAME]);
  attempt(() => delete sessionStorage[NAME]);
  if (!location.search && kept()) go(kept());
  show();
  if (from === (here.get("avant") ?? shown) || (shown && isOwn)) keep(shown);
  show();
  page.addEventListener("submit", follow);
  page.addEventListener("click", follow);
  addEventListener("storage", () => (isOwn ? go(kept()) : show()));
  addEventListener("pageshow", show);
}
