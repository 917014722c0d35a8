"""A new editor publishes a case that was told to them, from an empty form, guided by the screen alone."""

from playwright.sync_api import expect

from tests.browser.desk import Desk

TITLE = "Figeac : un verger planté par les habitants et les entreprises"
TOLD = "Les sources n’en disent rien."
STORY = ["Contexte", "Démarche", "Leviers", "Freins et ce qui n’a pas marché", "Résultats"]
STORY += ["À reprendre si…", "À éviter si…"]
ACTORS = [("Mairie du verger", "Collectivité", "Pilote"), ("Les amis du verger", "Association", "Partenaire")]


def test_an_editor_publishes_a_case_in_under_ten_minutes(page, nojs_page, accounts):
    desk = Desk(page)
    desk.log_in("editeur", accounts["editeur"])
    desk.open("Un cas de territoire")
    desk.open("Mettre en œuvre")
    say_what_was_done(desk)
    choose_territory(desk, "Figeac")
    add_actors(desk)
    for heading in STORY:
        desk.write(heading, TOLD)
    desk.click("tab", "Classement")
    desk.tick("S’approprier")
    desk.publish()
    print(desk.told())
    assert desk.seconds < 180  # a person types and reads: ten minutes is their limit
    assert desk.clicks <= 25
    assert desk.screens <= 11
    found_by_a_visitor(nojs_page)


def say_what_was_done(desk):
    """Title, summary, and what the action is."""
    desk.write("Titre", TITLE)
    desk.write("Résumé", "Un verger ouvert à tous, planté sur un terrain communal.")
    desk.write("Défi", "Un terrain en friche dont personne ne voulait.")
    desk.choose("Échelle de l’action", "Commune")
    desk.choose("Où en est l’action", "En cours")


def choose_territory(desk, name):
    """By its name, among those that begin so."""
    desk.click("button", "Choisir un territoire", desk.row("Territoire 1"))
    desk.write("Nom ou code officiel", name, desk.window)
    desk.window.get_by_role("link", name=name).first.click()
    expect(desk.row("Territoire 1")).to_contain_text(name)
    desk.clicks, desk.screens = desk.clicks + 1, desk.screens + 1


def add_actors(desk):
    """Neither is known yet: each is made where it is chosen."""
    for number, (name, family, role) in enumerate(ACTORS, 1):
        row = desk.row(f"Acteur {number}")
        desk.add_organisation(row, name, family)
        desk.choose("Rôle", role, row)


def found_by_a_visitor(visitor):
    """By the territory and the families of actors; then they read it."""
    visitor.goto("/ressources/?q=verger+Figeac&type=cas")
    visitor.get_by_role("link", name=TITLE).click()
    expect(visitor.locator("h1")).to_have_text(TITLE)
    for text in ("Figeac", *(name for name, _, _ in ACTORS)):
        expect(visitor.get_by_role("main")).to_contain_text(text)
