"""The map, its list, and the page of a territory."""

import gzip

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.models import ResourceTerritory
from practical_kit.places.overview import overview
from territories.models import Territory
from tests.factories import hide, make_case, make_resource, make_theme
from tests.reading import addresses, links, region, regions, texts, words

pytestmark = pytest.mark.usefixtures("home")
PLACES = "/territoires/"


def page_of(client, territory, query=""):
    response = client.get(f"{PLACES}{territory.address}/{query}")
    assert response.status_code == 200
    return response


def make_one_of_each(rubric, place):
    """A case that visitors see, and two that they do not."""
    make_case(rubric, "Visible", places=[place])
    make_case(rubric, "Brouillon", places=[place], live=False)
    hide(make_case(rubric, "Réservée", places=[place]))


def test_the_list_and_the_map_say_the_same_of_what_visitors_see(client, rubric, france):
    make_one_of_each(rubric, france.figeac)
    make_case(rubric, places=[france.group, france.figeac, france.auch])
    make_case(rubric, places=[france.occitanie])
    make_case(rubric, places=[france.island])
    response = client.get(PLACES)
    assert texts(response, ".areas > li") == [
        "La Réunion , région La Réunion 1 cas",
        "Occitanie , région À l’échelle de la région 1 cas Gers 1 cas Lot 2 cas",
    ]
    drawn = {link["aria-label"].replace("\xa0", " "): link for link in regions(response, ".map__drawing a")}
    assert set(drawn) == {"Lot : 2 cas", "Gers : 1 cas", "Finistère : aucun cas", "Paris : aucun cas"}
    assert {label for label, link in drawn.items() if not link.has_attr("tabindex")} == {"Lot : 2 cas", "Gers : 1 cas"}
    assert [words(drawn[label]) for label in ("Lot : 2 cas", "Gers : 1 cas", "Paris : aucun cas")] == ["2", "1", ""]
    assert drawn["Lot : 2 cas"]["href"] == "/territoires/46/"
    assert texts(response, ".map__boxes li") == ["La Réunion 1 cas"]
    assert texts(response, ".areas__others li") == ["Finistère", "Paris"]


def test_the_map_says_where_it_comes_from(client, france):
    response = client.get(PLACES)
    assert "MapSVG / Victor Cazanave (svg-maps), CC BY 4.0, modifiée" in words(region(response, "figcaption"))
    assert "INSEE, DGCL, La Poste, via Etalab – Licence Ouverte, millésime 2026" in words(region(response, "main"))


def test_a_map_without_any_case_says_so(client, france):
    assert "Aucun cas n’est encore publié" in texts(client.get(PLACES), ".empty h3")
    assert overview().shades == []


def test_the_map_is_light_with_every_departement(demo, client):
    response = client.get(PLACES)
    assert len(gzip.compress(response.content)) < 30_000  # 60 kB were allowed; fonts and sheets weigh 65 beside
    assert len(regions(response, ".map__drawing a")) == 96
    assert len(regions(response, ".map__boxes li")) == 11
    codes = [link["href"].split("/")[2] for link in regions(response, ".map__drawing a, .map__boxes a")]
    assert len(set(codes)) == len(codes)
    listed = set(links(response, ".areas")) | set(links(response, ".areas__others"))
    assert {f"/territoires/{code}/" for code in codes} <= listed


def test_the_page_of_a_territory_says_what_is_known_of_it(client, rubric, france):
    make_one_of_each(rubric, france.figeac)
    guide = make_resource(rubric, "Un guide", territory_items=[ResourceTerritory(territory=france.cajarc)])
    make_resource(rubric, "Ailleurs", territory_items=[ResourceTerritory(territory=france.auch)])
    response = page_of(client, france.figeac)
    facts = dict(line.split(" ", 1) for line in texts(response, "aside .facts > div"))
    assert facts["Type"] == "Commune"
    assert facts["Population"] == "9 800 habitants"
    assert facts["Intercommunalité"] == "CC Grand-Figeac"
    assert (facts["Région"], facts["Département"]) == ("Occitanie", "Lot")
    assert texts(response, "[aria-labelledby=cas] h3") == ["Visible"]
    assert {"/territoires/200067361/", "/territoires/46/", "/territoires/region-76/"} <= set(links(response, "aside"))
    assert texts(response, "[aria-labelledby=autres] h3") == []
    group = page_of(client, france.group)
    assert texts(group, "[aria-labelledby=autres] h3") == ["Un guide"]
    assert links(group, "[aria-labelledby=autres] h3") == [guide.url]
    assert texts(page_of(client, france.lot), "[aria-labelledby=cas] h3") == ["Visible"]
    assert texts(page_of(client, france.occitanie), "[aria-labelledby=autres] h3") == ["Ailleurs", "Un guide"]


def test_what_lies_around_is_said_in_words_those_with_cases_first(client, rubric, france):
    make_case(rubric, places=[france.cajarc])
    make_case(rubric, places=[france.gers])
    assert "Les autres communes de son intercommunalité" in texts(page_of(client, france.figeac), "aside h2")
    titles = texts(page_of(client, france.lot), "aside h2")
    assert titles[-2:] == ["Ses intercommunalités", "Les autres départements de la région"]
    assert texts(page_of(client, france.occitanie), "aside li") == ["Gers (cas)", "Lot"]
    assert texts(page_of(client, france.group), "aside li") == ["Cajarc (cas)", "Figeac"]
    assert texts(page_of(client, france.cahors), "aside h2")[-1] == "Les autres communes du département"
    assert texts(page_of(client, france.group), "aside h2")[-1] == "Ses communes"
    assert texts(page_of(client, france.occitanie), "aside h2")[-1] == "Ses départements"


def test_a_territory_without_anything_helps_and_is_not_for_search_engines(client, rubric, france):
    make_case(rubric, "Là-bas", places=[france.fleurance])
    response = page_of(client, france.figeac)
    assert "Rien n’est encore publié ici" in words(region(response, ".page-head"))
    assert texts(response, "[aria-labelledby=semblables] h3") == ["Là-bas"]
    assert texts(response, ".reason")[0].startswith("Même région (Occitanie) et même taille")
    assert region(response, "meta[name=robots]")["content"] == "noindex, follow"
    there = page_of(client, france.fleurance)
    assert regions(there, "meta[name=robots]") == []
    assert region(there, "link[rel=canonical]")["href"].endswith("/territoires/32132/")
    assert '"BreadcrumbList"' in there.content.decode()


def test_the_challenges_of_the_address_bring_cases_up(client, rubric, france):
    energy = make_theme("Énergie")
    make_case(rubric, "Proche", places=[france.cajarc])
    make_case(rubric, "Loin", places=[france.crozon], themes=[energy])
    shown = texts(page_of(client, france.figeac), "[aria-labelledby=semblables] h3")
    assert shown == ["Proche", "Loin"]
    response = page_of(client, france.figeac, f"?theme={energy.slug}&theme=inconnu&theme=%00")
    assert texts(response, "[aria-labelledby=semblables] h3") == ["Loin", "Proche"]
    assert texts(response, ".reason")[0].endswith("même défi (Énergie)")
    assert [box["value"] for box in regions(response, "input[name=theme][checked]")] == [energy.slug]


def test_ticked_cases_are_kept_together_or_taken_as_one_file(client, rubric, france):
    cases = [make_case(rubric, name, places=[getattr(france, name)]) for name in ("figeac", "cajarc", "auch")]
    response = page_of(client, france.figeac)
    form = region(response, "#comparaison")
    ticked = {box["name"]: [] for box in regions(response, "input[form=comparaison]")}
    assert set(ticked) == {"r"}
    sent = {box["name"]: box["value"] for box in form.select("input")} | {"r": [case.code for case in cases[:2]]}
    buttons = regions(response, "button[form=comparaison]")
    ways = {words(button): button.get("formaction", form["action"]) for button in buttons}
    assert next(iter(ways.items())) == ("Comparer les cas cochés", "/comparer/")  # the first is what « Enter » presses
    selection = client.get(ways["Mettre les cas cochés dans ma sélection"], sent)
    assert texts(selection, ".results h3") == ["figeac", "cajarc"]
    assert ways["Dossier des cas cochés (PDF)"] == "/dossier/"
    assert client.head("/dossier/", sent).status_code == 200
    assert client.get("/dossier/", sent | {"r": []}).status_code == 400


def test_the_list_and_the_feed_of_its_departement_are_there_when_they_hold_something(client, rubric, france):
    make_case(rubric, places=[france.figeac])
    here = page_of(client, france.cajarc)
    assert {"/ressources/?departement=46", "/flux/?departement=46"} <= set(links(here, "aside"))
    there = page_of(client, france.crozon)
    assert not [link for link in links(there, "aside") if "?" in link]


@pytest.mark.parametrize("address", ["99999", "region-46", "aaa", "46102-figeac", "0", "-", "region-"])
def test_an_address_that_names_nothing_is_not_found(client, france, address):
    assert client.get(f"{PLACES}{address}/").status_code == 404


def test_another_spelling_leads_to_the_one_address(client, france):
    Territory.objects.create(kind="commune", code="2A004", name="Ajaccio", zone="metro")
    assert client.get("/territoires/2a004/").url == "/territoires/2A004/"
    assert client.get("/territoires/REGION-76/").url == "/territoires/region-76/"


def test_a_case_leads_to_the_pages_of_its_territories(client, rubric, france):
    case = make_case(rubric, places=[france.figeac])
    facts = links(client.get(case.url), "aside > .facts")
    assert facts == [rubric.url, "/territoires/46102/", "/territoires/region-76/"]


def test_the_sitemap_announces_the_territories_of_which_something_is_said(client, rubric, france):
    make_one_of_each(rubric, france.figeac)
    hide(make_case(rubric, places=[france.crozon]))
    told = [path for path in addresses(client.get("/sitemap.xml")) if path.startswith(f"{PLACES}")]
    codes = ["46102", "46", "200067361", "region-76"]
    assert sorted(told) == sorted([PLACES, *(f"{PLACES}{code}/" for code in codes)])


@pytest.mark.parametrize("name", ["figeac", "group", "lot", "occitanie"])
def test_pages_cost_the_same_for_one_resource_and_for_ten(client, rubric, france, name):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            page_of(client, getattr(france, name))
            client.get(PLACES)
        return len(asked)

    def add(number):
        for rank in range(number):
            theme = make_theme(f"Thème {rank} de {number}")
            make_case(rubric, places=[france.figeac, france.cahors], themes=[theme])
            make_case(rubric, places=[france.auch, france.crozon], themes=[theme])
            make_resource(rubric, territory_items=[ResourceTerritory(territory=france.figeac)])

    add(1)
    client.get(PLACES)
    few = cost()
    add(9)
    client.get(PLACES)
    assert cost() <= few


def test_no_page_exceeds_its_budget(demo, client):
    ContentType.objects.get_for_models(*apps.get_models())
    client.get("/mentions-legales/")
    for address in ("/territoires/46102/", "/territoires/46/", "/territoires/region-76/", "/territoires/200067361/"):
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
        assert len(asked) <= 15, address
        assert len(gzip.compress(response.content)) < 15_000
    assert texts(response, "h1") == ["CC Grand-Figeac"]
