/* The self-assessment one question at a time. Answers are in the address at each step: nothing is lost when the page is loaded
   again, Back leads to the question before. Without this script all questions are there, on one page. */

const form = document.querySelector("[data-assessment]");
const steps = form ? [...form.querySelectorAll("[data-step]")] : [];
const back = form?.querySelector("[data-back]");
const next = form?.querySelector("[data-next]");
const answered = (step) => !step.matches("[data-question]") || step.querySelector(":checked");
let current = 0;

/* The address of a step: one sign for each question, as the server reads them. */
function address(step) {
  const given = new FormData(form);
  const signs = steps.filter((each) => each.matches("[data-question]")).map(({ id }) => given.get(id) ?? "_");
  const asked = new URLSearchParams({ modifier: "1", a: `${signs.join("")}-${form.dataset.version}` });
  for (const name of ["region", "avant"]) if (given.get(name)) asked.set(name, given.get(name));
  return `?${asked}#${step.id}`;
}

function show(rank, hasMoved) {
  current = rank;
  form.dataset.steps = rank ? "started" : "first";
  for (const [place, step] of steps.entries()) step.hidden = place !== rank;
  back.hidden = rank === 0;
  next.hidden = rank === steps.length - 1;
  if (!hasMoved) return;
  const step = steps[rank];
  (step.matches("[data-question]") ? step : step.querySelector("select, button")).focus({ preventScroll: true });
  step.scrollIntoView({ block: "nearest" });
}

function go(rank) {
  history.replaceState(null, "", address(steps[current]));
  history.pushState(null, "", address(steps[rank]));
  show(rank, true);
}

function forward() {
  const step = steps[current];
  if (answered(step)) return go(current + 1);
  if (!step.querySelector(".field__error")) {
    step.classList.add("field--error");
    step.querySelector(".question__answers").before(form.querySelector("template").content.cloneNode(true));
  }
  step.querySelector("input").focus();
}

/* The step that the address names; the first that has no answer otherwise. */
function asked() {
  const named = steps.findIndex((step) => `#${step.id}` === location.hash);
  return named < 0 ? Math.max(0, steps.findIndex((step) => !answered(step))) : named;
}

if (steps.length) {
  show(asked(), false);
  next.addEventListener("click", forward);
  back.addEventListener("click", () => go(current - 1));
  form.addEventListener("submit", (event) => {
    if (current === steps.length - 1) return;
    event.preventDefault();
    forward();
  });
  form.addEventListener("change", ({ target }) => {
    const step = target.closest("[data-step]");
    step.classList.remove("field--error");
    step.querySelector(".field__error")?.remove();
    history.replaceState(null, "", address(steps[current]));
  });
  addEventListener("popstate", () => {
    show(asked(), true);
    history.replaceState(null, "", address(steps[current]));
  });
}
