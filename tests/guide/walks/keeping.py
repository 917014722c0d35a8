"""What is published goes on being true, and each thing has one name."""

from playwright.sync_api import expect

from tests.guide.guest import Guest

TWICE = "Coopérations territoriales"


def keep_true(guest: Guest) -> None:
    """A page is reviewed, and it is taken back; a theme that was there twice is merged."""
    guest.home()
    guest.menu("Rapports", "À revoir")
    guest.shoot("revues", guest.page.get_by_role("table"), height=330)
    guest.page.get_by_role("link", name="Date…").first.click()
    expect(guest.page.get_by_role("button", name="Changer seulement la date")).to_be_visible()
    guest.look()
    guest.menu("Rapports", "À revoir")
    guest.page.get_by_role("button", name="Oui").first.click()
    guest.told_that("toujours juste")
    guest.look()
    guest.page.get_by_role("button", name="Annuler").click()
    guest.told_that("C’est annulé")
    merge(guest)
    guest.page.goto("/admin/account/")
    guest.page.get_by_role("tab", name="Notifications").click()
    guest.look()


def merge(guest: Guest) -> None:
    """A theme is added under another name, found among lookalikes, merged."""
    guest.menu("Vocabulaires", "Thèmes")
    guest.page.get_by_role("navigation", name="Actions").get_by_role("link", name="Ajouter").first.click()
    guest.page.get_by_role("textbox", name="Nom").fill(TWICE)
    guest.click("button", "Enregistrer")
    guest.page.get_by_role("link", name=TWICE).click()
    guest.click("button", "Plus d'actions")
    guest.look()
    guest.menu("Rapports", "Doublons possibles")
    guest.look()
    guest.page.get_by_role("navigation", name="Ce qui est comparé").get_by_role("link", name="Thèmes").click()
    guest.look()
    guest.page.get_by_role("listitem").filter(has_text=TWICE).get_by_role("link", name="Fusionner…").click()
    guest.shoot(
        "fusionner",
        guest.page.get_by_role("heading", name="Ce qui changera"),
        guest.page.get_by_role("table").or_(guest.page.get_by_text("Aucune ressource")),
        guest.page.get_by_role("button", name="Fusionner pour de bon"),
    )
    guest.page.get_by_role("checkbox", name="J’ai compris").check()
    guest.look()
    guest.click("button", "Fusionner pour de bon")
    guest.told_that("C’est fait")
