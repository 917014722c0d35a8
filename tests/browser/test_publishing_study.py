"""A new editor publishes a study with its PDF from an empty form, guided by the screen alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.catalogue.files import pdf

TITLE = "Ce que les haies font gagner aux communes"
PUBLISHER = "Observatoire des haies"
TEXT = "Douze communes ont planté des haies en dix ans."


@pytest.fixture
def file(tmp_path):
    """The study, as it stands on the editor's computer."""
    path = tmp_path / "etude-haies.pdf"
    path.write_bytes(pdf(TEXT))
    return path


def test_an_editor_publishes_a_study_and_its_pdf_in_under_five_minutes(page, nojs_page, accounts, file):
    desk = Desk(page)
    desk.log_in("editeur", accounts["editeur"])
    desk.open("Une étude")
    desk.open("Évaluer")
    write_study(desk, file)
    desk.publish()
    print(desk.told())
    assert desk.seconds < 120  # a person types and reads: five minutes is their limit
    assert desk.clicks <= 20
    assert desk.screens <= 9
    found_by_a_visitor(nojs_page)


def write_study(desk, file):
    """What the form asks for, then the document and who published it."""
    desk.write("Titre", TITLE)
    desk.write("Résumé", "Une enquête dans douze communes : coûts, gains et limites.")
    desk.click("tab", "Classement")
    desk.tick("Comprendre")
    desk.tick("Action publique locale")
    desk.click("tab", "Document et sources")
    desk.click("button", "Ajouter : fichier")
    send_file(desk, file)
    desk.click("button", "Ajouter : organisation")
    desk.add_organisation(desk.row("Organisation 1"), PUBLISHER, "Association")
    desk.choose("Rôle", "Éditeur", desk.row("Organisation 1"))


def send_file(desk, file):
    """From the computer, in the window where a document is chosen; its name fills in the title."""
    desk.click("button", "Choisir un document", desk.row("Fichier 1"))
    desk.click("tab", "Transférer", desk.window)
    desk.window.get_by_label("Fichier").set_input_files(file)
    expect(desk.window.get_by_label("Titre")).to_have_value("etude-haies")
    desk.click("button", "Transférer", desk.window)
    expect(desk.row("Fichier 1")).to_contain_text("etude-haies")
    desk.screens += 1


def found_by_a_visitor(visitor):
    """By a word of the file; then they read who published it, and open the file."""
    visitor.goto("/ressources/?q=haies&type=etude")
    visitor.get_by_role("link", name=TITLE).click()
    expect(visitor.locator("h1")).to_have_text(TITLE)
    expect(visitor.get_by_role("main")).to_contain_text(PUBLISHER)
    link = visitor.get_by_role("main").get_by_role("link", name="PDF").first
    sent = visitor.request.get(link.get_attribute("href"))
    assert (sent.status, sent.headers["content-type"], sent.body()[:5]) == (200, "application/pdf", b"%PDF-")
