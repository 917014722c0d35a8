"""What to do when something goes wrong, and how to take back what was published by mistake."""

from playwright.sync_api import expect

from tests.browser.test_bad_luck import PASTE, WORD
from tests.guide.guest import Guest


def meet(guest: Guest, edit: str) -> None:
    """A schedule, a paste from Word, a session that ends, an old version, a page taken offline."""
    guest.page.goto(edit)
    paste(guest)
    guest.page.goto(edit)
    plan(guest)
    take_up_session(guest)
    look_back(guest, edit)
    guest.page.goto(edit)
    guest.on_page("Dépublier")
    expect(guest.page.get_by_role("button", name="Oui, la dépublier")).to_be_visible()
    guest.look()
    guest.click("button", "Oui, la dépublier")
    guest.told_that("dépubliée")


def plan(guest: Guest) -> None:
    """When a page appears and disappears."""
    panel = guest.side("Afficher/masquer le statut")
    guest.look()
    panel.get_by_role("button", name="Programmer").click()
    guest.shoot("programmer", guest.window.locator(".w-dialog__box"), room=0)
    guest.window.get_by_role("textbox", name="Date/heure de publication").fill("01/01/2040 09:00")
    guest.click("button", "Enregistrer la programmation", guest.window)
    foot = guest.page.get_by_role("navigation", name="Actions (pied de page)")
    guest.click("button", "Plus d'actions", foot)
    expect(foot.get_by_role("button", name="Programmer pour publication")).to_be_visible()
    guest.look()


def paste(guest: Guest) -> None:
    """A piece of a Word document."""
    text = guest.section("Texte")
    text.get_by_role("button", name="Insérer un bloc").first.click()
    guest.page.get_by_role("option", name="Texte", exact=True).click()
    field = text.locator("[contenteditable=true]").first
    field.click()
    field.evaluate(PASTE, WORD)
    said = text.locator(".paste-remark")
    expect(said).to_contain_text("Les titres sont devenus")
    guest.shoot("colle-de-word", text.locator(".Draftail-Editor").first, said)
    guest.click("button", "Enregistrer le brouillon")  # else it may be saved by itself after the next form is open
    guest.told_that("est enregistrée")


def take_up_session(guest: Guest) -> None:
    """The session ends while somebody writes."""
    guest.home()
    guest.open("Une étude")
    guest.open("Évaluer")
    guest.write("Titre", "Exemple\u00a0: écrit trop tard")
    cookies = guest.page.context.cookies()
    guest.page.context.clear_cookies()
    guest.click("button", "Enregistrer le brouillon")
    expect(guest.page.get_by_role("heading", level=1)).to_have_text("Rien n’est perdu")
    guest.shoot("rien-n-est-perdu", guest.page.locator("main"))
    guest.page.context.clear_cookies()
    guest.page.context.add_cookies(cookies)


def look_back(guest: Guest, edit: str) -> None:
    """In the history, an older version: there is one, since a draft is saved here."""
    guest.page.goto(edit)
    guest.click("button", "Enregistrer le brouillon")
    expect(guest.page.locator(".messages")).to_contain_text("est enregistrée")
    guest.page.get_by_role("link", name="Historique").first.click()
    table = guest.page.get_by_role("table")
    table.get_by_role("button", name="Actions").last.click()
    guest.shoot("historique", table, guest.page.get_by_role("tooltip"))
    guest.page.get_by_role("link", name="Passer en revue cette version").last.click()
    guest.look()
    guest.click("button", "Plus d'actions")
    guest.look()
