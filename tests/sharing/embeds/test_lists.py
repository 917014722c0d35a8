"""Lists in a frame: any search of the catalogue, whatever its address says."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.models import FormerTheme
from tests.factories import make_resource, make_theme, make_three
from tests.sharing.embeds.frames import read, titles

pytestmark = pytest.mark.django_db


def test_a_list_shows_only_what_visitors_see(client, rubric, indexed):
    with indexed():
        make_three(rubric)
    assert titles(client.get("/integrer/liste/")) == ["Visible"]


def test_a_list_is_any_search_of_the_catalogue(client, rubric, indexed):
    with indexed():
        for title, year, level in (
            ("Évaluer", 2020, "innover"),
            ("Mesurer", 2024, "innover"),
            ("Lire", 2022, "comprendre"),
        ):
            make_resource(rubric, title, year=year, levels=[level])
    assert titles(client.get("/integrer/liste/?besoin=innover")) == ["Mesurer", "Évaluer"]
    assert titles(client.get("/integrer/liste/?besoin=innover&tri=titre")) == ["Évaluer", "Mesurer"]
    response = client.get("/integrer/liste/?q=évaluer")
    assert titles(response) == ["Évaluer"]
    assert '<link rel="canonical" href="http://localhost/ressources/?q=%C3%A9valuer">' in read(response)


@pytest.mark.parametrize(
    ("said", "shown"), [("3", 3), ("", 5), ("0", 1), ("-4", 1), ("500", 20), ("x", 5), ("9" * 5000, 5)]
)
def test_a_number_out_of_range_is_brought_back(client, rubric, indexed, said, shown):
    with indexed():
        for _ in range(21):
            make_resource(rubric)
    response = client.get("/integrer/liste/", {"nombre": said})
    assert len(titles(response)) == shown
    assert "Voir les 21 ressources" in read(response)


@pytest.mark.parametrize(
    "query", ["besoin=x", "tri=x", "page=-3", "q=%00", "theme=%3Cb%3E", "annee=99999999999", "q=" + "a" * 5000]
)
def test_a_bad_parameter_filters_nothing(client, rubric, indexed, query):
    with indexed():
        make_resource(rubric, "Visible")
    response = client.get(f"/integrer/liste/?{query}")
    assert response.status_code == 200
    assert titles(response) == ([] if "aaa" in query else ["Visible"])
    assert "<b>" not in read(response)


def test_an_empty_list_says_what_to_do(client, rubric):
    response = client.get("/integrer/liste/?q=introuvable")
    assert response.status_code == 200
    assert "Aucune ressource ne répond" in read(response)
    assert 'href="http://localhost/ressources/"' in read(response)


def test_a_misspelt_word_is_corrected_as_in_the_catalogue(client, rubric, indexed):
    with indexed():
        make_resource(rubric, "Partenariat local")
    response = client.get("/integrer/liste/?q=parternariat")
    assert titles(response) == ["Partenariat local"]
    assert "parternariat" not in read(response)


def test_a_merged_theme_leads_on(client, rubric, indexed):
    with indexed():
        theme = make_theme("Nouveau")
        make_resource(rubric, "Classée", themes=[theme])
        make_resource(rubric, "Autre")
    FormerTheme.objects.create(number=999, slug="ancien", name="Ancien", into=theme)
    response = client.get("/integrer/liste/?theme=ancien&pour=banque")
    assert titles(response) == ["Classée"]
    assert "/ressources/?theme=nouveau" in read(response)


def test_a_list_costs_the_same_for_one_resource_and_for_ten(client, rubric, indexed):
    costs = []
    for more in (1, 9):
        with indexed():
            for _ in range(more):
                make_resource(rubric, levels=["innover"])
        client.get("/integrer/liste/?nombre=10")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/integrer/liste/?nombre=10").status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_only_reading_is_answered(client, home):
    assert client.post("/integrer/liste/").status_code == 405
