"""The whole site works in a browser without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages import PUBLIC

FIRST, RICH = PUBLIC["first-chapter"], PUBLIC["chapter-with-table-and-figures"]


def titles(page):
    """The titles of the list shown."""
    return page.locator(".results h3").all_inner_texts()


def unfold(filters):
    """Open the filters, if they are not open from the start."""
    if not filters.locator("fieldset").first.is_visible():
        filters.locator("> summary").click()
    expect(filters.locator("fieldset").first).to_be_visible()


def test_search_works_from_the_home_page(nojs_page):
    nojs_page.goto("/")
    field = nojs_page.get_by_role("main").get_by_role("searchbox", name="Rechercher une ressource")
    field.fill("catalyseur")
    field.press("Enter")
    expect(nojs_page).to_have_url(re.compile(r"/ressources/\?q=catalyseur$"))
    expect(nojs_page.get_by_role("searchbox")).to_have_value("catalyseur")
    assert any("catalyseur" in title.lower() for title in titles(nojs_page))


def test_search_works_from_a_page_that_does_not_exist(nojs_page):
    nojs_page.goto(PUBLIC["not-found"])
    nojs_page.get_by_role("main").get_by_role("searchbox").fill("évaluer")
    nojs_page.get_by_role("main").get_by_role("button", name="Rechercher").click()
    expect(nojs_page).to_have_url(re.compile(r"/ressources/\?q=%C3%A9valuer$"))
    assert titles(nojs_page)


@pytest.mark.parametrize("screen", [(1280, "light"), (390, "light")])
def test_filters_can_be_opened_applied_and_removed(nojs_page):
    nojs_page.goto(PUBLIC["catalogue"])
    filters = nojs_page.locator("details[data-filters]")
    unfold(filters)
    filters.get_by_label("Innover").check()
    filters.get_by_label("Guide").check()
    filters.get_by_role("button", name="Appliquer les filtres").click()
    expect(nojs_page).to_have_url(re.compile(r"besoin=innover.*type=guide"))
    kinds = nojs_page.locator(".results .kind").all_inner_texts()
    assert set(kinds) == {"Guide"}
    active = nojs_page.get_by_role("list", name="Filtres actifs")
    active.get_by_role("link", name="Guide").click()
    expect(nojs_page).to_have_url(re.compile(r"\?besoin=innover$"))
    assert set(nojs_page.locator(".results .kind").all_inner_texts()) > {"Guide"}


def test_filters_and_words_narrow_the_list_together(nojs_page):
    nojs_page.goto(PUBLIC["catalogue"])
    nojs_page.get_by_role("searchbox").fill("coopération")
    unfold(nojs_page.locator("details[data-filters]"))
    nojs_page.get_by_label("Comprendre").check()
    nojs_page.get_by_role("search").get_by_role("button").click()
    expect(nojs_page).to_have_url(re.compile(r"q=coop.*besoin=comprendre"))
    expect(nojs_page.get_by_role("searchbox")).to_have_value("coopération")
    assert titles(nojs_page)


def test_pages_of_the_list_follow_each_other_and_keep_the_filters(nojs_page):
    nojs_page.goto("/ressources/?besoin=comprendre")
    seen = set(titles(nojs_page))
    assert seen
    nojs_page.get_by_role("link", name="Page suivante").click()
    expect(nojs_page).to_have_url(re.compile(r"\?besoin=comprendre&page=2$"))
    expect(nojs_page.get_by_role("navigation", name="Pagination").locator("[aria-current=page]")).to_have_text("Page 2")
    assert titles(nojs_page)
    assert seen.isdisjoint(titles(nojs_page))


def test_chapters_are_read_in_order(nojs_page):
    nojs_page.goto(PUBLIC["essentials"])
    chapters = nojs_page.locator(".chapters h3").all_inner_texts()
    nojs_page.get_by_role("link", name="Commencer par le premier chapitre").click()
    read = [nojs_page.locator("h1").inner_text()]
    while nojs_page.locator("main [rel=next]").count():
        nojs_page.locator("main [rel=next]").click()
        read.append(nojs_page.locator("h1").inner_text())
    assert read == chapters
    assert len(read) > 5
    nojs_page.locator("main [rel=prev]").click()
    expect(nojs_page.locator("h1")).to_have_text(read[-2])


def test_a_note_call_leads_to_its_source_and_back(nojs_page):
    nojs_page.goto(RICH)
    call = nojs_page.locator(".note-calls a").nth(2)
    call_id = call.get_attribute("id")
    call.click()
    source = nojs_page.locator("ol.notes > li:target")
    expect(source).to_be_in_viewport()
    source.locator(f"a[href='#{call_id}']").click()
    expect(nojs_page.locator(f"#{call_id}:target")).to_be_in_viewport()


def test_a_word_of_the_glossary_is_explained(nojs_page):
    nojs_page.goto(RICH)
    word = nojs_page.locator("main button.term").first
    definition = nojs_page.locator(f"#{word.get_attribute('popovertarget')}")
    word.click()
    expect(definition).to_be_visible()
    definition.get_by_role("button", name="Fermer").click()
    expect(definition).to_be_hidden()


@pytest.mark.parametrize("screen", [(390, "light")])
def test_every_page_of_the_menu_is_reached_from_a_phone(nojs_page):
    nojs_page.goto("/")
    for title in ("L’essentiel", "Le kit pratique", "Ressources", "Glossaire"):
        nojs_page.get_by_role("navigation", name="Menu principal").get_by_role("link", name=title).click()
        expect(nojs_page.locator("h1")).to_have_text(title)
