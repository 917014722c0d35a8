"""The list refreshes in place: results, address, history, focus, what is said; or else the browser goes there."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.injected import inspect, run_axe
from tests.browser.pages import PUBLIC

LIST = PUBLIC["catalogue"]


@pytest.fixture
def catalogue(page):
    """The list, marked: the mark goes away when the browser leaves the page."""
    page.goto(LIST)
    page.evaluate("document.body.dataset.stayed = ''")
    return page


def expect_same_page(page):
    """The browser has not left the page."""
    expect(page.locator("body")).to_have_attribute("data-stayed", "")


def box(page, name):
    """A value of a filter."""
    return page.locator("#filtres").get_by_label(re.compile(f"^{name} "))


def count(page):
    """The number of results, as it is shown."""
    return int(re.match(r"\d+", page.locator("#resultats").inner_text())[0])


def test_a_tick_narrows_the_list_at_once_and_says_so(catalogue):
    before = count(catalogue)
    box(catalogue, "Guide").check()
    expect(catalogue).to_have_url(re.compile(r"/ressources/\?type=guide$"))
    expect(catalogue.locator("[role=status]")).to_have_text(re.compile(r"^\d+ ressources$"))
    assert count(catalogue) < before
    assert set(catalogue.locator(".results .kind").all_inner_texts()) == {"Guide"}
    expect(catalogue).to_have_title(re.compile("^Ressources, Guide"))
    expect(catalogue.get_by_role("list", name="Filtres actifs").get_by_role("link", name="Guide")).to_be_visible()
    expect(box(catalogue, "Guide")).to_be_focused()
    expect(box(catalogue, "Guide")).to_be_checked()
    expect(catalogue.locator("#liste")).not_to_have_attribute("aria-busy", "true")
    expect_same_page(catalogue)


def test_back_and_forward_restore_results_ticks_and_words(catalogue):
    before = count(catalogue)
    box(catalogue, "Guide").check()
    expect(catalogue).to_have_url(re.compile(r"type=guide$"))
    narrowed = count(catalogue)
    catalogue.get_by_role("searchbox").fill("évaluation")
    catalogue.get_by_role("searchbox").press("Enter")
    expect(catalogue).to_have_url(re.compile(r"\?q=.*&type=guide$"))
    expect(catalogue.get_by_role("searchbox")).to_be_focused()
    catalogue.go_back()
    expect(catalogue.locator("#resultats")).to_have_text(f"{narrowed} ressources")
    expect(catalogue.get_by_role("searchbox")).to_have_value("")
    expect(box(catalogue, "Guide")).to_be_checked()
    catalogue.go_back()
    expect(catalogue.locator("#resultats")).to_have_text(f"{before} ressources")
    expect(box(catalogue, "Guide")).not_to_be_checked()
    catalogue.go_forward()
    expect(box(catalogue, "Guide")).to_be_checked()
    expect(catalogue).to_have_title(re.compile("^Ressources, Guide"))
    expect_same_page(catalogue)


def test_links_of_the_list_change_it_in_place_and_lead_to_the_number_of_results(catalogue):
    first = catalogue.locator(".results h3").first.inner_text()
    catalogue.get_by_role("link", name="Page suivante").click()
    expect(catalogue.locator("#resultats")).to_have_text(re.compile("page 2 sur"))
    expect(catalogue.locator("#resultats")).to_be_focused()
    expect(catalogue.locator("#resultats")).to_be_in_viewport()
    assert catalogue.locator(".results h3").first.inner_text() != first
    catalogue.get_by_role("link", name="Trier par titre").click()
    expect(catalogue).to_have_url(re.compile(r"\?tri=titre$"))
    expect(catalogue.get_by_role("link", name="Trier par titre")).to_have_attribute("aria-current", "true")
    box(catalogue, "Guide").check()
    expect(catalogue).to_have_url(re.compile(r"\?tri=titre&type=guide$"))
    catalogue.get_by_role("link", name="Retirer le filtre Guide").click()
    expect(box(catalogue, "Guide")).not_to_be_checked()
    expect(catalogue.locator("#resultats")).to_be_focused()
    expect_same_page(catalogue)


def test_what_was_unfolded_stays_so_and_a_box_in_it_keeps_the_focus(catalogue):
    catalogue.locator("[data-fold=theme] > summary").click()
    catalogue.locator("[data-fold=region] > summary").click()
    catalogue.locator("[data-fold=theme-autres] > summary").click()
    hidden = catalogue.locator("[data-fold=theme-autres] input").first
    value = hidden.get_attribute("value")
    hidden.check()
    expect(catalogue).to_have_url(re.compile(f"theme={value}$"))
    expect(catalogue.locator(f"input[value={value}]")).to_be_focused()
    expect(catalogue.locator("[data-fold=theme]")).to_have_attribute("open", "")
    expect(catalogue.locator("[data-fold=region]")).to_have_attribute("open", "")  # nothing in it is chosen
    expect(catalogue.locator("[data-fold=acteur]")).not_to_have_attribute("open", "")


def test_what_is_said_of_the_words_is_said_aloud(catalogue):
    catalogue.get_by_role("searchbox").fill("parternariat")
    catalogue.get_by_role("button", name="Rechercher").click()
    status = catalogue.locator("[role=status]")
    expect(status).to_have_text(re.compile(r"\d+ ressources\. Aucun résultat pour «\sparternariat\s»"))
    expect_same_page(catalogue)


def test_an_answer_that_is_overtaken_is_not_shown(catalogue):
    catalogue.route("**/ressources/?type=guide", lambda route: None)  # never answered
    box(catalogue, "Guide").check()
    expect(catalogue.locator("#liste")).to_have_attribute("aria-busy", "true")
    box(catalogue, "Étude").check()
    expect(catalogue).to_have_url(re.compile(r"type=etude&type=guide$"))
    expect(catalogue.locator(".active li")).to_have_count(3)
    catalogue.unroute("**/ressources/?type=guide")
    catalogue.go_back()
    expect(catalogue.locator(".active")).to_have_count(0)
    expect_same_page(catalogue)


@pytest.mark.parametrize("failure", ["broken network", "error", "another page"])
def test_when_it_fails_the_browser_goes_there(catalogue, console, failure):
    answers = {"error": {"status": 500, "body": "Erreur"}, "another page": {"body": "<p>Bonjour</p>"}}

    def fail(route):
        if route.request.resource_type != "fetch":
            return route.continue_()
        return route.fulfill(**answers[failure]) if failure in answers else route.abort()

    catalogue.route("**/ressources/?*", fail)
    box(catalogue, "Guide").check()
    expect(catalogue.locator("body:not([data-stayed])")).to_have_count(1)
    expect(catalogue).to_have_url(re.compile(r"type=guide$"))
    assert set(catalogue.locator(".results .kind").all_inner_texts()) == {"Guide"}
    catalogue.unroute("**/ressources/?*")
    console.clear()  # the browser says that the request failed


def test_the_button_is_there_only_for_who_needs_it(catalogue, nojs_page):
    expect(catalogue.locator(".filters__apply")).to_be_hidden()
    box(catalogue, "Guide").check()
    expect(catalogue).to_have_url(re.compile("type=guide$"))
    expect(catalogue.locator(".filters__apply")).to_be_hidden()
    nojs_page.goto(LIST)
    expect(nojs_page.locator(".filters__apply")).to_be_visible()
    expect(nojs_page.locator(".filters__see")).to_be_hidden()


def test_a_link_opened_in_another_window_is_left_to_the_browser(catalogue):
    with catalogue.context.expect_page() as opened:
        catalogue.get_by_role("link", name="Page suivante").click(modifiers=["Control"])
    opened.value.close()
    expect(catalogue.locator("#resultats")).not_to_have_text(re.compile("page 2"))
    expect_same_page(catalogue)


def test_the_list_is_narrowed_with_the_keyboard_alone(catalogue):
    catalogue.get_by_role("searchbox").focus()
    while not box(catalogue, "Innover").evaluate("box => box === document.activeElement"):
        catalogue.keyboard.press("Tab")
    catalogue.keyboard.press("Space")
    expect(catalogue).to_have_url(re.compile("besoin=innover$"))
    expect(box(catalogue, "Innover")).to_be_focused()
    catalogue.keyboard.press("Space")
    expect(catalogue).to_have_url(re.compile("/ressources/$"))
    expect(box(catalogue, "Innover")).to_be_focused()
    expect(box(catalogue, "Innover")).not_to_be_checked()


@pytest.mark.parametrize("screen", [(320, "light"), (390, "dark")])
def test_filters_work_folded_on_a_phone(catalogue):
    filters = catalogue.locator("details[data-filters]")
    filters.locator("> summary").click()
    box(catalogue, "Guide").check()
    expect(catalogue).to_have_url(re.compile("type=guide$"))
    expect(box(catalogue, "Guide")).to_be_focused()
    see = filters.get_by_role("link", name=re.compile(rf"^Voir les {count(catalogue)} ressources$"))
    assert run_axe(catalogue) + inspect(catalogue, "isCramped") == []
    see.click()
    expect(catalogue.locator("#resultats")).to_be_in_viewport()
    box(catalogue, "Étude").check()
    expect(catalogue).to_have_url(re.compile("type=etude&type=guide$"))
    expect_same_page(catalogue)


def test_a_list_changed_in_place_is_as_well_built_as_one_just_loaded(catalogue):
    catalogue.get_by_role("searchbox").fill("évaluation")
    catalogue.get_by_role("searchbox").press("Enter")
    expect(catalogue.locator("mark").first).to_be_visible()
    box(catalogue, "Innover").check()
    expect(catalogue).to_have_url(re.compile("besoin=innover$"))
    assert run_axe(catalogue) + inspect(catalogue, "isBadlyBuilt") + inspect(catalogue, "isCramped") == []


def test_a_word_found_is_told_by_more_than_its_colour(page):
    page.goto(PUBLIC["catalogue-words"])
    found = page.locator(".result__passage mark").first
    weight = int(found.evaluate("mark => getComputedStyle(mark).fontWeight"))
    assert weight > int(found.evaluate("mark => getComputedStyle(mark.parentElement).fontWeight"))
    page.emulate_media(forced_colors="active")
    grounds = found.evaluate("m => [m, document.body].map((element) => getComputedStyle(element).backgroundColor)")
    page.emulate_media(forced_colors="none")
    assert grounds[0] != grounds[1]
