"""A study with its PDF, from the home page of the admin to the public page."""

from playwright.sync_api import expect

from tests.catalogue.files import pdf
from tests.guide.guest import Guest

TITLE = "Exemple : covoiturer entre villages"
SUMMARY = "Ce que douze communes ont appris en organisant ensemble le covoiturage de tous les jours."
PUBLISHER = "Observatoire des mobilités (exemple)"
FILE = {"name": "covoiturer-entre-villages.pdf", "mimeType": "application/pdf"}


def publish(guest: Guest) -> str:
    """Publish it; the address of its form."""
    guest.shoot("ajouter-une-ressource", guest.section("Ajouter une ressource"))
    guest.open("Une étude")
    guest.look()
    guest.open("Évaluer")
    guest.settle()
    guest.shoot("formulaire")
    write(guest)
    attach(guest)
    guest.kept()
    guest.look()
    guest.click("button", "Plus d'actions")
    foot = guest.page.get_by_role("navigation", name="Actions (pied de page)")
    guest.shoot("publier", foot, foot.get_by_role("button", name="Publier", exact=True), room=0)
    foot.get_by_role("button", name="Publier", exact=True).click()
    expect(guest.page.get_by_role("heading", level=1)).to_contain_text("Avant de publier")
    guest.shoot("avant-de-publier", guest.page.locator("main header"), guest.page.locator("main form[method=post]"))
    guest.click("button", "Publier quand même")
    said = guest.told_that("a été publiée")
    guest.shoot("page-publiee", said.locator("ul"))
    edit = said.get_by_role("link", name="Modifier").get_attribute("href")
    guest.page.goto(said.get_by_role("link", name="Voir en ligne").get_attribute("href"))
    guest.shoot("etude-en-ligne")
    return edit


def write(guest: Guest) -> None:
    """What the form asks for."""
    guest.write("Titre", TITLE)
    guest.write("Résumé", SUMMARY)
    guest.click("tab", "Classement")
    guest.look()
    guest.tick("Comprendre")
    guest.tick("Territoires ruraux")
    guest.shoot("niveau-de-besoin", guest.section("Niveaux de besoin"))


def attach(guest: Guest) -> None:
    """The document, who published it, when."""
    guest.click("tab", "Document et sources")
    guest.click("button", "Ajouter : fichier")
    guest.click("button", "Choisir un document", guest.row("Fichier 1"))
    guest.look()
    guest.click("tab", "Transférer", guest.window)
    guest.window.get_by_label("Fichier").set_input_files({**FILE, "buffer": pdf("Douze communes racontent.")})
    expect(guest.window.get_by_label("Titre")).to_have_value("covoiturer-entre-villages")
    guest.write("Titre", "Covoiturer entre villages", guest.window)
    guest.shoot("transferer-un-fichier", guest.window.locator(".modal-content"), room=0)
    guest.click("button", "Transférer", guest.window)
    expect(guest.row("Fichier 1")).to_contain_text("Covoiturer entre villages")
    guest.click("button", "Ajouter : organisation")
    guest.add_organisation(guest.row("Organisation 1"), PUBLISHER, "Association")
    guest.choose("Rôle", "Éditeur", guest.row("Organisation 1"))
    guest.page.get_by_role("spinbutton", name="Année de parution").fill("2026")
