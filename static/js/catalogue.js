// The list refreshes in place, with parts of the page asked for. If that fails, the browser goes there.

const part = (id) => document.getElementById(id);
const form = document.querySelector("[data-catalogue]");
const folds = () => [...form.querySelectorAll("[data-fold]")];
const here = () => location.pathname + location.search;
const wide = matchMedia("(min-width: 60.01rem)");
let shown = here(), underWay;

// `isBack`: from the history; `isLink`: the number of results takes the focus.
async function show(address, how = {}) {
  underWay?.abort();
  const { signal } = (underWay = new AbortController());
  part("liste").ariaBusy = "true";
  try {
    const answer = await fetch(address, { signal });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !fresh.getElementById("liste")) throw answer;
    if (!how.isBack && address !== here()) history.pushState(null, "", address);
    shown = address;
    swap(fresh, how);
  } catch {
    if (!signal.aborted) location = address;
  }
}

// Folds stay as they are, a box keeps the focus, the count is said.
function swap(fresh, { isBack, isLink }) {
  const { name, value, type } = document.activeElement;
  const open = Object.fromEntries(folds().map((fold) => [fold.dataset.fold, fold.open]));
  for (const id of ["actifs", "filtres", "liste"]) part(id).replaceWith(fresh.getElementById(id));
  for (const fold of folds()) fold.open = open[fold.dataset.fold] ?? fold.open;
  if (isBack || isLink) form.q.value = fresh.getElementById("q").value;
  document.title = fresh.title;
  const box = [...form].find((each) => type === "checkbox" && each.name === name && each.value === value);
  if (isLink || type === "checkbox") (box ?? part("resultats")).focus();
  const said = [...form.querySelectorAll("#resultats, [data-said]")].map((each) => each.textContent);
  form.querySelector("[role=status]").textContent = said.join(". ");
}

const send = () => {
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  show(`${location.pathname}?${asked}`.replace(/\?$/, ""));
};
form.addEventListener("change", ({ target }) => target.type === "checkbox" && send());
form.addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});
form.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const isOurs = link?.origin === location.origin && link.pathname === location.pathname && !link.hash;
  if (!isOurs || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  show(link.pathname + link.search, { isLink: true });
});
addEventListener("popstate", () => here() !== shown && show(here(), { isBack: true }));

// Filters are open on a wide page, folded on a narrow one.
const filters = part("filtres").parentNode;
wide.onchange = () => filters.toggleAttribute("data-wide", (filters.open = wide.matches));
wide.onchange();
form.dataset.live = "";
