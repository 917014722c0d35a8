/**
 * In the admin: when a page can no longer be saved, because the session has ended or the site does not answer, its
 * author is told at once; when it can again, it is saved without a click. Wagtail's own tries five times, then gives up.
 */

const { session: ADDRESS, login: LOGIN } = document.querySelector("script[data-session]").dataset;
const AGAIN = 10_000; // milliseconds
const MENDABLE = ["network_error", "server_error"]; // others ask for a decision of the author
const SAID = {
  ended: "Votre session a pris fin. Votre texte est encore ici, mais il n’est plus enregistré\u00a0: reconnectez-vous dans un autre onglet, puis revenez ici.",
  away: "Le site ne répond pas. Votre texte est encore ici\u00a0: ne fermez pas cette page. Il sera enregistré dès que le site répondra.",
};

let trouble = null; // a key of SAID
let timer = null;
let others = []; // who else has this page open, as Wagtail's last answer said

document.addEventListener("w-autosave:error", ({ detail }) => MENDABLE.includes(detail.type) && look());
document.addEventListener("w-autosave:success", () => say(null));
document.addEventListener("w-swap:error", ({ target }) => target.matches(".w-editing-sessions") && look());
document.addEventListener("w-swap:json", ({ detail }) => (others = detail.data.other_sessions ?? others));
document.addEventListener("w-dialog:confirmed", agree, { capture: true }); // before Wagtail sends
window.jQuery?.(document).on("ajaxError", release); // choosers and uploads
document.addEventListener("visibilitychange", () => trouble && !document.hidden && look());
window.addEventListener("focus", () => trouble && look());
window.addEventListener("online", () => trouble && look());
document.addEventListener("submit", hold, { capture: true }); // before Wagtail lets the page go

/** Ask whether pages can be saved now. Refused is without an account; anything unexpected is a site that is away. */
async function look() {
  clearTimeout(timer);
  const asked = { headers: { "X-Requested-With": "XMLHttpRequest" }, cache: "no-store" };
  const answer = await fetch(ADDRESS, asked).catch(() => null);
  const token = answer?.ok ? await answer.json().then((said) => said.token, () => null) : null;
  if (token) return resume(token);
  say(answer?.status === 403 ? "ended" : "away");
  timer = setTimeout(look, AGAIN);
}

/** What was sent did not arrive: say why, and let its button be pressed again. */
function release(event, { status }) {
  document.querySelectorAll("[data-w-progress-loading-value=true]").forEach((button) => {
    button.dataset.wProgressLoadingValue = "false";
  });
  if (status === 0 || status === 403 || status >= 500) look();
}

/** To send a form to a site that is away is to get the browser's own page in its place, and perhaps to lose it. */
function hold(event) {
  if (!event.target.matches("[data-edit-form]") || (navigator.onLine && trouble !== "away")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  release(event, { status: 0 });
}

/** The token changes at each login: renew it wherever it is sent from, then save. */
function resume(token) {
  document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((field) => (field.value = token));
  window.wagtailConfig.CSRF_TOKEN = token;
  const form = document.querySelector("form[data-controller~=w-autosave]");
  if (!form) return say(null);
  form.setAttribute("data-w-autosave-active-value", "true");
  form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true, detail: { type: "edits" } }));
}

/** The author was told of the other's version, and goes on: do not ask again (editorial/overtaking.py). */
function agree({ target }) {
  const seen = others.find((other) => other.revision_id)?.revision_id;
  const form = document.querySelector("form[data-edit-form]");
  if (target.id !== "w-save-confirmation-dialog" || !seen || !form) return;
  form.querySelector("[name=version_vue]")?.remove();
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "version_vue", value: seen }));
}

/** Say what is wrong, over the page; nothing when all is well. */
function say(what) {
  if (!what) clearTimeout(timer);
  if (what === trouble) return;
  trouble = what;
  document.querySelector(".lost")?.remove();
  if (!what) return;
  const box = document.createElement("div");
  box.className = "lost";
  box.setAttribute("role", "alert");
  document.body.append(box); // before its words, which are then announced
  box.append(SAID[what]);
  if (what === "ended") box.append(" ", link());
}

/** To log in without leaving the page. */
function link() {
  const made = document.createElement("a");
  Object.assign(made, { href: LOGIN, target: "_blank", textContent: "Se reconnecter (nouvel onglet)" });
  return made;
}
