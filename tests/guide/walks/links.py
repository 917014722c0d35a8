"""Links to other sites: one that cannot be checked, since its address is of a private network; nobody is asked."""

from playwright.sync_api import expect

from tests.guide.guest import Guest

PRIVATE = "https://extranet.exemple.local/covoiturer-entre-villages.pdf"
SECONDS = 60  # a check is a process of its own, which has to start


def check(guest: Guest, edit: str) -> None:
    """The links of one page, checked; the report of all."""
    guest.page.goto(edit)
    guest.click("tab", "Document et sources")
    guest.settle()
    guest.write("Adresse du document", PRIVATE)
    guest.act("Publier")
    anyway = guest.page.get_by_role("button", name="Publier quand même", exact=True)
    published = guest.page.get_by_text("a été publiée")
    expect(anyway.or_(published).first).to_be_visible()
    if anyway.is_visible():  # the walks before may have mended what there was to say of the page
        anyway.click()
    guest.told_that("a été publiée")
    guest.page.goto(edit)
    guest.on_page("Liens de cette page")
    guest.look()
    guest.click("button", "Vérifier les liens de cette page")
    guest.look()
    said = guest.page.get_by_role("status").filter(has_text="La vérification est terminée")
    expect(said).to_be_visible(timeout=SECONDS * 1000)
    table = guest.page.get_by_role("table")
    expect(table).to_contain_text("non vérifiable")
    guest.shoot("liens-de-la-page", guest.page.locator("#links-state"), table)
    table.get_by_role("button", name="Vérifié à la main, c’est bon").click()
    guest.told_that("vérifié à la main")
    guest.look()
    guest.menu("Rapports", "Liens")
    guest.look()
