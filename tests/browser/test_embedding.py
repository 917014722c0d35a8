"""« Intégrer »: the preview and the code follow what one chooses; without JavaScript, a button does it."""

import re

from playwright.sync_api import expect

ADDRESS = "/integrer/?liste=1&rubrique=evaluer"


def test_the_code_follows_what_one_chooses(page, nojs_page, console):
    page.goto(ADDRESS)
    page.evaluate("document.body.dataset.stayed = ''")
    expect(page.get_by_role("button", name="Mettre à jour")).to_be_hidden()
    page.get_by_label("Sombre").check()
    expect(page.locator("#apercu iframe")).to_have_attribute("src", re.compile("apparence=sombre"))
    expect(page.locator("#code-cadre")).to_have_value(re.compile("apparence=sombre"))
    page.get_by_label("Nombre de ressources").fill("3")
    expect(page.locator("#apercu iframe")).to_have_attribute("src", re.compile("nombre=3&apparence=sombre"))
    expect(page.locator("[role=status]")).to_have_text("Aperçu et codes mis à jour")
    expect(page.locator("#apercu iframe")).to_have_attribute("style", re.compile("height"))
    expect(page).to_have_url(re.compile("nombre=3"))
    expect(page.locator("body")).to_have_attribute("data-stayed", "")
    page.get_by_role("button", name="Copier : Lien en HTML").click()
    expect(page.get_by_text("Copié", exact=True)).to_be_visible()
    page.get_by_label("Votre nom de partenaire").fill("deux mots")
    page.get_by_label("Votre nom de partenaire").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("1 erreur à corriger")
    assert {"400" in said for said in console} == {True}
    console.clear()

    nojs_page.goto(ADDRESS)
    nojs_page.get_by_label("Clair").check()
    nojs_page.get_by_role("button", name="Mettre à jour").click()
    expect(nojs_page.locator("#code-cadre")).to_have_value(re.compile("apparence=clair"))
    expect(nojs_page.get_by_role("button", name="Copier")).to_have_count(0)
