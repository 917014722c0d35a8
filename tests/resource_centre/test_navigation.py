"""Menus, trail, plan and sitemap: pages a visitor may see, and no other."""

import pytest
from wagtail.models import Page

from resource_centre.navigation import trail_to
from tests.factories import (
    hide,
    make_chapter,
    make_essentials,
    make_four,
    make_kit,
    make_resource,
    make_rubric,
    make_standard,
)
from tests.reading import addresses, links, region, regions, texts

MENU, FOOTER, TRAIL, PLAN = "header nav.nav", "footer nav", "nav.crumbs", "ul.plan"
HIDDEN = ("brouillon", "reservee", "abritee", "privee")


@pytest.fixture
def whole(home):
    """A site with a visible, a draft and a private page of every place."""
    essentials, kit = make_essentials(home), make_kit(home)
    make_standard(home, "Accessibilité", slug="accessibilite")
    for where, make in ((home, make_standard), (essentials, make_chapter), (kit, make_standard)):
        make(where, "Visible", slug="visible")
        make(where, "Brouillon", slug="brouillon", live=False)
        hide(make(where, "Réservée", slug="reservee"))
    rubric = make_rubric(kit, "evaluer")
    make_four(kit, rubric)
    hide(make_standard(home, "Menu privé", slug="privee", show_in_menus=True))
    make_standard(home, "Menu en brouillon", slug="brouillon-2", show_in_menus=True, live=False)
    return rubric


@pytest.fixture
def page(rubric):
    """A resource of a site where all is visible."""
    return make_resource(rubric, "Un guide", slug="guide")


def hidden(addresses):
    """The addresses that a visitor should not be shown."""
    return [address for address in addresses if any(word in address for word in HIDDEN)]


def test_the_menu_holds_the_pages_editors_put_there_the_catalogue_after_the_kit_and_the_selection(client, whole):
    offered = [href for href in links(client.get("/"), MENU) if "#" not in href]
    assert offered == ["/essentiel/", "/kit/", "/ressources/", "/selection/"]


def test_the_footer_holds_the_other_visible_pages_and_the_plan(client, whole):
    assert links(client.get("/"), FOOTER) == [
        "/accessibilite/",
        "/visible/",
        "/integrer-et-reutiliser/",
        "/plan-du-site/",
    ]


def test_the_accessibility_status_is_on_every_page_as_the_law_asks(client, home, page):
    make_standard(home, "Accessibilité", slug="accessibilite")
    for address in ("/", page.url, "/ressources/", "/plan-du-site/", "/introuvable/"):
        assert "Accessibilité : non conforme" in texts(client.get(address), f"{FOOTER} a")


def test_the_menu_says_where_the_visitor_is(client, home, page):
    make_chapter(make_essentials(home), slug="chapitre")
    places = {
        "/": {},
        "/kit/": {"/kit/": "page"},
        page.url: {"/kit/": "true"},
        "/kit/contenu/": {"/kit/": "true"},
        "/ressources/?type=guide": {"/ressources/": "page"},
        "/essentiel/chapitre/": {"/essentiel/": "true"},
    }
    for address, current in places.items():
        marked = regions(client.get(address), f"{MENU} [aria-current]")
        assert {link["href"]: link["aria-current"] for link in marked} == current, address


def test_the_trail_leads_from_the_front_page_to_the_page(client, page):
    response = client.get(page.url)
    assert texts(response, f"{TRAIL} li") == ["Accueil", "Le kit pratique", "Évaluer", "Un guide"]
    assert links(response, TRAIL) == ["/", "/kit/", "/kit/evaluer/"]
    assert region(response, f"{TRAIL} [aria-current=page]").get_text() == "Un guide"


def test_the_front_page_has_no_trail(client, home):
    assert regions(client.get("/"), TRAIL) == []


def test_the_trail_does_not_name_a_withdrawn_page(client, rubric, page):
    rubric.unpublish()
    response = client.get(page.url)
    assert response.status_code == 200
    assert links(response, TRAIL) == ["/", "/kit/"]


def test_the_trail_to_what_is_not_a_page_is_given_by_its_titles(rf, home):
    trail = trail_to(rf.get("/"), "Le kit", "/kit/", "Le contenu")
    assert [(item.title, item.url) for item in trail] == [("Accueil", "/"), ("Le kit", "/kit/"), ("Le contenu", "")]


def test_the_plan_shows_every_visible_page_in_its_place(client, whole):
    response = client.get("/plan-du-site/")
    assert links(response, PLAN) == [
        "/",
        "/ressources/",
        "/territoires/",
        "/comparer/",
        "/essentiel/",
        "/essentiel/visible/",
        "/kit/",
        "/kit/visible/",
        "/kit/evaluer/",
        "/kit/evaluer/visible/",
        "/accessibilite/",
        "/visible/",
        "/selection/",
        "/donnees/",
        "/integrer-et-reutiliser/",
    ]
    assert region(response, f"{PLAN} a[href='/kit/evaluer/visible/']").find_parents("ul")[2] is not None


def test_the_plan_does_not_show_a_page_under_a_withdrawn_one(client, rubric, page):
    assert page.url in links(client.get("/plan-du-site/"), PLAN)
    rubric.unpublish()
    assert page.url not in links(client.get("/plan-du-site/"), PLAN)


def test_the_sitemap_has_every_visible_page_and_the_lists_once(client, whole):
    assert sorted(addresses(client.get("/sitemap.xml"))) == [
        "/",
        "/accessibilite/",
        "/comparer/",
        "/donnees/",
        "/essentiel/",
        "/essentiel/visible/",
        "/integrer-et-reutiliser/",
        "/kit/",
        "/kit/contenu/",
        "/kit/evaluer/",
        "/kit/evaluer/visible/",
        "/kit/visible/",
        "/plan-du-site/",
        "/ressources/",
        "/territoires/",
        "/visible/",
    ]


def test_every_address_of_the_sitemap_answers_and_leads_to_no_hidden_page(client, whole):
    for address in addresses(client.get("/sitemap.xml")):
        response = client.get(address)
        assert response.status_code == 200, address
        assert hidden(links(response)) == [], address


@pytest.mark.parametrize("number", [1, 10])
def test_menus_and_trail_cost_the_same_whatever_the_site_holds(client, home, number, django_assert_max_num_queries):
    page = make_standard(home)
    for _ in range(number):
        make_standard(home)
    client.get(page.url)
    with django_assert_max_num_queries(7):
        client.get(page.url)


def test_a_site_without_a_front_page_still_answers(client, db):
    """Before the content is loaded, Wagtail’s welcome page is the root."""
    assert Page.objects.filter(depth=2).exists()
    assert client.get("/ressources/").status_code == 200
    assert client.get("/plan-du-site/").status_code == 200
