"""Where the visitor is, and where links lead: trails, menus, tables of contents, sources."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages import PUBLIC

KIT, ESSENTIALS, CATALOGUE = "Le kit pratique", "L’essentiel", "Ressources"
# Page: the trail between « Accueil » and the page, its own title, and the menu entry it belongs to.
PLACES = {
    "home": (None, None),
    "essentials": ([ESSENTIALS], [ESSENTIALS, "page"]),
    "first-chapter": ([ESSENTIALS, "Ce qu’est la co-construction territoriale"], [ESSENTIALS, "true"]),
    "kit": ([KIT], [KIT, "page"]),
    "whole-kit": ([KIT, "Le contenu du kit"], [KIT, "true"]),
    "manual": ([KIT, "Mode opératoire du kit"], [KIT, "true"]),
    "rubric": ([KIT, "Évaluer"], [KIT, "true"]),
    "study-in-english": ([KIT, "Se former", "Collective Impact"], [KIT, "true"]),
    "catalogue": ([CATALOGUE], [CATALOGUE, "page"]),
    "catalogue-page-2": ([CATALOGUE], [CATALOGUE, "page"]),
    "glossary": (["Glossaire"], ["Glossaire", "page"]),
    "plan": (["Plan du site"], None),
    "legal-notice": (["Mentions légales"], None),
    "not-found": (None, None),
}


@pytest.mark.parametrize("name", PLACES)
def test_the_trail_and_the_menu_say_where_the_page_is(tour, name):
    trail, current = PLACES[name]
    signposts = tour.visit(name, 1280).signposts
    assert signposts["trail"] == (["Accueil", *trail] if trail else [])
    assert signposts["current"] == ([current] if current else [])


def test_the_trail_leads_up_to_the_home_page(page):
    page.goto(PUBLIC["study-in-english"])
    for title in ("Se former", KIT):
        page.get_by_role("navigation", name="Fil d’Ariane").get_by_role("link", name=title).click()
        expect(page.locator("h1")).to_have_text(title)
    page.get_by_role("navigation", name="Fil d’Ariane").get_by_role("link", name="Accueil").click()
    expect(page).to_have_url(re.compile(r"^http://[^/]+/$"))


def test_the_contents_of_a_chapter_lead_to_its_parts(page):
    page.goto(PUBLIC["chapter-with-table-and-figures"])
    contents = page.get_by_role("navigation", name="Sur cette page").get_by_role("link")
    parts = contents.all_inner_texts()
    assert len(parts) > 2
    assert parts == page.locator(".prose > h2").all_inner_texts()[: len(parts)]
    for link in contents.all():
        link.click()
        expect(page.locator("h2:target")).to_have_text(link.inner_text())
        expect(page.locator("h2:target")).to_be_in_viewport()


def test_a_source_that_the_catalogue_has_leads_to_its_page(page):
    page.goto(PUBLIC["chapter-with-table-and-figures"])
    source = page.locator("ol.notes > li").filter(has_text="(dans le catalogue)").first
    link = source.get_by_role("link").first
    title = link.inner_text()
    link.click()
    expect(page).to_have_url(re.compile("/kit/[a-z-]+/[a-z0-9-]+/$"))
    expect(page.locator("h1")).to_have_text(title)


def test_a_glossary_letter_leads_to_its_words(page):
    page.goto(PUBLIC["glossary"])
    page.get_by_role("navigation", name="Lettres du glossaire").get_by_role("link", name="Lettre P").click()
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator(":target")).to_have_text("P")


def test_a_need_level_leads_to_its_resources(page):
    page.goto("/")
    step = page.locator(".stairs .need").filter(has_text="Innover")
    count = re.match(r"\d+", step.get_by_role("link").inner_text())[0]
    step.get_by_role("link").click()
    expect(page.locator("#resultats")).to_have_text(f"{count} ressources")
    expect(page.get_by_role("list", name="Filtres actifs").get_by_role("link", name="Innover")).to_be_visible()


def test_a_card_is_a_link_as_a_whole(page):
    page.goto("/")
    card = page.locator(".card").filter(has=page.locator(".card__foot")).first
    title = card.get_by_role("link").inner_text()
    card.locator(".card__summary").click(force=True)  # the link lies over it
    expect(page.locator("h1")).to_have_text(title)


def test_a_passage_in_another_language_says_so(page):
    page.goto(PUBLIC["study-in-english"])
    expect(page.locator("h1")).to_have_attribute("lang", "en")
    expect(page.locator("html")).to_have_attribute("lang", "fr")


def test_filters_stand_open_beside_the_list_on_a_wide_page_and_fold_on_a_narrow_one(page):
    page.goto(PUBLIC["catalogue"])
    filters, results = page.locator("details[data-filters]"), page.locator(".results")
    expect(filters.get_by_label("Innover")).to_be_visible()
    expect(filters.locator("> summary")).to_be_hidden()
    left, right = filters.bounding_box(), results.bounding_box()
    assert left["x"] + left["width"] <= right["x"]
    assert left["y"] < right["y"] + right["height"]
    page.set_viewport_size({"width": 390, "height": 800})
    expect(filters.get_by_label("Innover")).to_be_hidden()
    expect(filters.locator("> summary")).to_be_visible()
    assert filters.bounding_box()["y"] < results.bounding_box()["y"] < 800


@pytest.mark.parametrize("screen", [(390, "light")])
def test_filters_arrive_folded_on_a_phone(page):
    page.goto(PUBLIC["catalogue"])
    expect(page.locator("details[data-filters] > summary")).to_be_visible()
    expect(page.get_by_label("Innover")).to_be_hidden()
