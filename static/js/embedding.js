// The page that makes the code of an embed shows it as one chooses. If that fails, the button is there.

const form = document.querySelector("[data-embedding]");
const button = form.querySelector("button");
const said = document.querySelector("[role=status]");
let underWay, waiting;

async function show() {
  if (!form.checkValidity()) return;
  underWay?.abort();
  const { signal } = (underWay = new AbortController());
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  const address = `${location.pathname}?${asked}`;
  try {
    const answer = await fetch(address, { signal });
    if (!answer.ok) throw answer;
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
  said.textContent = "Aperçu et codes mis à jour";
}

button.hidden = true;
form.addEventListener("input", () => {
  clearTimeout(waiting);
  said.textContent = "";
  waiting = setTimeout(show, 300);
});
