/* A button that copies the field named by its `data-copy`. Without this, the field is there to be selected. */

for (const button of document.querySelectorAll("button[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const said = document.createElement("output");
  button.after(said);
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    said.textContent = (await copied(field)) ? "Adresse copiée" : "Adresse sélectionnée\u00a0: copiez-la avec Ctrl + C";
  });
}

/** Whether the clipboard took it; browsers refuse outside https. */
async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
