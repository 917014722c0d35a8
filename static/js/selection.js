// « Ma sélection », kept in the visitor's own browser from the first resource that they add on. Where it refuses, or
// without this script, links do the same: the selection is in the address.

const NAME = "selection", MOST = 100, CODE = /^[b-df-hjkmnp-tv-xz][2-9b-df-hjkmnp-tv-xz]{7}$/;
const menu = document.querySelector(".nav a[href$='/selection/']");
const page = document.querySelector("[data-selection]"); // its links stay links: they change what it shows
const said = document.createElement("output");
const attempt = (act) => { try { return act() } catch {} };
const parse = (text) => [...new Set(text?.split(","))].filter((code) => CODE.test(code)).slice(0, MOST);
const kept = () => parse(attempt(() => localStorage[NAME]));
const keep = (codes) => attempt(() => (codes[0] ? (localStorage[NAME] = codes) : delete localStorage[NAME], true));
const address = (codes) => menu.pathname + (codes[0] ? `?r=${codes}` : "");

function show() {
  const mine = kept();
  menu.textContent = mine[0] ? `Ma sélection\u00a0(${mine.length})` : "Ma sélection";
  menu.href = address(mine);
  for (const button of document.querySelectorAll("button[data-keep]"))
    button.setAttribute("aria-pressed", mine.includes(button.value));
}

function dress() {
  const links = page ? [] : document.querySelectorAll("a[data-keep]");
  for (const link of links) {
    const button = document.createElement("button");
    const title = link.closest("article, main").querySelector("h1, h2, h3, h4").textContent.trim();
    Object.assign(button, { type: "button", textContent: "Ma sélection" });
    button.setAttribute("aria-label", `Ma sélection\u00a0: ${title}`);
    button.value = new URLSearchParams(link.search).get("r").slice(-8);
    button.dataset.keep = "";
    link.replaceWith(button);
  }
  if (links[0]) show();
}

function toggle(code) {
  const mine = kept(), others = mine.filter((each) => each !== code), isIn = others.length < mine.length;
  const next = isIn ? others : [...mine, code];
  if (next.length > MOST) return (said.textContent = `Votre sélection est pleine\u00a0: ${MOST} ressources au plus`);
  if (!keep(next)) return (location = address(next));
  show();
  said.textContent = `${isIn ? "Retirée de" : "Ajoutée à"} votre sélection\u00a0: ${next.length}`;
}

if (menu && attempt(() => [localStorage[NAME]])) {
  said.className = "visually-hidden";
  document.body.append(said);
  show();
  dress();
  new MutationObserver(dress).observe(document.body, { childList: true, subtree: true });
  addEventListener("click", ({ target }) => target.matches("button[data-keep]") && toggle(target.value));
  addEventListener("storage", show);
  addEventListener("pageshow", show);
}
