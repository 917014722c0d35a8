"""The addresses of the catalogue: made of what was understood, one filter less, another page; none breaks it."""

from urllib.parse import parse_qs

import pytest
from django.http import QueryDict

from catalogue.addresses import Address
from catalogue.forms import CatalogueForm
from catalogue.search import upkeep
from practical_kit.models import StudyPage
from tests.factories import make_resource
from tests.reading import links, region, regions, texts, words

URL = "/ressources/"
RESULTS = "ul.results"


@pytest.fixture
def many(rubric, monkeypatch):
    """Two pages and a half of resources, on pages of four."""
    monkeypatch.setattr("catalogue.views.PER_PAGE", 4)
    for number in range(10):
        make_resource(rubric, f"Guide {number:02}", year=2000 + number, levels=["comprendre"])


@pytest.fixture
def address(rubric):
    """The address understood from what comes after the question mark, and what it finds."""
    make_resource(rubric, "Jardin", levels=["comprendre", "innover"], year=2016)
    make_resource(rubric, "Verger", StudyPage, levels=["innover"], year=2020)
    upkeep.flush()

    def understood(query):
        found = CatalogueForm(QueryDict(query)).find()
        return Address.of(found), found

    return understood


@pytest.mark.parametrize(
    ("asked", "understood"),
    [
        ("", ""),
        ("x=1&utm_source=lettre&besoin=inconnu", ""),
        ("type=guide&besoin=innover&q=+jardin++", "q=jardin&besoin=innover&type=guide"),
        ("tri=titre&page=3", "tri=titre"),
        ("tri=date", ""),
        ("q=jardin&tri=pertinence", "q=jardin"),
        ("q=jardin&tri=date", "q=jardin&tri=date"),
    ],
)
def test_an_address_says_what_was_understood_always_in_the_same_order(address, asked, understood):
    assert str(address(asked)[0]) == understood


def test_a_page_after_the_first_is_part_of_the_whole_address(address):
    asked, _ = address("type=guide")
    assert asked.path("/ressources/") == "/ressources/?type=guide"
    assert asked.path("/ressources/", 2) == "/ressources/?type=guide&page=2"
    assert address("")[0].path("/ressources/") == "/ressources/"


def test_what_narrows_the_list_is_named_as_the_reader_does_and_left_out_alone(address):
    asked, _ = address("q=jardin&besoin=innover&besoin=comprendre&type=guide&tri=titre")
    assert [(filter.label, filter.without) for filter in asked.active] == [
        ("Innover", "q=jardin&besoin=comprendre&type=guide&tri=titre"),
        ("Comprendre", "q=jardin&besoin=innover&type=guide&tri=titre"),
        ("Guide", "q=jardin&besoin=innover&besoin=comprendre&tri=titre"),
    ]


def test_a_question_is_relaxed_filter_by_filter_the_most_fruitful_first(address):
    asked, found = address("annee=2020&besoin=comprendre&type=guide")
    assert [(item.label, item.count, item.without) for item in asked.relaxed(found)] == [
        ("2020", 1, "besoin=comprendre&type=guide")
    ]
    asked, found = address("annee=2020&annee=2016&type=guide&besoin=innover")
    assert [(item.label, item.count) for item in asked.relaxed(found)] == [
        ("Guide", 2),
        ("Innover", 1),
        ("2020, 2016", 1),
    ]


def test_relevance_is_an_order_only_with_words(address):
    def orders(query):
        asked, found = address(query)
        return [(order["label"], order["query"], order["current"]) for order in asked.orders(found)]

    assert orders("type=guide&tri=titre") == [("date", "type=guide", False), ("titre", "type=guide&tri=titre", True)]
    assert orders("q=jardin") == [
        ("pertinence", "q=jardin", True),
        ("date", "q=jardin&tri=date", False),
        ("titre", "q=jardin&tri=titre", False),
    ]
    assert [label for label, *_ in orders("q=la")] == ["date", "titre"]


@pytest.mark.parametrize(
    ("query", "is_deep"),
    [
        ("", 0),
        ("type=guide", 0),
        ("type=guide&annee=2016", 1),
        ("type=guide&type=etude", 1),
        ("q=x", 1),
        ("tri=titre", 1),
    ],
)
def test_search_engines_are_shown_the_list_and_each_filter_alone(address, query, is_deep):
    assert address(query)[0].is_deep is bool(is_deep)


def test_what_holds_no_letter_is_no_word(address):
    assert [address(query)[0].has_words for query in ("q=la", "q=3", "q=%3F%3F", "")] == [True, True, False, False]


def test_links_are_built_from_known_parameters_only(client, many):
    junk = "utm_source=lettre&besoin=inconnu&type[]=guide&page=2&x=%22%3E%3Cscript%3E"
    response = client.get(f"{URL}?besoin=comprendre&{junk}")
    asked = [parse_qs(href.lstrip("?")) for href in links(response, "main") if href.startswith("?")]
    assert asked
    assert {name for query in asked for name in query} == {"besoin", "page", "tri"}
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
    nearest = {"abc": 1, "": 1, "0": 1, "-1": 1, "9999": 3, "2": 2, "1.5": 1, "9" * 500: 3, "9" * 5_000: 1, "\x00": 1}
    for page, shown in nearest.items():
        response = client.get(URL, {"page": page})
        assert response.status_code == 200, page
        assert response.context["page"].number == shown, page
        assert texts(response, f"{RESULTS} h3")[0] == {1: "Guide 09", 2: "Guide 05", 3: "Guide 01"}[shown], page


def test_a_page_after_the_first_says_its_number(client, many):
    response = client.get(f"{URL}?page=2")
    assert words(region(response, "#resultats")) == "10 ressources, page 2 sur 3"
    assert words(region(response, "title")).startswith("Ressources, page 2")
    assert region(response, "meta[name=description]")["content"].endswith(", page 2.")


def test_a_search_is_not_for_search_engines_but_a_filter_is(client, address):
    assert region(client.get(f"{URL}?q=jardin"), "meta[name=robots]")["content"].startswith("noindex")
    assert region(client.get(f"{URL}?type=guide&besoin=innover"), "meta[name=robots]")["content"].startswith("noindex")
    assert regions(client.get(f"{URL}?type=guide"), "meta[name=robots]") == []


def test_the_title_and_the_description_say_what_the_list_is_narrowed_to(client, many):
    response = client.get(f"{URL}?q=guide&besoin=comprendre&page=2")
    assert words(region(response, "title")).startswith("« guide » dans les ressources, Comprendre, page 2")
    said = " ".join(region(response, "meta[name=description]")["content"].split())
    assert said.startswith("10 ressources pour « guide »")
    assert said.endswith(", Comprendre, page 2.")
    assert region(response, "link[rel=canonical]")["href"].endswith("?q=guide&besoin=comprendre&page=2")


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


def test_the_order_is_kept_by_the_form_and_the_links(client, address):
    response = client.get(f"{URL}?tri=titre&type=guide")
    assert region(response, "form input[type=hidden]")["value"] == "titre"
    assert regions(response, "ul.active a")[0]["href"] == "?tri=titre"
    assert regions(client.get(URL), "form input[type=hidden]") == []
