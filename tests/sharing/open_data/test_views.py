"""The page of the data, their description for portals, and how files are sent."""

import json

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from catalogue.models import Resource
from resource_centre.models import CentreSettings
from sharing.open_data.columns import COLUMNS
from sharing.open_data.formats import FORMATS
from sharing.open_data.views import dump
from tests.factories import make_resource, make_standard, make_three
from tests.reading import addresses, links, region, texts, words

pytestmark = pytest.mark.django_db
FILES = ["/donnees/catalogue.csv", "/donnees/catalogue.jsonl", "/donnees/catalogue.jsonld"]


def test_the_page_says_what_there_is_and_where(client, home, rubric):
    make_standard(home, "Licence et réutilisation", slug="licence")
    make_three(rubric)
    page = client.get("/donnees/")
    assert "1 ressource, chacune" in words(region(page, ".page-head"))
    assert "Dernier changement" in words(region(page, ".page-head"))
    assert set(FILES) <= set(links(page, ".page-head"))
    assert texts(page, ".page-head .button")[0] == "Télécharger en CSV (environ 900 octets)"
    assert {"/licence/", "/api/v1/", "/flux/", "/donnees/dcat.jsonld"} <= set(links(page, "main"))
    names = [name.replace("_ ", "_") for name in texts(page, "main table th[scope=row]")]  # they may be cut there
    assert names == [column.name for column in COLUMNS]
    assert "Brouillon" not in page.content.decode()


def test_the_page_is_about_cells_and_not_about_json(client, home):
    assert "null" not in words(region(client.get("/donnees/"), "main"))
    assert "« »" not in words(region(client.get("/donnees/"), "main table"))


def test_partners_are_told_of_feeds_of_data_and_of_the_harvest(home):
    page = render_to_string("sharing/guide/feeds.html", {"root": "https://centre.example"})
    for address in ("/flux/besoin/innover/", "/donnees/catalogue.csv", "/oai/?verb=ListRecords"):
        assert f"https://centre.example{address}" in page


def test_the_page_of_an_empty_site(client, home):
    page = client.get("/donnees/")
    assert "0 ressource, chacune" in words(region(page, ".page-head"))
    assert "Dernier changement" not in page.content.decode()


def test_search_engines_and_visitors_find_it(client, home):
    assert "/donnees/" in addresses(client.get("/sitemap.xml"))
    assert "/donnees/" in links(client.get("/plan-du-site/"), "main")


@pytest.mark.parametrize("path", FILES)
def test_nothing_is_read_again_when_nothing_changed(client, rubric, path):
    make_three(rubric)
    first = client.get(path)
    list(first)
    with CaptureQueriesContext(connection) as asked:
        again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, len(asked) <= 2) == (304, True)
    draft = Resource.objects.get(title="Visible").specific
    draft.title = "Brouillon"
    draft.save_revision()
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
    draft.unpublish()
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("path", [*FILES, "/donnees/dcat.jsonld"])
def test_any_site_reads_them_and_none_writes(client, rubric, path):
    make_resource(rubric)
    response = client.head(path)
    assert response.status_code == 200
    assert response["Access-Control-Allow-Origin"] == "*"
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("ending", FORMATS)
def test_head_reads_no_resource(rf, rubric, ending):
    make_resource(rubric)
    assert list(dump(rf.head("/"), ending)) == []
    assert list(dump(rf.get("/"), ending)) != []


@pytest.mark.parametrize("path", FILES)
def test_a_file_costs_the_same_for_one_and_for_ten(client, rubric, path):
    counts = []
    for number in (1, 9):
        for _ in range(number):
            make_resource(rubric, levels=["innover"])
        list(client.get(path))
        with CaptureQueriesContext(connection) as asked:
            list(client.get(path))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 25


def test_portals_read_who_gives_what_under_which_licence(client, home, rubric):
    make_resource(rubric)
    centre = CentreSettings.for_site(home.get_site())
    centre.contact_email = "contact@centre.example"
    centre.save()
    response = client.get("/donnees/dcat.jsonld")
    assert response["Content-Type"] == "application/ld+json"
    catalogue = json.loads(response.content)
    dataset = catalogue["dcat:dataset"]
    assert catalogue["@type"] == "dcat:Catalog"
    assert dataset["@type"] == "dcat:Dataset"
    needed = {
        "dct:title",
        "dct:description",
        "dct:publisher",
        "dct:license",
        "dct:modified",
        "dcat:keyword",
        "dcat:theme",
    }
    assert needed | {"dcat:keyword", "dct:accrualPeriodicity", "dcat:contactPoint", "dcat:landingPage"} <= set(dataset)
    assert {"dct:title", "dct:description", "dct:publisher", "dct:license", "dct:modified"} <= set(catalogue)
    assert dataset["dct:license"]["@id"].startswith("https://www.etalab.gouv.fr/")
    prefixes = set(catalogue["@context"])
    assert {name.partition(":")[0] for name in every_name(catalogue) if not name.startswith("@")} <= prefixes
    files = {one["dcat:downloadURL"]["@id"]: one for one in dataset["dcat:distribution"]}
    assert list(files) == [f"http://localhost{path}" for path in FILES]
    for one in files.values():
        assert {"dcat:accessURL", "dct:license", "dct:format"} <= set(one)
    assert files[f"http://localhost{FILES[0]}"]["dcat:mediaType"]["@id"].endswith("/text/csv")


def every_name(value):
    """The names of all members of a document, its context left out."""
    if isinstance(value, dict):
        for name, held in value.items():
            yield name
            yield from () if name == "@context" else every_name(held)
    if isinstance(value, list):
        for held in value:
            yield from every_name(held)


@pytest.mark.parametrize(
    "path",
    ["catalogue.xml", "catalogue.CSV", "catalogue.csv/", "catalogue.%00", "catalogue", "x" * 5_000, "<script>"],
)
def test_any_other_file_is_not_found_in_french(client, home, path):
    response = client.get(f"/donnees/{path}", follow=True)
    assert response.status_code == 404
    assert "Cette page est introuvable" in response.content.decode()
    assert "<script>" not in response.content.decode()


@pytest.mark.parametrize("query", ["%00", "page=-1", "q=<script>", "x" * 5_000])
def test_what_follows_the_address_changes_nothing(client, rubric, query):
    make_resource(rubric, "Une")
    for path in ("/donnees/", "/donnees/dcat.jsonld", *FILES):
        response = client.get(f"{path}?{query}")
        assert response.status_code == 200
        assert b"<script>" not in b"".join(response)
