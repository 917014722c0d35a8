"""The catalogue: what it shows, how it is narrowed, and that no address breaks it."""

import random
from urllib.parse import parse_qs

import pytest
from django.urls import reverse

from catalogue.forms import CatalogueForm
from tests.factories import make_four, make_resource, make_standard, make_theme
from tests.reading import links, region, regions, texts, words

URL = "/ressources/"
RESULTS = "ul.results"


@pytest.fixture
def many(rubric, monkeypatch):
    """Two pages and a half of resources, on pages of four."""
    monkeypatch.setattr("catalogue.views.PER_PAGE", 4)
    for number in range(10):
        make_resource(rubric, f"Guide {number:02}", year=2000 + number, levels=["comprendre"])


def test_the_catalogue_stands_at_its_address():
    assert reverse("catalogue:catalogue") == URL


def test_the_catalogue_shows_what_a_visitor_may_see_and_nothing_else(client, kit, rubric):
    make_four(kit, rubric)
    response = client.get(URL)
    assert texts(response, f"{RESULTS} h3") == ["Visible"]
    assert words(region(response, "#resultats")) == "1 ressource"
    for hidden in ("Brouillon", "Réservée", "Abritée", "Rubrique privée"):
        assert hidden not in response.content.decode()


def test_a_result_says_its_kind_its_summary_its_levels_and_its_rubric(client, rubric):
    make_resource(rubric, "Un guide", summary="Pour commencer.", levels=["innover", "comprendre"], year=2016, pages=42)
    result = region(client.get(URL), f"{RESULTS} article")
    assert words(result) == "Guide Un guide Pour commencer. Comprendre Innover Évaluer · 2016 · 42 pages"
    assert result.select_one("a")["href"] == "/kit/evaluer/un-guide/"


def test_the_filters_offer_every_level_rubric_and_kind_and_tick_the_active_ones(client, rubric):
    response = client.get(f"{URL}?besoin=innover&type=guide&besoin=inconnu")
    assert texts(response, ".filters legend") == ["Besoin", "Rubrique du kit", "Type"]
    assert [box["value"] for box in regions(response, ".filters input[checked]")] == ["innover", "guide"]
    assert len(regions(response, ".filters input[type=checkbox]")) == 3 + 4 + 3


def test_the_words_searched_for_stay_in_the_field(client, rubric):
    assert region(client.get(URL, {"q": 'l’"été" <b>'}), "main input[type=search]")["value"] == 'l’"été" <b>'


def test_each_active_filter_can_be_removed_alone(client, rubric):
    response = client.get(f"{URL}?q=jardin&besoin=innover&besoin=comprendre&type=guide")
    removals = {words(link): parse_qs(link["href"].lstrip("?")) for link in regions(response, "ul.active a")[:-1]}
    assert removals == {
        "Retirer le filtre Innover": {"q": ["jardin"], "besoin": ["comprendre"], "type": ["guide"]},
        "Retirer le filtre Comprendre": {"q": ["jardin"], "besoin": ["innover"], "type": ["guide"]},
        "Retirer le filtre Guide": {"q": ["jardin"], "besoin": ["innover", "comprendre"]},
    }
    assert regions(response, "ul.active a")[-1]["href"] == URL


def test_the_last_filter_can_be_removed_too(client, rubric):
    response = client.get(f"{URL}?type=guide")
    removal = regions(response, "ul.active a")[0]["href"]
    assert client.get(URL + removal).status_code == 200
    assert regions(client.get(URL + removal), "ul.active") == []


def test_links_are_built_from_known_parameters_only(client, many):
    junk = "utm_source=lettre&besoin=inconnu&type[]=guide&page=2&x=%22%3E%3Cscript%3E"
    response = client.get(f"{URL}?besoin=comprendre&{junk}")
    asked = [parse_qs(href.lstrip("?")) for href in links(response, "main") if href.startswith("?")]
    assert asked
    assert {name for query in asked for name in query} <= {"besoin", "page"}
    assert {value for query in asked for value in query.get("besoin", [])} == {"comprendre"}
    assert region(response, "link[rel=canonical]")["href"].endswith("/ressources/?besoin=comprendre&page=2")
    assert "utm_source" not in response.content.decode()


def test_pages_follow_each_other_and_keep_the_filters(client, many):
    first, last = client.get(f"{URL}?besoin=comprendre"), client.get(f"{URL}?besoin=comprendre&page=3")
    assert len(regions(first, f"{RESULTS} article")) == 4
    assert len(regions(last, f"{RESULTS} article")) == 2
    assert region(first, "a[rel=next]")["href"] == "?besoin=comprendre&page=2"
    assert region(last, "a[rel=prev]")["href"] == "?besoin=comprendre&page=2"
    assert regions(last, "a[rel=next]") == []
    assert texts(first, f"{RESULTS} h3")[0] == "Guide 09"


def test_a_page_number_that_means_nothing_shows_the_nearest_page(client, many):
    nearest = {"abc": 1, "": 1, "0": 3, "-1": 3, "9999": 3, "2": 2, "1.5": 1, "9" * 500: 3, "9" * 5_000: 1, "\x00": 1}
    for page, shown in nearest.items():
        response = client.get(URL, {"page": page})
        assert response.status_code == 200, page
        assert response.context["resources"].number == shown, page


def test_a_list_without_results_says_what_to_do(client, rubric):
    response = client.get(f"{URL}?q=introuvable")
    assert words(region(response, ".empty h3")) == "Rien ne correspond"
    assert URL in links(response, ".empty")
    assert words(region(response, "#resultats")) == "0 ressource"


def test_a_search_is_not_for_search_engines_but_a_filter_is(client, rubric):
    assert region(client.get(f"{URL}?q=jardin"), "meta[name=robots]")["content"].startswith("noindex")
    assert regions(client.get(f"{URL}?type=guide"), "meta[name=robots]") == []


def test_the_title_says_what_the_list_is_narrowed_to(client, many):
    title = words(region(client.get(f"{URL}?q=guide&type=guide&page=2"), "title"))
    assert title.startswith("« guide » dans les ressources, Guide")


@pytest.mark.parametrize(
    "query",
    [
        b"q=%FF%FE%00",
        b"q=\xff\xfe",
        b"besoin[]=comprendre&besoin[1]=innover",
        b"&&&===&",
        b"page=1&page=abc&page=-5",
        b"?????",
        b"q=" + b"a" * 10_000,
        b"besoin=" + b"comprendre&besoin=" * 900,
        b"q[$ne]=1&__proto__[x]=1",
        b"type=%F0%9F%A6%86&type=%C3%28",
        b";q=a;b=c",
        b"q=%",
        b"q=%ud800",
    ],
)
def test_no_query_string_breaks_the_page(client, rubric, query):
    assert client.get(URL, QUERY_STRING=query.decode("latin-1")).status_code == 200


def test_hundreds_of_random_query_strings_never_break_the_page(rf, rubric):
    """The form alone, since the template is the same each time."""
    dice = random.Random(5)
    pieces = [
        "q",
        "besoin",
        "type",
        "page",
        "=",
        "&",
        "%00",
        "%",
        "[]",
        "comprendre",
        "guide",
        "é",
        "'",
        '"',
        "\\",
        "-1",
    ]
    for _ in range(300):
        request = rf.get(URL, QUERY_STRING="".join(dice.choices(pieces, k=dice.randrange(1, 20))))
        list(CatalogueForm(request.GET).resources()[:1])


def test_a_program_may_ask_for_the_headers_only(client, many):
    response = client.head(f"{URL}?besoin=comprendre")
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_sent_to_the_catalogue(client, rubric, method):
    response = getattr(client, method)(URL)
    assert response.status_code == 405
    assert set(response["Allow"].split(", ")) == {"GET", "HEAD"}


def test_the_trail_leads_home(client, rubric):
    response = client.get(URL)
    assert texts(response, "nav.crumbs li") == ["Accueil", "Ressources"]
    assert links(response, "nav.crumbs") == ["/"]


def test_a_hostile_title_is_text(client, rubric):
    make_resource(rubric, "<script>alert(1)</script> & co", slug="titre", themes=[make_theme("<b>")])
    response = client.get(URL)
    assert texts(response, f"{RESULTS} h3") == ["<script>alert(1)</script> & co"]
    assert regions(response, "main script") == []


def test_a_hostile_search_is_text(client, rubric):
    make_standard(rubric.get_parent())
    response = client.get(URL, {"q": "</title><script>alert(1)</script>"})
    assert regions(response, "script:not([src])") == []
