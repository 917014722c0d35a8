/* A button that copies what its `data-copy` selects: a field, or any text. Hidden until this script can work. */

for (const button of document.querySelectorAll("button[data-copy]")) {
  const source = document.querySelector(button.dataset.copy);
  const said = document.createElement("output");
  button.after(said);
  button.hidden = false;
  button.addEventListener("click", async () => {
    said.textContent = (await copied(source)) ? "Copié" : "Sélectionné\u00a0: copiez avec Ctrl + C";
    setTimeout(() => (said.textContent = ""), 5000);
  });
}

/** Whether the clipboard took it; browsers refuse outside https, and then it is left selected. */
async function copied(source) {
  try {
    await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
    return true;
  } catch {
    if (source.select) source.select();
    else getSelection().selectAllChildren(source);
    return document.execCommand("copy");
  }
}
