"""The words that public resources bear, with how many do."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.models import FormerOrganisation, Organisation, ResourceContribution
from tests.factories import hide, make_organisation, make_resource, make_theme

pytestmark = pytest.mark.django_db
PATHS = ["rubriques", "niveaux", "themes", "organisations"]


def found(client, path):
    """The names of a list, with their counts."""
    return {item["nom"]: item["ressources"] for item in client.get(f"/api/v1/{path}/").json()["resultats"]}


def test_each_vocabulary_is_counted_as_the_catalogue_counts(client, study, case):
    assert found(client, "rubriques") == {"Se former": 1, "Évaluer": 2}
    assert list(found(client, "niveaux").items()) == [("Comprendre", 1), ("Innover", 2)]
    assert found(client, "themes") == {"Mobilité": 1}
    assert found(client, "organisations")["La Fonda"] == 1
    [level] = [item for item in client.get("/api/v1/niveaux/").json()["resultats"] if item["cle"] == "innover"]
    assert level["api"].endswith("/api/v1/ressources/?besoin=innover")
    assert level["ressources"] == client.get("/api/v1/ressources/?besoin=innover").json()["total"]


def test_what_only_a_draft_or_a_private_page_bears_is_not_told(client, rubric, study, indexed):
    with indexed():
        for number, (title, live) in enumerate([("Brouillon", False), ("Réservée", True)]):
            body = ResourceContribution(organisation=make_organisation(name=f"Secrète {number}"))
            themes = [make_theme(f"Secret {number}")]
            page = make_resource(rubric, title, live=live, themes=themes, contributions=[body], levels=["s-approprier"])
        hide(page)
        make_organisation(name="Que personne ne nomme")
    assert found(client, "themes") == {"Mobilité": 1}
    assert found(client, "organisations") == {"La Fonda": 1}
    assert "S’approprier" not in found(client, "niveaux")
    assert client.get("/api/v1/themes/secret-0/").status_code == 404
    assert client.get(f"/api/v1/organisations/{Organisation.objects.get(name='Secrète 1').slug}/").status_code == 404


@pytest.mark.parametrize("path", PATHS)
def test_each_term_is_read_by_its_key(client, study, path):
    item = client.get(f"/api/v1/{path}/").json()["resultats"][0]
    assert client.get(f"/api/v1/{path}/{item['cle']}/").json() == item


def test_a_merged_organisation_leads_to_the_one_that_took_its_place(client, study):
    into = Organisation.objects.get()
    FormerOrganisation.objects.create(number=999, slug="fonda", name="Fonda", into=into)
    response = client.get("/api/v1/organisations/fonda/")
    assert response.status_code == 301
    assert response["Location"].endswith("/api/v1/organisations/la-fonda/")


def test_terms_are_given_page_by_page_by_name(client, rubric, indexed):
    with indexed():
        make_resource(rubric, themes=[make_theme(name) for name in ("Énergie", "Eau", "Zone", "Abri")])
    body = client.get("/api/v1/themes/?par_page=3").json()
    assert [item["nom"] for item in body["resultats"]] == ["Abri", "Eau", "Énergie"]
    assert (body["total"], body["precedente"]) == (4, None)
    assert body["suivante"].endswith("/api/v1/themes/?page=2&par_page=3")


def test_ten_terms_cost_no_more_than_one(client, rubric, indexed):
    asked = []
    for number in (1, 10):
        with indexed():
            make_resource(rubric, themes=[make_theme(f"Thème {number} {rank}") for rank in range(number)])
        with CaptureQueriesContext(connection) as queries:
            client.get("/api/v1/themes/")
        asked.append(len(queries))
    assert asked[1] <= asked[0] <= 9
