"""A spreadsheet on its way in: its columns, what its lines would do, one of them wrong; then it is given up."""

from playwright.sync_api import expect

from tests.guide.guest import Guest

ROWS = (
    "Intitulé;Genre;Où la ranger;Date de parution;En bref\n"
    "Covoiturer entre villages : bilan d’une première année;Étude;Se former;2025-03;Ce qui a changé en un an.\n"
    "Ouvrir un lieu partagé dans un bourg;Guide;Mettre en œuvre;2024;Les étapes, de l’idée à l’ouverture.\n"
    "Une friche devenue atelier;Étude;Évaluer;l’an dernier;Ce que l’atelier a coûté et rapporté.\n"
)
COLUMNS = {
    "Intitulé": "Titre",
    "Genre": "Type",
    "Où la ranger": "Rubrique",
    "Date de parution": "Date",
    "En bref": "Résumé",
}
SECONDS = 60  # each step is a process of its own, which has to start


def import_rows(guest: Guest) -> None:
    """From the file to the preview."""
    guest.menu("Import et export")
    guest.look()
    file = {"name": "fiches-a-ajouter.csv", "mimeType": "text/csv", "buffer": ROWS.encode()}
    guest.page.get_by_label("Fichier à importer").set_input_files(file)
    guest.click("button", "Envoyer et relier les colonnes")
    expect(guest.page.get_by_role("button", name="Contrôler les lignes")).to_be_visible(timeout=SECONDS * 1000)
    for header, column in COLUMNS.items():
        guest.page.get_by_label(header, exact=True).select_option(label=column)
    guest.look()
    guest.click("button", "Contrôler les lignes")
    lines = guest.page.get_by_role("table")
    expect(lines).to_contain_text("n’est pas une date", timeout=SECONDS * 1000)
    guest.look()
    counts = guest.page.get_by_role("heading", name="Ce que deviennent les lignes")
    guest.shoot("import-apercu", counts, lines)
    guest.click("button", "Abandonner")
    guest.told_that("L’import est abandonné")
