"""Finding one's territory with the keyboard, the map with the keyboard, cases side by side on a telephone."""

import re

from playwright.sync_api import expect

from tests.browser.injected import inspect, run_axe

PLACES = "/territoires/"


def test_a_territory_is_chosen_with_the_keyboard_alone(page):
    page.goto(PLACES)
    field = page.get_by_role("combobox", name="Votre commune")
    field.press_sequentially("collinee")
    options = page.get_by_role("listbox").get_by_role("option")
    expect(options).to_have_text([re.compile("Le Mené.*autrefois Collinée")])
    expect(page.locator("form [role=status]")).to_have_text("1 territoire. Flèche vers le bas pour choisir.")
    expect(field).to_have_attribute("aria-expanded", "true")
    assert run_axe(page) == []
    field.press("Escape")
    expect(options).to_have_count(0)  # hidden: no longer in the tree
    expect(field).to_have_value("collinee")
    field.press("ArrowDown")
    expect(options).to_have_count(1)
    field.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    expect(options.first).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")  # past the last: the field again
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    field.press("ArrowUp")
    field.press("Enter")
    page.wait_for_url("**/territoires/22046/")
    assert page.locator("h1").inner_text() == "Le Mené"


def test_the_map_is_walked_through_with_the_keyboard_and_can_be_passed(page):
    page.goto(PLACES)
    page.get_by_role("button", name="Chercher").focus()
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Passer la carte, lire la liste")
    expect(skip).to_be_focused()
    page.keyboard.press("Tab")
    drawn = page.get_by_role("group", name="Carte").get_by_role("link")
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')").replace("\xa0", " ")
    assert re.fullmatch(r".+ : \d+ cas", focused)
    assert drawn.count() == 96
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/territoires/\w+/$"))
    assert page.locator("h1").inner_text() == focused.partition(" :")[0]
    page.go_back()
    skip.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#liste")).to_be_focused()


def test_cases_are_chosen_and_compared_on_a_telephone(page, console):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto("/territoires/46102/")
    boxes = page.get_by_role("checkbox", name=re.compile("^Comparer"))
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.get_by_role("button", name="Comparer les cas cochés").click()
    page.wait_for_url("**/comparer/?r=*")
    table = page.get_by_role("table", name="Comparaison de 2 cas")
    expect(table.get_by_role("columnheader")).to_have_count(2)
    expect(table.get_by_role("rowheader", name="Défi")).to_be_visible()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert inspect(page, "isCramped") == []
        assert run_axe(page) == []
