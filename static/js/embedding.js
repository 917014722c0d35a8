// The page that makes the code of an embed shows it as one chooses. If that fails, the button is there.

const form = document.querySelector("[data-embedding]");
const button = form.querySelector("button");
const said = document.querySelector("[role=status]");
const TYPING = 1000; // a number is wrong until it is whole
let underWay, waiting;

async function show() {
  underWay?.abort();
  if (!form.checkValidity()) {
    waiting = setTimeout(() => form.reportValidity(), TYPING);
    return;
  }
  const { signal } = (underWay = new AbortController());
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  const address = `${location.pathname}?${asked}`;
  try {
    const answer = await fetch(address, { signal });
    if (!answer.ok && answer.status !== 400) throw answer; // refused: the rest is made, and the page says why
    swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
    history.replaceState(null, "", address);
  } catch {
    if (!signal.aborted) button.hidden = false;
  }
}

function swap(fresh) {
  for (const field of fresh.querySelectorAll("textarea")) document.getElementById(field.id).value = field.value;
  document.getElementById("apercu").replaceWith(fresh.getElementById("apercu"));
  document.querySelector(".qr")?.parentNode.replaceWith(fresh.querySelector(".qr").parentNode);
  said.textContent = mark(fresh).join(" ") || "Aperçu et codes mis à jour";
}

// What the page says of each field, which has the same rank in both; all of it again, for whoever can’t see it.
function mark(fresh) {
  const fields = fresh.querySelectorAll("[data-embedding] .field");
  document.querySelector(".errors")?.remove();
  for (const [rank, field] of form.querySelectorAll(".field").entries()) {
    const error = fields[rank].querySelector(".field__error");
    field.querySelector(".field__error")?.remove();
    field.classList.toggle("field--error", Boolean(error));
    if (error) field.append(error);
  }
  for (const input of form.querySelectorAll("input[id]")) tell(input, fresh.getElementById(input.id));
  return [...form.querySelectorAll(".field__error")].map((error) => error.textContent.trim());
}

function tell(input, other) {
  for (const name of ["aria-invalid", "aria-describedby"]) {
    if (other.hasAttribute(name)) input.setAttribute(name, other.getAttribute(name));
    else input.removeAttribute(name);
  }
}

button.hidden = true;
form.addEventListener("input", () => {
  clearTimeout(waiting);
  said.textContent = "";
  waiting = setTimeout(show, 300);
});
