"""Resources as programs read them: what the catalogue shows, all of it, and nothing else."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import CollectionViewRestriction, Page

from catalogue.identifiers import new_code
from catalogue.models import FormerTheme, ResourceFile
from practical_kit.models import StudyPage
from tests.factories import fresh, hide, make_document, make_four, make_resource, make_rubric
from tests.sharing.api.conftest import CODE, make_study

pytestmark = pytest.mark.django_db
ALL = "/api/v1/ressources/"
ONE = f"{ALL}{CODE}/"


def titles(client, query=""):
    """The titles that a search gives."""
    return [item["titre"] for item in client.get(f"{ALL}?{query}").json()["resultats"]]


def test_a_resource_says_all_that_its_page_says(client, study):
    item = client.get(ALL).json()["resultats"][0]
    root = study.get_site().root_url
    assert item["code"] == CODE
    assert item["permalien"] == f"{root}/r/{CODE}/"
    assert item["adresse"] == study.full_url
    assert item["type"] == {"cle": "etude", "libelle": "Étude"}
    assert item["niveaux"] == [{"cle": "comprendre", "nom": "Comprendre"}, {"cle": "innover", "nom": "Innover"}]
    assert (item["rubrique"]["cle"], item["aussi_dans"][0]["cle"]) == ("evaluer", "se-former")
    assert item["organisations"][0]["role"] == {"cle": "editeur", "libelle": "Éditeur"}
    assert item["auteurs"] == [{"prenom": "Maud", "nom": "Martin", "role": ""}]
    assert [item[name] for name in ("annee", "mois", "pages", "isbn")] == [2023, 3, 42, "9782110096739"]
    assert item["licence"]["reutilisation"] == "reprendre et adapter en citant la source"
    assert item["licence"]["adresse"].startswith("https://")
    assert item["fichiers"][0]["adresse"].startswith(f"{root}/documents/")
    assert (item["fichiers"][0]["format"], item["fichiers"][0]["pages"]) == ("PDF", 40)
    assert item["publiee_le"].endswith("Z")


def test_no_key_of_a_page_is_given(client, study):
    body = client.get(ONE).json()
    keys = {study.pk, study.rubric_id, study.contributions.first().organisation_id}
    assert "id" not in body
    assert keys.isdisjoint(value for value in body.values() if isinstance(value, int))


def test_the_actors_of_a_case_are_told_with_their_roles(client, case):
    [item] = client.get(ALL).json()["resultats"]
    assert [body["role"]["cle"] for body in item["organisations"]] == ["partenaire", "partenaire"]
    assert item["territoires"] == [
        {"code": "78440", "type": {"cle": "commune", "libelle": "Commune"}, "nom": "Les Mureaux"}
    ]


def test_one_resource_gives_its_text_as_its_page_shows_it_with_whole_links(client, study):
    body = client.get(ONE).json()
    root = study.get_site().root_url
    assert body["a_retenir"] == ["Un point."]
    text = BeautifulSoup(body["texte"], "html.parser")
    assert text.find("a", string="paragraphe")["href"] == f"{root}/contact/"
    assert text.find("a", href="#note-1")
    assert (body["sources"][0]["numero"], body["sources"][0]["titre"]) == (1, "Une source")


def test_the_text_of_a_case_is_its_story(client, case):
    text = BeautifulSoup(client.get(f"{ALL}{case.code}/").json()["texte"], "html.parser")
    assert [title.get_text() for title in text.find_all("h2")][:3] == ["Le défi", "Contexte", "Démarche"]


def test_only_what_visitors_may_see_is_given(client, kit, rubric, indexed):
    with indexed():
        make_four(kit, rubric, summary="Un jardin.")
    pages = dict(Page.objects.values_list("title", "resource__code"))
    assert titles(client) == titles(client, "q=jardin") == ["Visible"]
    statuses = {
        title: client.get(f"{ALL}{pages[title]}/").status_code for title in ("Visible", "Brouillon", "Réservée")
    }
    assert statuses == {"Visible": 200, "Brouillon": 404, "Réservée": 404}


@pytest.mark.parametrize("leave", [lambda page: page.unpublish(), hide, lambda page: page.delete()])
def test_a_resource_that_is_gone_says_so(client, study, indexed, leave):
    with indexed():
        leave(fresh(study))
    response = client.get(ONE)
    assert (response.status_code, response["Content-Type"]) == (410, "application/problem+json")
    assert response.json()["code"] == "ressource-retiree"
    assert "Mesurer l’effet" in response.json()["detail"]


def test_a_resource_is_read_by_its_code_in_capitals_too(client, study):
    assert client.get(f"{ALL}{CODE.upper()}/").json()["code"] == CODE


def test_filters_are_those_of_the_catalogue(client, rubric, study, indexed):
    with indexed():
        make_resource(rubric, "Autre", levels=["s-approprier"], year=2020)
    assert titles(client, "besoin=innover") == titles(client, "annee=2023") == ["Mesurer l’effet"]
    assert sorted(titles(client, "besoin=innover&besoin=s-approprier")) == ["Autre", "Mesurer l’effet"]
    assert titles(client, "tri=titre") == ["Autre", "Mesurer l’effet"]
    assert titles(client, "theme=mobilite&langue=fr&licence=licence-ouverte&type=etude") == ["Mesurer l’effet"]


def test_what_is_unknown_filters_nothing_and_is_told(client, study):
    body = client.get(f"{ALL}?theme=mobilte&theme=mobilite&rubrik=x&tri=hasard&page=1&q=").json()
    assert body["total"] == 1
    assert body["inconnus"] == [
        {"parametre": "theme", "valeur": "mobilte"},
        {"parametre": "rubrik", "valeur": "x"},
        {"parametre": "tri", "valeur": "hasard"},
    ]


def test_words_are_corrected_as_on_the_site_and_it_is_told(client, study):
    body = client.get(f"{ALL}?q=mesurrer").json()
    assert [item["titre"] for item in body["resultats"]] == ["Mesurer l’effet"]
    assert body["recherche"] == {"demandee": "mesurrer", "faite": "mesurer", "corrigee": True, "elargie": False}
    assert client.get(ALL).json()["recherche"] is None


def test_a_merged_theme_leads_on(client, study):
    FormerTheme.objects.create(number=999, slug="deplacements", name="Déplacements", into=study.themes.get())
    response = client.get(f"{ALL}?theme=deplacements")
    assert response.status_code == 301
    assert response["Location"].endswith("/api/v1/ressources/?theme=mobilite")
    assert response["Access-Control-Allow-Origin"] == "*"


def test_pages_lead_to_each_other_by_whole_addresses(client, rubric, indexed):
    with indexed():
        for number in range(5):
            make_resource(rubric, f"Guide {number}", levels=["innover"])
    root = rubric.get_site().root_url
    response = client.get(f"{ALL}?besoin=innover&zz=1&par_page=2&page=2")
    body = response.json()
    assert (body["total"], body["page"], len(body["resultats"])) == (5, 2, 2)
    assert body["suivante"] == f"{root}{ALL}?besoin=innover&page=3&par_page=2"
    assert body["precedente"] == f"{root}{ALL}?besoin=innover&par_page=2"
    assert f'<{body["suivante"]}>; rel="next"' in response["Link"]
    met, address = [], f"{ALL}?par_page=2"
    while address:
        body = client.get(address.removeprefix(root)).json()
        met += [item["titre"] for item in body["resultats"]]
        address = body["suivante"]
    assert sorted(met) == [f"Guide {number}" for number in range(5)]
    beyond = client.get(f"{ALL}?par_page=2&page=50").json()
    assert (beyond["resultats"], beyond["suivante"]) == ([], None)
    assert beyond["precedente"].endswith("?page=3&par_page=2")


def test_editions_name_each_other_by_their_codes(client, rubric, study, indexed):
    with indexed():
        make_resource(rubric, "Nouvelle", StudyPage, replaces=study, code="cdfg2345")
        make_resource(rubric, "Brouillon", StudyPage, replaces=study, live=False)
    items = {item["titre"]: item for item in client.get(ALL).json()["resultats"]}
    assert items["Mesurer l’effet"]["remplacee_par"]["code"] == "cdfg2345"
    assert items["Nouvelle"]["remplace"]["code"] == CODE
    with indexed():
        fresh(study).unpublish()
    [item] = client.get(ALL).json()["resultats"]
    assert item["remplace"] is None


def test_a_file_that_visitors_may_not_open_is_left_out(client, study, indexed):
    collection = study.files.get().document.collection
    with indexed():
        CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    [item] = client.get(ALL).json()["resultats"]
    assert item["fichiers"] == []


def test_an_alias_is_the_resource_it_shows(client, kit, study, indexed):
    with indexed():
        fresh(study).create_alias(parent=make_rubric(kit, "accompagner"))
    answer = client.get(ALL).json()
    assert ({item["code"] for item in answer["resultats"]}, len(answer["resultats"])) == ({CODE}, answer["total"])


def test_a_page_of_ten_costs_no_more_than_a_page_of_one(client, rubric, indexed):
    asked, document = [], make_document()
    for number in (1, 10):
        with transaction.atomic():
            with indexed():
                for _ in range(number):
                    make_study(rubric, code=new_code(), files=[ResourceFile(document=document)])
            client.get(ALL)
            with CaptureQueriesContext(connection) as queries:
                assert len(client.get(f"{ALL}?x=1").json()["resultats"]) == number
            asked.append(len(queries))
            transaction.set_rollback(True)
    assert asked[1] <= asked[0] <= 18
