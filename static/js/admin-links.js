/* While links are being checked, the report follows. Without this, the link « Actualiser » does. */

const EVERY = 4000;
const state = document.getElementById("links-state");
const said = document.getElementById("links-said");
const isGoingOn = (where) => where.querySelector("[data-going-on]") !== null;
const hasFocus = (where) => where.contains(document.activeElement);

/** Read this page again; show how far it went, and the results once it is over. */
async function follow() {
  const page = await read();
  const now = page?.getElementById("links-state");
  if (now && !isGoingOn(now)) {
    finish(now, page.getElementById("listing-results"));
    return;
  }
  if (now && !hasFocus(state)) state.innerHTML = now.innerHTML;
  setTimeout(follow, EVERY);
}

/** Show the results. Whoever stood on a button that is gone stands on what was said. */
function finish(now, found) {
  const results = document.getElementById("listing-results");
  const stood = hasFocus(state) || hasFocus(results);
  state.innerHTML = now.innerHTML;
  results.innerHTML = found.innerHTML;
  said.textContent = "La vérification est terminée\u00a0: le tableau est à jour.";
  if (stood) said.focus();
}

/** This page as it is now; nothing if the site or the session is away. */
async function read() {
  try {
    const response = await fetch(location.href, { headers: { Accept: "text/html" } });
    return response.ok ? new DOMParser().parseFromString(await response.text(), "text/html") : null;
  } catch {
    return null;
  }
}

if (isGoingOn(state)) setTimeout(follow, EVERY);
