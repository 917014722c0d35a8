"""On paper: no navigation, dark text on white whatever the screen, addresses written out, the whole kit."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.injected import run_axe
from tests.browser.pages import APOLOGIES, PUBLIC

LONG_PAGES = 3

on_every_page_of_ours = pytest.mark.parametrize("name", PUBLIC | APOLOGIES)


@pytest.fixture
def paper(page):
    """What paper shows of a page."""
    page.emulate_media(media="print")
    return page


@on_every_page_of_ours
def test_the_page_fits_on_paper(tour, name):
    assert tour.visit(name, 1280).faults["on paper: isCramped"] == []


@on_every_page_of_ours
def test_navigation_is_not_printed(tour, name):
    assert tour.visit(name, 1280).faults["on paper: hasControls"] == []


@on_every_page_of_ours
def test_a_dark_screen_prints_dark_text_on_white(tour, name):
    assert tour.visit(name, 1280).faults["on paper: isPaleOnPaper"] == []


@pytest.mark.parametrize("screen", [(1280, "dark")])
def test_axe_finds_enough_contrast_on_paper(paper):
    paper.goto(PUBLIC["chapter-with-table-and-figures"])
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
    link = paper.locator("main a[href^=http]").first
    assert link.is_visible()
    assert link.get_attribute("href") in link.evaluate("link => getComputedStyle(link, '::after').content")


def test_the_whole_kit_prints_with_every_resource(paper):
    paper.goto("/ressources/")
    count = int(paper.locator("#resultats").inner_text().split()[0])
    paper.goto(PUBLIC["whole-kit"])
    lines = paper.locator("main .kit-part li")
    expect(lines.filter(visible=True)).to_have_count(count)
    sheets = re.findall(rb"/Type\s*/Page\b", paper.pdf(format="A4", prefer_css_page_size=True))
    assert len(sheets) > LONG_PAGES
