// Suggests territories as one types: an editable combobox with a list (ARIA APG, « List Autocomplete with Manual Selection »).
// To choose one is to go to its page. Without an answer from the site, the form is as it was.

const WAIT = 200, SHORTEST = 2;
const known = new Map();

const ask = async (address, words, signal) => {
  if (!known.has(words)) {
    const answer = await fetch(`${address}?q=${encodeURIComponent(words)}`, { signal });
    if (!answer.ok) throw answer;
    known.set(words, await answer.json());
  }
  return known.get(words);
};

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

for (const form of document.querySelectorAll("[data-territories]")) {
  const input = form.querySelector("input[name=q]");
  const id = `${input.id}-liste`;
  const list = element("ul", { className: "suggestions", id, role: "listbox", ariaLabel: "Territoires", hidden: true });
  const status = element("div", { className: "visually-hidden", role: "status" });
  input.parentNode.append(list);
  form.append(status);
  Object.assign(input, { role: "combobox", ariaExpanded: "false", ariaAutoComplete: "list" });
  input.setAttribute("aria-controls", id);
  let timer, underWay, chosen = -1;

  const close = () => {
    clearTimeout(timer);
    underWay?.abort();
    list.hidden = true;
    input.ariaExpanded = "false";
    choose(-1);
  };

  const choose = (rank) => {
    list.children[chosen]?.removeAttribute("aria-selected");
    chosen = rank;
    const option = list.children[chosen];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.ariaSelected = "true";
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  };

  const option = ({ name, former, details, address }, rank) => {
    const told = element("span", { className: "source" }, former ? `autrefois ${former}, ${details}` : details);
    const made = element("li", { id: `${id}-${rank}`, role: "option" }, element("span", {}, name), " ", told);
    made.dataset.address = address;
    return made;
  };

  const show = ({ total, results }) => {
    choose(-1);
    list.replaceChildren(...results.map(option));
    list.hidden = !total;
    input.ariaExpanded = String(!list.hidden);
    const more = total > results.length ? `${results.length} premiers sur ${total}` : total;
    status.textContent = total
      ? `${more} territoire${total > 1 ? "s" : ""}. Flèche vers le bas pour choisir.`
      : "Aucun territoire ne porte ce nom.";
  };

  const suggest = async () => {
    const words = input.value.trim().toLowerCase();
    underWay?.abort();
    if (words.length < SHORTEST) return close();
    const { signal } = (underWay = new AbortController());
    try {
      const answer = await ask(form.dataset.territories, words, signal);
      if (!signal.aborted && document.activeElement === input) show(answer);
    } catch {
      if (!signal.aborted) close();
    }
  };

  const move = (event, rank) => {
    event.preventDefault();
    if (list.hidden) return suggest();
    const last = list.children.length - 1;
    choose(rank > last ? -1 : rank < -1 ? last : rank);
  };

  const keys = {
    ArrowDown: (event) => move(event, chosen + 1),
    ArrowUp: (event) => move(event, chosen - 1),
    Escape: (event) => {
      if (!list.hidden) event.preventDefault();
      close();
    },
    Enter: (event) => {
      if (chosen < 0) return;
      event.preventDefault();
      location = list.children[chosen].dataset.address;
    },
    Tab: close,
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    choose(-1);
    timer = setTimeout(suggest, WAIT);
  });
  input.addEventListener("keydown", (event) => keys[event.key]?.(event));
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", ({ target }) => {
    const address = target.closest("[role=option]")?.dataset.address;
    if (address) location = address;
  });
}
