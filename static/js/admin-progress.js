/** In the admin: how far a long work is, until the page is to be loaded again. Without it, the page reloads itself. */

const SECOND = 1000;
const shown = document.querySelector("[data-progress]");

if (shown) setTimeout(ask, SECOND);

/** Ask, show, and ask again. */
async function ask() {
  try {
    const answer = await fetch(shown.dataset.progress, { headers: { Accept: "application/json" } });
    if (!answer.ok) return location.reload(); // the session is over, or the work was given up
    const { label, done, total, over } = await answer.json();
    if (over) return location.reload();
    show(label, done, total);
  } catch {
    // The network is away: the work goes on, and is asked about again.
  }
  setTimeout(ask, SECOND);
}

/** Write it, and move the bar; without a total, the bar only says that something goes on. */
function show(label, done, total) {
  shown.querySelector("[data-progress-label]").textContent = label;
  const bar = shown.querySelector("progress");
  if (total) Object.assign(bar, { max: total, value: done });
  const count = `${done.toLocaleString("fr-FR")} sur ${total.toLocaleString("fr-FR")}`;
  shown.querySelector("[data-progress-count]").textContent = total ? count : "";
}
