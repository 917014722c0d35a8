"""On paper: no navigation, dark text on white whatever the screen, addresses written out, the whole kit."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.injected import run_axe
from tests.browser.pages import PUBLIC

PRINTED = ["first-chapter", "case-with-measures", "study-in-english", "whole-kit", "manual", "catalogue", "glossary"]
CONTROLS = "nav, [role=search], .skip, summary, .filters, main button:not(.term)"
WHITE = "rgb(255, 255, 255)"
LONG_PAGES = 3

dark = pytest.mark.parametrize("screen", [(1280, "dark")])


@pytest.fixture
def paper(page):
    """What paper shows of a page."""
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("name", PRINTED)
def test_navigation_is_not_printed(paper, name):
    paper.goto(PUBLIC[name])
    expect(paper.locator("h1")).to_be_visible()
    expect(paper.locator(CONTROLS).filter(visible=True)).to_have_count(0)


@dark
@pytest.mark.parametrize("name", PRINTED)
def test_a_dark_screen_prints_dark_text_on_white(paper, name):
    paper.goto(PUBLIC[name])
    expect(paper.locator("body")).to_have_css("background-color", WHITE)
    pale = paper.evaluate(
        """() => inspecting.shown("h1, h2, h3, p, li, dt, dd, th, td, caption").filter(
             element => inspecting.contrast(getComputedStyle(element).color, "white") < 4.5).map(inspecting.name)"""
    )
    assert pale == []
    assert run_axe(paper, ("color-contrast",)) == []


@pytest.mark.parametrize("name", ["first-chapter", "case-with-measures"])
def test_addresses_of_other_sites_are_printed(paper, name):
    paper.goto(PUBLIC[name])
    links = paper.locator("main ol.notes a[href^=http]").all()
    assert links
    for link in links:
        after = link.evaluate("link => getComputedStyle(link, '::after').content")
        assert link.get_attribute("href") in after


def test_the_address_of_the_document_is_printed_on_its_page(paper):
    paper.goto(PUBLIC["guide"])
    link = paper.locator("main [rel=external]")
    expect(link).to_be_visible()
    assert link.get_attribute("href") in link.evaluate("link => getComputedStyle(link, '::after').content")


def test_the_whole_kit_prints_with_every_resource(paper):
    paper.goto("/ressources/")
    count = int(paper.locator("#resultats").inner_text().split()[0])
    paper.goto(PUBLIC["whole-kit"])
    lines = paper.locator("main .kit-part li")
    expect(lines.filter(visible=True)).to_have_count(count)
    sheets = re.findall(rb"/Type\s*/Page\b", paper.pdf(format="A4", prefer_css_page_size=True))
    assert len(sheets) > LONG_PAGES
