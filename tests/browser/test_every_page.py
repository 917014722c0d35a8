"""What must hold on a page of every type, at every width: accessibility, room, structure, a silent console."""

import pytest

from tests.browser.pages import PAGES, PUBLIC, STAFF, STATUS, WIDTHS

SITE_PAGES = [name for name in PAGES if name not in STAFF]  # the admin's markup is Wagtail's
on_every_page = pytest.mark.parametrize("name", PAGES)
on_every_page_of_ours = pytest.mark.parametrize("name", SITE_PAGES)
on_every_public_page = pytest.mark.parametrize("name", PUBLIC)
at_every_width = pytest.mark.parametrize("width", WIDTHS)


@on_every_page
@pytest.mark.every_screen
def test_axe_finds_no_violation(tour, name, screen):
    width, scheme = screen
    assert tour.visit(name, width).violations[scheme] == []


@on_every_page
@at_every_width
def test_the_page_answers_and_the_console_is_silent(tour, name, width):
    visit = tour.visit(name, width)
    assert visit.status == STATUS.get(name, 200)
    assert visit.console == []


@on_every_page_of_ours
@at_every_width
def test_nothing_sticks_out_or_is_cut(tour, name, width):
    assert tour.visit(name, width).faults["plain"] == []


@on_every_page_of_ours
@at_every_width
def test_text_can_be_spaced_out(tour, name, width):
    assert tour.visit(name, width).faults["spaced"] == []


@on_every_page_of_ours
def test_the_page_can_be_zoomed_to_twice_its_size(tour, name):
    assert tour.visit(name, 1280).faults["zoomed"] == []


@on_every_page_of_ours
def test_text_alone_can_be_twice_as_large(tour, name):
    assert tour.visit(name, 1280).faults["large text"] == []


@on_every_page_of_ours
def test_borders_remain_in_forced_colours(tour, name):
    assert tour.visit(name, 1280).faults["forced colours"] == []


@on_every_public_page
def test_the_first_stop_is_a_visible_link_that_skips_to_the_content(tour, name):
    assert tour.visit(name, 1280).faults["skip link"] == []


@on_every_page_of_ours
@at_every_width
def test_markup_is_what_rgaa_asks(tour, name, width):
    assert tour.visit(name, width).faults["structure"] == []


def test_no_two_pages_have_the_same_title(tour):
    titles = [tour.visit(name, 1280).signposts["title"] for name in SITE_PAGES]
    assert [title for title in titles if titles.count(title) > 1 or not title.strip()] == []


@on_every_public_page
def test_menus_are_the_same_on_every_page(tour, name):
    home, here = (tour.visit(each, 1280).signposts for each in ("home", name))
    assert here["menu"] == home["menu"]
    assert here["menu"][:4] == ["L’essentiel", "Le kit pratique", "Ressources", "Glossaire"]
    assert here["footer"] == home["footer"]
    assert {"Plan du site", "Accessibilité : non conforme", "Mentions légales", "Contact"} <= set(here["footer"])
