"""Nothing missing: the meter leads to what is missing, and what readers would stumble on comes before publication."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_editing import log_in, start_study

# Wagtail begins to watch a form two seconds after it was opened: what is filled in before is not a change.
WATCHED = """() => new Promise((done) => {
  document.addEventListener("w-unsaved:watch-edits", done, { once: true });
  setTimeout(done, 3000);
})"""


@pytest.fixture
def form(page, accounts):
    """An empty form of a study, open before an editor."""
    log_in(page, "editeur", accounts["editeur"])
    start_study(page)
    page.evaluate(WATCHED)
    return page


def test_the_meter_leads_to_each_field_and_follows_what_is_written(form):
    meter = form.locator("#completude")
    expect(meter).to_contain_text("0 sur 10")
    meter.get_by_role("link", name="le niveau de besoin").click()
    expect(form.get_by_role("tab", name="Classement")).to_have_attribute("aria-selected", "true")
    expect(form.get_by_role("checkbox", name="Comprendre")).to_be_focused()
    form.keyboard.press("Space")
    form.get_by_role("tab", name="Contenu").click()
    form.get_by_role("textbox", name="Titre").fill("Un verger à plusieurs")
    form.get_by_role("textbox", name="Résumé").fill("Trois communes replantent.")
    expect(meter).to_contain_text("3 sur 10. Pour publier ou demander une relecture")
    meter.get_by_role("link", name="le document").click()
    expect(form.get_by_role("button", name="Ajouter : fichier")).to_be_focused()


def test_what_readers_would_stumble_on_is_shown_before_publication(form):
    form.get_by_role("textbox", name="Titre").fill("Une étude qui commence trop bas")
    form.get_by_role("textbox", name="Résumé").fill("Trois communes replantent.")
    form.locator("#panel-child-contenu-body-section").get_by_role("button", name="Insérer un bloc").click()
    form.get_by_role("option", name=re.compile("Sous-intertitre")).click()
    form.get_by_role("textbox", name="Intertitre").fill("Planter")
    form.get_by_role("tab", name="Classement").click()
    form.get_by_role("checkbox", name="Comprendre").check()
    form.get_by_role("button", name="Plus d'actions").click()
    form.get_by_role("button", name="Publier", exact=True).click()
    expect(form.get_by_role("heading", level=1)).to_contain_text("Avant de publier")
    remark = form.get_by_role("listitem").filter(has_text="vient avant tout intertitre")
    remark.get_by_role("link", name="Corriger").click()
    expect(form.get_by_role("textbox", name="Intertitre")).to_be_in_viewport()
    form.get_by_role("button", name="Plus d'actions").click()
    form.get_by_role("button", name="Publier", exact=True).click()
    form.get_by_role("button", name="Publier quand même").click()
    expect(form.locator(".messages")).to_contain_text("a été publiée")
