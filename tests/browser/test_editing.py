"""An editor logs in, writes a study, looks at it, publishes it; a visitor finds it. In French, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

TITLE = "Les quatre saisons d’un verger partagé"
SUMMARY = "Ce que trois communes ont appris en replantant ensemble."


@pytest.fixture
def visitor(nojs_page) -> Page:
    """Somebody else, who is not logged in."""
    return nojs_page


def log_in(page, username, password):
    """Fill the form that anybody gets who opens the admin."""
    page.goto("/admin/")
    page.get_by_label("Identifiant").fill(username)
    page.get_by_label("Mot de passe").fill(password)
    page.get_by_role("button", name="Se connecter").click()


def test_a_wrong_password_is_refused_in_french(page):
    log_in(page, "editeur", "pas le bon mot de passe")
    expect(page.get_by_role("status")).to_contain_text("mot de passe ne correspondent à aucun")
    expect(page.get_by_label("Mot de passe")).to_be_visible()


def test_an_editor_writes_previews_and_publishes_a_study(page, accounts, visitor):
    log_in(page, "editeur", accounts["editeur"])
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    start_study(page)
    fill_study(page)
    save_draft(page)
    assert not is_listed(visitor)

    expect(preview(page).locator("h1")).to_have_text(TITLE)
    expect(preview(page).get_by_text(SUMMARY)).to_be_visible()

    publish(page)
    assert is_listed(visitor)
    visitor.get_by_role("link", name=TITLE).click()
    expect(visitor.locator("h1")).to_have_text(TITLE)
    expect(visitor.get_by_role("list", name="Niveaux de besoin")).to_have_text(re.compile("Comprendre"))

    log_out(page)


def start_study(page):
    """From the home of the admin to an empty form in the rubric « Évaluer »."""
    page.get_by_role("link", name="Une étude", exact=True).click()
    page.get_by_role("main").get_by_role("link", name="Évaluer").click()
    expect(page.get_by_role("tab", name="Contenu")).to_have_attribute("aria-selected", "true")


def fill_study(page):
    """What the form requires, and no more."""
    page.get_by_role("textbox", name="Titre").fill(TITLE)
    page.get_by_role("textbox", name="Résumé").fill(SUMMARY)
    page.get_by_role("tab", name="Classement").click()
    page.get_by_role("checkbox", name="Comprendre").check()


def save_draft(page):
    """Keep it without publishing; the page then has an address of its own in the admin."""
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page).to_have_url(re.compile(r"/admin/pages/\d+/edit/"))
    page.reload()
    expect(page.get_by_role("textbox", name="Titre")).to_have_value(TITLE)


def preview(page):
    """The page as it will be, beside the form."""
    panel = page.locator("[data-side-panel='preview']")
    if not panel.is_visible():
        page.get_by_role("button", name="Afficher/masquer la prévisualisation").click()
    return page.frame_locator("#w-preview-iframe, [data-w-preview-target='iframe']").first


def publish(page):
    """The second action of the menu at the foot of the form."""
    page.get_by_role("button", name="Plus d'actions").click()
    page.get_by_role("button", name="Publier", exact=True).click()
    expect(page.locator(".messages")).to_contain_text("a été publiée")


def is_listed(visitor):
    """Whether a visitor who searches the catalogue for it is shown the study."""
    visitor.goto("/ressources/?q=verger&type=etude")
    return visitor.get_by_role("link", name=TITLE).count() == 1


def log_out(page):
    """By the menu of the account; the admin then asks for the password again."""
    page.goto("/admin/")
    page.get_by_role("button", name="editeur").click()
    page.get_by_role("button", name="Se déconnecter").click()
    page.goto("/admin/")
    expect(page.get_by_label("Mot de passe")).to_be_visible()
