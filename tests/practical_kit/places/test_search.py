"""« /territoires/ » as a plain form, and what it suggests."""

import pytest
from django.urls import reverse

from practical_kit.places.finding import SUGGESTED
from territories.models import Territory
from tests.reading import links, region, regions, soup, texts, words

pytestmark = pytest.mark.usefixtures("home")
PLACES = "/territoires/"


def ask(client, typed, **headers):
    return client.get(PLACES, {"q": typed}, **headers)


@pytest.mark.parametrize("typed", ["Figeac", "  figeac ", "FIGEAC", "46102", "figeac (lot)"])
def test_the_only_exact_answer_leads_to_its_page(client, france, typed):
    Territory.objects.create(kind="commune", code="99001", name="Figeac-le-Bas", zone="metro")
    response = ask(client, typed)
    assert (response.status_code, response.url.partition("?")[0]) == (302, "/territoires/46102/")


def test_one_comes_back_from_the_only_exact_answer_to_all_of_them(client, france):
    other = Territory.objects.create(kind="commune", code="99001", name="Figeac-le-Bas", zone="metro")
    response = client.get(ask(client, " figeac ").url)
    assert region(response, "link[rel=canonical]")["href"].endswith("/territoires/46102/")
    assert words(region(response, ".page-head .source")).startswith("Vous cherchiez un autre « Figeac » ?")
    back = client.get(region(response, ".page-head .source a")["href"])
    assert back.status_code == 200
    shown = [link["href"] for link in regions(back, ".territories a")]
    assert {f"/territoires/{code}/" for code in ("46102", other.code)} <= set(shown)


@pytest.mark.parametrize("typed", ["46102", "cajarc"])
def test_the_only_answer_has_nothing_to_come_back_to(client, france, typed):
    response = client.get(ask(client, typed).url)
    assert regions(response, ".page-head .source") == []


@pytest.mark.parametrize("typed", ["\x00", '"><script>', "a" * 5_000, "%00&tous=2"])
def test_what_one_comes_from_may_be_anything(client, france, typed):
    response = client.get("/territoires/46102/", {"q": typed})
    assert response.status_code == 200
    for link in regions(response, ".page-head .source a"):
        assert client.get(link["href"]).status_code == 200


def test_namesakes_are_listed_with_what_tells_them_apart(client, france):
    for code, parent, population in (("29001", france.finistere, 300), ("32001", france.gers, 21_000)):
        Territory.objects.create(
            kind="commune", code=code, name="Saint-Denis", zone="metro", parent=parent, population=population
        )
    response = ask(client, "st denis")
    assert texts(response, ".territories li") == [
        "Saint-Denis Commune, Gers, 21 000 habitants",
        "Saint-Denis Commune, Finistère, 300 habitants",
    ]
    assert words(region(response, "#reponses")) == "2 territoires pour « st denis »"
    assert [link["href"] for link in regions(response, ".territories a")] == [
        "/territoires/32001/",
        "/territoires/29001/",
    ]
    assert region(response, "meta[name=robots]")["content"] == "noindex, follow"


def test_a_former_name_is_said(client, france):
    france.cahors.former_names = "Bégoux / Bégouze"
    france.cahors.save()
    Territory.objects.create(kind="commune", code="99002", name="Bégoules", zone="metro")
    assert "Cahors (autrefois Bégoux) Commune, Lot, 20 000 habitants" in texts(ask(client, "bégou"), ".territories li")


def test_a_postcode_that_several_share_lists_them(client, france):
    for commune in (france.figeac, france.cajarc):
        commune.postcodes = "46100"
        commune.save()
    assert len(texts(ask(client, "46100"), ".territories li")) == 2


def test_a_code_that_is_also_a_postcode_is_said_to_be_one(client, france):
    Territory.objects.create(kind="commune", code="46100", name="Faycelles", zone="metro", population=60_000)
    response = ask(client, "46100")
    assert texts(response, ".territories li") == [
        "Figeac Commune, Lot, code postal 46100, 9 800 habitants",
        "Faycelles Commune, code Insee 46100, 60 000 habitants",
    ]


def test_what_finds_nothing_says_what_to_do(client, france):
    response = ask(client, "zzzz")
    assert words(region(response, "#reponses")) == "0 territoire pour « zzzz »"
    assert "/territoires/" in [link["href"] for link in regions(response, ".empty a")]


def test_a_slip_of_the_hand_leads_to_the_names_that_are_close(client, france):
    response = ask(client, "figaec")
    assert words(region(response, "#reponses")) == "0 territoire pour « figaec »"
    assert texts(response, "main h3")[0] == "Vouliez-vous dire ?"
    assert texts(response, ".territories li") == ["Figeac Commune, Lot, code postal 46100, 9 800 habitants"]
    assert links(response, ".territories") == ["/territoires/46102/"]
    assert ask(client, "mairie de figeac").url.startswith("/territoires/46102/")
    assert regions(ask(client, "zzzz"), ".territories") == []


@pytest.mark.parametrize(
    "typed", ["\x00", "%", "' or 1=1", "a" * 5_000, "<script>", "œ", "1234567890123", "«»", "\ud83d"]
)
def test_anything_may_be_typed(client, france, typed):
    response = client.get(f"{PLACES}?q={typed.encode('utf-8', 'surrogatepass').hex(' ')}")
    assert response.status_code == 200
    response = client.get(PLACES, {"q": typed.encode("utf-8", "replace")})
    assert response.status_code == 200
    assert not soup(response).select("main script")


def test_a_long_list_says_that_it_is_cut(client, france):
    Territory.objects.bulk_create(
        Territory(kind="commune", code=f"9{n:04}", name=f"Villeneuve {n}", search_name=f"villeneuve {n}", zone="metro")
        for n in range(40)
    )
    response = ask(client, "villeneuve")
    assert len(regions(response, ".territories li")) == 30
    assert "Voici les 30 premiers" in words(region(response, "main"))
    answer = client.get(reverse("practical_kit:territory_suggestions"), {"q": "villeneuve"}).json()
    assert (answer["total"], len(answer["results"])) == (40, SUGGESTED)


def test_suggestions_are_light_kept_by_caches_and_only_asked_for(client, france):
    address = reverse("practical_kit:territory_suggestions")
    response = client.get(address, {"q": "fig"})
    assert response.json() == {
        "total": 2,
        "results": [
            {
                "name": "CC Grand-Figeac",
                "former": "",
                "details": "Communauté de communes, Lot, 43\u202f000\xa0habitants",
                "address": "/territoires/200067361/",
            },
            {
                "name": "Figeac",
                "former": "",
                "details": "Commune, Lot, code postal 46100, 9\u202f800\xa0habitants",
                "address": "/territoires/46102/",
            },
        ][::-1],
    }
    assert {"public", "max-age=86400"} <= set(response["Cache-Control"].split(", "))
    assert "Vary" not in response or "Cookie" not in response["Vary"]
    assert client.post(address).status_code == 405
    assert client.get(address).json() == {"total": 0, "results": []}
    assert (
        client.get(address, headers={"if-none-match": response["ETag"]}, query_params={"q": "fig"}).status_code == 304
    )
