"""What becomes of a published page: a correction, a file replaced, a new edition."""

from playwright.sync_api import expect

from tests.catalogue.files import pdf
from tests.guide.guest import Guest
from tests.guide.walks.study import FILE, TITLE

NOTICE = "Page 12, la première version du fichier comptait treize communes. Il faut lire douze."


def correct(guest: Guest, edit: str) -> None:
    """Replace the file, say what was wrong, prepare the next edition."""
    replace_file(guest)
    guest.page.goto(edit)
    guest.on_page("Publier un rectificatif")
    guest.look()
    guest.page.get_by_role("textbox", name="Ce qui était faux").fill(NOTICE)
    guest.click("button", "Voir avant de publier")
    expect(guest.page.get_by_role("button", name="Publier ce rectificatif")).to_be_visible()
    guest.look()
    guest.click("button", "Publier ce rectificatif")
    said = guest.told_that("Le rectificatif est publié")
    guest.page.goto(said.get_by_role("link", name="Voir la page").get_attribute("href"))
    guest.shoot("rectificatif-en-ligne", guest.page.get_by_role("region", name="Rectificatifs"))
    former = guest.page.locator("details.former")
    former.locator("summary").click()
    guest.shoot("versions-precedentes", former)
    begin_next_edition(guest)


def replace_file(guest: Guest) -> None:
    """On the sheet of the document."""
    guest.home()
    guest.menu("Documents")
    guest.look()
    guest.page.get_by_role("link", name="Covoiturer entre villages").first.click()
    guest.page.locator("input[type=file]").set_input_files({**FILE, "buffer": pdf("Douze communes, et non treize.")})
    guest.shoot("fiche-d-un-document", guest.page.locator("main form[enctype]"))
    guest.click("button", "Enregistrer")
    guest.told_that("mis à jour")


def begin_next_edition(guest: Guest) -> None:
    """A new page that says which one it replaces; it stays a draft."""
    guest.home()
    guest.open("Une étude")
    guest.open("Évaluer")
    guest.write("Titre", f"{TITLE}, deux ans après")
    guest.click("tab", "Document et sources")
    panel = guest.section("Édition précédente")
    panel.get_by_role("button", name="Choisissez une page").click()
    guest.look()
    guest.window.get_by_role("textbox").first.fill("covoiturer")
    guest.window.get_by_role("link", name=TITLE, exact=True).click()
    expect(panel).to_contain_text(TITLE)
    guest.shoot("edition-precedente", panel)
