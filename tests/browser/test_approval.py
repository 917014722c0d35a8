"""An editor asks; a partner without account approves on a telephone, without JavaScript; the history tells."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.injected import inspect, run_axe
from tests.browser.test_editing import log_in

CASE = "/admin/cas/"
SIGNED = {"Prénom et nom": "Camille Roux", "Fonction et organisme": "Directrice, Fédération des lieux"}
SUMMARY = "Un résumé que la fédération doit approuver."


@pytest.fixture
def partner(nojs_page) -> Page:
    """Somebody who has no account, on a telephone, without JavaScript."""
    nojs_page.set_viewport_size({"width": 390, "height": 800})
    return nojs_page


def save_a_draft(page):
    """Change the first case of the list without publishing it; the address of its form."""
    page.goto(CASE)
    page.locator("table a[href*='/edit/']").first.click()
    page.get_by_role("textbox", name="Résumé").fill(SUMMARY)
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.locator(".messages")).to_contain_text("est enregistrée")
    return urlsplit(page.url).path


def make_link(page, edit):
    """From the menu of the page to the address to send."""
    page.goto(edit)
    page.get_by_role("button", name="Actions", exact=True).first.click()
    page.get_by_role("link", name="Faire approuver par un partenaire").click()
    page.get_by_label("À qui le demandez-vous").fill("Fédération des lieux")
    page.get_by_role("button", name="Faire le lien").click()
    return page.get_by_role("textbox", name="Adresse à envoyer").first.input_value()


def send(partner, decision, **fields):
    """Answer, as one does on a page."""
    partner.get_by_role("radio", name=decision).check()
    for label, value in (SIGNED | fields).items():
        partner.get_by_role("textbox", name=label).fill(value)
    partner.get_by_role("button", name="Signer et envoyer ma réponse").click()


def test_a_partner_without_account_comments_then_approves_and_the_history_says_so(page, accounts, partner):
    log_in(page, "editeur", accounts["editeur"])
    edit = save_a_draft(page)
    address = make_link(page, edit)
    page.get_by_role("button", name="Copier l’adresse").first.click()
    expect(page.locator("output").first).to_have_text(re.compile("Adresse (copiée|sélectionnée)"))

    partner.goto(address)
    expect(partner.get_by_text(SUMMARY)).to_be_visible()
    partner.get_by_role("link", name="Donner votre réponse").click()
    expect(partner.get_by_role("heading", name="votre réponse")).to_be_in_viewport()
    send(partner, "J’ai des remarques")
    expect(partner.get_by_role("alert")).to_be_in_viewport()
    expect(partner.get_by_role("alert")).to_contain_text("Écrivez vos remarques")
    send(partner, "J’ai des remarques", Remarques="Le budget n’est pas le bon.")
    expect(partner.get_by_text("Le budget n’est pas le bon.")).to_be_in_viewport()
    send(partner, "J’approuve cette version")
    expect(partner.get_by_text("par Camille Roux, Directrice, Fédération des lieux").last).to_be_visible()
    assert partner.context.cookies() == []

    page.goto(edit)
    expect(page.locator(".messages")).to_contain_text("Approuvée par Camille Roux, Directrice, Fédération des lieux")
    page.goto(edit.replace("/edit/", "/history/"))
    newest = page.locator("table.listing tbody tr").first
    expect(newest).to_contain_text(re.compile("Approuvée par Camille Roux, .*, par lien .version du .*, empreinte"))


@pytest.mark.parametrize("screen", [(320, "light"), (390, "dark"), (1280, "light")])
def test_what_a_partner_reads_can_be_used_by_everyone(page, accounts, screen):
    log_in(page, "editeur", accounts["editeur"])
    address = make_link(page, save_a_draft(page))
    page.context.clear_cookies()
    page.goto(address)
    assert run_axe(page) == []
    assert inspect(page, "isCramped") + inspect(page, "isBadlyBuilt") == []
    page.get_by_role("radio", name="J’ai des remarques").check()
    for label, value in SIGNED.items():
        page.get_by_role("textbox", name=label).fill(value)
    page.get_by_role("button", name="Signer et envoyer ma réponse").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert run_axe(page) == []
    page.emulate_media(media="print", color_scheme="light")
    page.set_viewport_size({"width": 673, "height": 800})
    assert inspect(page, "isCramped") + inspect(page, "hasControls") + inspect(page, "isPaleOnPaper") == []
