/* While links are being checked, the report follows. Without this, the link « Actualiser » does. */

const EVERY = 4000;
const state = document.getElementById("links-state");
const isGoingOn = () => state.querySelector("[data-going-on]");

/** Read this page again; show how far it went, and the results once it is over. */
async function follow() {
  const page = await read();
  if (page) {
    state.innerHTML = page.getElementById("links-state").innerHTML;
    if (!isGoingOn()) {
      document.getElementById("listing-results").innerHTML = page.getElementById("listing-results").innerHTML;
      document.getElementById("links-said").textContent = "La vérification est terminée\u00a0: le tableau est à jour.";
    }
  }
  if (isGoingOn()) setTimeout(follow, EVERY);
}

/** This page as it is now; nothing if the site or the session is away. */
async function read() {
  try {
    const response = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return response.ok && page.getElementById("links-state") ? page : null;
  } catch {
    return null;
  }
}

if (isGoingOn()) setTimeout(follow, EVERY);
