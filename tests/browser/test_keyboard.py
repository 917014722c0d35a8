"""With the keyboard alone: the skip link, every stop seen, no trap, definitions opened and closed."""

import pytest
from playwright.sync_api import expect

from tests.browser.injected import inspect, run_axe
from tests.browser.pages import PUBLIC

CHAPTER = PUBLIC["chapter-with-table-and-figures"]
WALKS = [
    ("home", (1280, "light")),
    ("home", (1280, "dark")),
    ("catalogue", (1280, "light")),
    ("catalogue", (320, "dark")),
    ("chapter-with-table-and-figures", (1280, "light")),
    ("chapter-with-table-and-figures", (320, "light")),
    ("glossary", (1280, "dark")),
]
MOST_STOPS = 400


def walk(page, key="Tab"):
    """Every stop of one round of the page."""
    page.evaluate("inspecting.stops.clear()")
    stops = []
    while len(stops) < MOST_STOPS:
        page.keyboard.press(key)
        stop = page.evaluate("inspecting.stop()")
        if stop is None:
            return stops
        assert not stop["isTrap"], f"Back at {stop['name']} after {len(stops)} stops"
        stops.append(stop)
    pytest.fail(f"No end after {MOST_STOPS} stops")


@pytest.mark.parametrize(("name", "screen"), WALKS)
def test_tab_goes_round_the_page_and_every_stop_is_seen(page, name):
    page.goto(PUBLIC[name])
    stops = walk(page)
    assert len(stops) > 15
    assert [fault for stop in stops for fault in stop["faults"]] == []
    assert inspect(page, "unreached") == []


def test_tab_goes_back_the_same_way(page):
    page.goto(PUBLIC["catalogue"])
    there = [stop["name"] for stop in walk(page)]
    back = [stop["name"] for stop in walk(page, "Shift+Tab")]
    assert back == there[::-1]


@pytest.mark.parametrize("screen", [(1280, "light"), (320, "dark")])
def test_a_word_of_the_glossary_is_explained_where_it_stands(page, screen):
    page.goto(CHAPTER)
    word = page.locator("main button.term").first
    definition = page.locator(f"#{word.get_attribute('popovertarget')}")
    expect(definition).to_be_hidden()
    word.focus()
    page.keyboard.press("Enter")
    expect(definition).to_be_visible()
    expect(definition.locator("dfn")).not_to_be_empty()
    expect(definition).to_contain_text("Source :")
    assert run_axe(page) + inspect(page, "sticksOut") == []
    page.keyboard.press("Tab")
    expect(definition.locator(":focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(definition).to_be_hidden()
    expect(word).to_be_focused()


def test_the_button_of_a_definition_closes_it(page):
    page.goto(CHAPTER)
    page.locator("main button.term").nth(1).click()
    definition = page.locator("[popover]:popover-open")
    definition.get_by_role("button", name="Fermer").click()
    expect(definition).to_have_count(0)


@pytest.mark.parametrize("screen", [(390, "light")])
def test_filters_unfold_with_the_keyboard(page):
    page.goto(PUBLIC["catalogue"])
    page.locator("details[data-filters] > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("details [type=checkbox]").first).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("details [type=checkbox]").first).to_be_checked()
