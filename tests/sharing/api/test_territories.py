"""Territories by their official codes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.models import ResourceTerritory
from territories.models import Territory
from tests.factories import make_commune, make_resource, make_three

pytestmark = pytest.mark.django_db
ALL = "/api/v1/territoires/"


def names(client, query):
    """The names that a search gives."""
    return [item["nom"] for item in client.get(f"{ALL}?{query}").json()["resultats"]]


def about(place):
    """That a resource is about a territory."""
    return [ResourceTerritory(territory=place)]


def test_a_territory_says_where_it_lies_and_how_much_is_said_of_it(client, rubric):
    commune = make_commune()
    commune.intercommunality = Territory.objects.create(kind="epci", code="200059889", name="GPS&O", zone="metro")
    commune.save()
    for place in (commune, commune.parent):
        make_resource(rubric, territory_items=about(place))
    make_three(rubric, territory_items=[])
    make_resource(rubric, live=False, territory_items=about(commune))
    item = client.get(f"{ALL}commune/78440/").json()
    assert [item[name] for name in ("code", "nom", "population", "ressources")] == ["78440", "Les Mureaux", 34_632, 1]
    assert [item[name]["nom"] for name in ("departement", "region")] == ["Yvelines", "Île-de-France"]
    assert item["intercommunalite"]["code"] == "200059889"
    counts = {found["nom"]: found["ressources"] for found in client.get(ALL).json()["resultats"]}
    assert counts == {"Les Mureaux": 1, "Yvelines": 2, "Île-de-France": 2, "GPS&O": 1}


def test_territories_are_found_by_the_beginning_of_their_names_their_codes_and_their_types(client, home):
    make_commune()
    make_commune("Mureils", "26219", "Drôme", "Auvergne-Rhône-Alpes", 500)
    assert names(client, "q=mure") == ["Les Mureaux", "Mureils"][::-1]
    assert names(client, "q=LES%20mur") == names(client, "q=78440") == ["Les Mureaux"]
    assert sorted(names(client, "type=region")) == ["Auvergne-Rhône-Alpes", "Île-de-France"]
    assert names(client, "q=zzz") == names(client, "q=!!!") == []


def test_a_type_that_is_none_filters_nothing_and_is_told(client, home):
    make_commune()
    body = client.get(f"{ALL}?type=planete").json()
    assert (body["total"], body["inconnus"]) == (3, [{"parametre": "type", "valeur": "planete"}])


def test_pages_keep_the_question(client, home):
    for number in range(3):
        make_commune(f"Mureaux {number}", f"7844{number}")
    body = client.get(f"{ALL}?q=mureaux&type=commune&par_page=2").json()
    assert (body["total"], len(body["resultats"])) == (3, 2)
    assert body["suivante"].endswith(f"{ALL}?q=mureaux&type=commune&page=2&par_page=2")


@pytest.mark.parametrize("address", ["commune/00000/", "planete/78440/", "commune/%00/", "region/78440/"])
def test_what_is_no_territory_is_not_found(client, home, address):
    make_commune()
    assert client.get(f"{ALL}{address}").status_code == 404


def test_codes_are_read_in_small_letters_too(client, home):
    Territory.objects.create(kind="departement", code="2A", name="Corse-du-Sud", zone="metro")
    assert client.get(f"{ALL}departement/2a/").json()["nom"] == "Corse-du-Sud"


def test_ten_territories_cost_no_more_than_one(client, rubric):
    costs = []
    for rank in range(4):
        make_resource(rubric, territory_items=about(make_commune(code=f"7844{rank}")))
        client.get(ALL)  # the index is written
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{ALL}?type=commune")
        costs.append(len(queries))
    assert max(costs[1:]) <= costs[0] <= 6
