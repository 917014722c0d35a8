/** In the admin: a file that is too heavy is refused before it is sent, beside its field. */

document.addEventListener("change", ({ target }) => {
  if (target.matches?.("input[type=file][data-heaviest]")) weigh(target);
});

// Wagtail's choosers send their form themselves, from a button that then waits: stop the click, by hand or by Enter.
document.addEventListener("click", stop, { capture: true });

/** Send nothing as long as a file of the form is too heavy. */
function stop(event) {
  const form = event.target.closest?.("[type=submit]")?.form;
  const heavy = [...(form?.elements ?? [])].find((field) => field.matches("[data-heaviest]") && field.validity.customError);
  if (!heavy) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  weigh(heavy); // says it again
  heavy.scrollIntoView({ block: "center" });
}

/** Say it under the field, which is no longer valid. */
function weigh(field) {
  const heavy = [...field.files].find((file) => file.size > Number(field.dataset.heaviest));
  const said = heavy
    ? `«\u00a0${heavy.name}\u00a0» pèse ${megabytes(heavy.size)}\u00a0: la limite est de ${field.dataset.heaviestText}. ` +
      "Enregistrez-en une copie plus légère, avec des images réduites, ou coupez-le en plusieurs fichiers."
    : "";
  field.setCustomValidity(said);
  remark(field).textContent = said;
}

/** Where it is said: announced, and named by the field. */
function remark(field) {
  const id = `${field.id}-weight`;
  const found = document.getElementById(id);
  if (found) return found;
  const made = document.createElement("p");
  made.id = id;
  made.className = "error-message heavy-file";
  made.setAttribute("role", "alert");
  field.after(made);
  field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
  return made;
}

/** « 191 Mo », counted as the limit is. */
function megabytes(size) {
  return `${Math.ceil(size / 1024 ** 2).toLocaleString("fr-FR")} Mo`;
}
