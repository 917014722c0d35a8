"""The page that shows how to use the API."""

import json
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from tests.factories import make_resource
from tests.reading import regions, texts, words

pytestmark = pytest.mark.django_db
PAGE = "/api/v1/"


def commands(response):
    """The addresses of the commands to copy."""
    found = [text for text in texts(response, "main pre") if text.startswith("curl ")]
    return [text.removeprefix("curl ").strip('"') for text in found]


def test_every_address_has_a_command_that_works_and_what_it_answers(client, study, case):
    response = client.get(PAGE)
    assert response.status_code == 200
    schema = client.get("/api/v1/openapi.json").json()
    titles = [operation["get"]["summary"] for operation in schema["paths"].values()]
    assert [title for title in titles if title not in texts(response, "main h2")] == []
    addresses = commands(response)
    assert len(addresses) == 1 + len(titles)
    for address in addresses:
        parts = urlsplit(address)
        assert client.get(f"{parts.path}?{parts.query}").status_code == 200, address
    excerpts = [json.loads(words(block)) for block in regions(response, "main details pre")]
    assert {"total", "resultats"} <= set(excerpts[0])


def test_every_parameter_is_told(client, study):
    told = texts(client.get(PAGE), "main dt code")
    assert {"q", "besoin", "departement", "licence", "tri", "page", "par_page", "code", "cle", "type"} <= set(told)


def test_every_error_is_explained_where_its_address_says(client, study):
    response = client.get(PAGE)
    address = client.get("/api/v1/ressources/?page=x").json()["type"]
    assert address.startswith(f"{PAGE}#")
    assert len(regions(response, f"[id='{address.partition('#')[2]}']")) == 1


def test_an_empty_site_says_that_nothing_answers_yet(client, home):
    assert "Rien de public n’y répond encore." in texts(client.get(PAGE), "main p")


def test_examples_are_kept_until_the_catalogue_changes(client, study, indexed):
    client.get(PAGE)
    with CaptureQueriesContext(connection) as queries:
        client.get(f"{PAGE}?x=1")
    assert len(queries) <= 12
    with indexed():
        make_resource(study.get_parent(), "Toute nouvelle", year=2030)
    assert "Toute nouvelle" in " ".join(texts(client.get(PAGE), "main details pre"))


def test_an_edition_that_was_replaced_may_be_the_first_of_the_list(client, rubric, indexed):
    with indexed():
        old = make_resource(rubric, "Ancienne", year=2031)
        make_resource(rubric, "Nouvelle", year=2030, replaces=old)
    response = client.get(PAGE)
    assert response.status_code == 200
    assert "remplacee_par" in " ".join(texts(response, "main details pre"))


def test_partners_are_told_where_to_begin(client, study):
    html = render_to_string("sharing/guide/api.html", {"root": "https://site.example"})
    guide = BeautifulSoup(html, "html.parser")
    assert guide.pre.get_text() == 'curl "https://site.example/api/v1/ressources/?besoin=innover"'
    assert [client.get(link["href"]).status_code for link in guide.find_all("a")] == [200, 200]
