"""Words that sort the collection and words that visitors type."""

from playwright.sync_api import expect

from tests.guide.guest import Guest

TYPED = "pédibus scolaire"


def keep_words(guest: Guest, arrive) -> None:
    """Each of the menus; what was searched in vain."""
    visitor = arrive()
    visitor.page.goto(f"/ressources/?q={TYPED.replace(' ', '+')}")
    visitor.leave()
    guest.home()
    guest.shoot("menu-editeur")
    bar = guest.page.get_by_role("navigation", name="Menu principal")
    guest.click("button", "Aide", bar)
    guest.shoot("menu-aide", bar, bar.get_by_role("link", name="Guide de l’éditeur"), room=0)
    for menu, name in (("Vocabulaires", "Thèmes"), ("Vocabulaires", "Organisations"), ("Vocabulaires", "Références")):
        add(guest, menu, name)
    add(guest, "Mots et chiffres", "Glossaire")
    add(guest, "Mots et chiffres", "Chiffres clés")
    guest.shoot("chiffre-cle", guest.section("Le chiffre"))
    guest.menu("Recherche", "Recherches sans résultat")
    row = guest.page.get_by_role("row").filter(has_text=TYPED)  # others may have searched in vain too
    expect(row).to_be_visible()
    guest.shoot("recherches-sans-resultat", guest.page.get_by_role("table"))
    row.get_by_role("link", name="Ajouter un synonyme").click()
    guest.look()


def add(guest: Guest, menu: str, name: str) -> None:
    """Open the form that adds a word."""
    guest.menu(menu, name)
    guest.look()
    guest.page.get_by_role("navigation", name="Actions").get_by_role("link", name="Ajouter").first.click()
    guest.look()
