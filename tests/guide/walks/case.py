"""A case told on the telephone, kept as a draft."""

from playwright.sync_api import expect

from tests.guide.guest import Guest

TITLE = "Exemple : une épicerie rouverte par les habitants et la commune"


def tell(guest: Guest) -> None:
    """Write what is known; the rest is named by the meter and by the errors."""
    guest.home()
    guest.open("Un cas de territoire")
    guest.open("Mettre en œuvre")
    guest.shoot("completude-d-un-cas", guest.page.locator("#completude"))
    guest.write("Titre", TITLE)
    guest.write("Résumé", "Habitants, mairie et grossiste ont rouvert l’épicerie du village, fermée depuis trois ans.")
    guest.write("Défi", "Plus aucun commerce à moins de douze kilomètres.")
    guest.choose("Échelle de l’action", "Commune")
    guest.choose("Où en est l’action", "En cours")
    choose_place(guest)
    add_actor(guest)
    guest.write("Contexte", "Un village de 600 habitants. La dernière épicerie avait fermé.")
    guest.write("Freins et ce qui n’a pas marché", "Les sources n’en disent rien.")
    guest.shoot("recit", guest.section("Le récit"), height=760)
    guest.act("Demander : Relecture par un éditeur")
    guest.told_that("Ce qui manque")
    guest.shoot("champ-manquant", guest.page.locator(".messages ul"))
    guest.click("button", "Aller à la première erreur")


def choose_place(guest: Guest) -> None:
    """By the beginning of its name."""
    guest.click("button", "Choisir un territoire", guest.row("Territoire 1"))
    guest.write("Nom ou code officiel", "Figeac", guest.window)
    expect(guest.window.get_by_role("link", name="Figeac").first).to_be_visible()
    guest.shoot("choisir-un-territoire", guest.window.locator(".modal-content"), height=600, room=0)
    guest.window.get_by_role("link", name="Figeac").first.click()
    expect(guest.row("Territoire 1")).to_contain_text("Figeac")


def add_actor(guest: Guest) -> None:
    """Who is not in the list yet."""
    guest.click("button", "Choisir : organisation", guest.row("Acteur 1"))
    guest.look()
    guest.click("tab", "Ajouter une organisation", guest.window)
    guest.write("Nom", "L’épicerie des voisins (exemple)", guest.window)
    guest.choose("Famille d’acteurs", "Association", guest.window)
    guest.shoot("ajouter-une-organisation", guest.window.locator(".modal-content"), room=0)
    guest.click("button", "Ajouter et choisir", guest.window)
    expect(guest.row("Acteur 1")).to_contain_text("L’épicerie des voisins")
