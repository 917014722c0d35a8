"""A page that is shown at a second place is one resource for others: its own code, once, and as private as it is."""

import json
import re

import pytest

from catalogue.models import Resource
from sharing.feeds import views
from tests.factories import fresh, hide, make_resource, make_rubric
from tests.reading import region
from tests.sharing.embeds.frames import read, titles

pytestmark = pytest.mark.django_db
EVERYWHERE = [
    "/api/v1/ressources/",
    "/integrer/liste/",
    "/flux/",
    "/flux/rubrique/accompagner/",
    "/donnees/catalogue.jsonl",
    "/citer/recherche.json",
    "/oai/?verb=ListRecords&metadataPrefix=oai_dc",
]


@pytest.fixture
def beside(kit):
    """Another rubric."""
    return make_rubric(kit, "accompagner")


@pytest.fixture
def three(rubric, beside, indexed):
    """Three resources, each shown in the other rubric too, by an alias, and once more by an alias of that."""
    with indexed():
        pages = [make_resource(rubric, f"Visible {number}", year=2020 + number) for number in range(3)]
        for page in pages:
            alias = page.create_alias(parent=fresh(beside))
            alias.create_alias(parent=fresh(beside), update_slug=f"encore-{alias.pk}")
    return pages


@pytest.fixture
def alias(three):
    """The second place of the first."""
    return Resource.objects.get(alias_of=three[0])


def entries(response):
    """The titles of a feed."""
    return re.findall(r"<entry>.*?<title[^>]*>(.*?)</title>", read(response), re.DOTALL)


def test_its_second_code_is_its_first_everywhere(client, three, alias):
    code = three[0].code
    assert client.get(f"/r/{alias.code}/")["Location"] == three[0].url
    assert client.get(f"/api/v1/ressources/{alias.code}/").json()["code"] == code
    assert json.loads(client.get(f"/citer/{alias.code}.json").content)[0]["id"] == code
    for form in ("lien", "carte", "fiche"):
        frame = read(client.get(f"/integrer/{form}/{alias.code}/"))
        assert f"/r/{code}/" in frame
        assert alias.code not in frame
    said = client.get("/oembed/", {"url": f"http://localhost{alias.url}"}).json()
    assert f"/integrer/carte/{code}/" in said["html"]


def test_no_list_gives_its_second_code(client, three):
    codes = set(Resource.objects.filter(alias_of__isnull=False).values_list("code", flat=True))
    for address in (*EVERYWHERE, "/integrer/liste/?rubrique=accompagner&nombre=20"):
        said = client.get(address).getvalue().decode()
        assert "Visible 0" in said, address
        assert not [code for code in codes if code in said], address


def test_its_second_page_is_cited_and_embedded_by_its_first_code(client, three, alias):
    page = client.get(alias.url)
    assert f"/r/{three[0].code}/" in page.content.decode()
    assert f"/citer/{alias.code}." not in page.content.decode()
    assert f"code={three[0].code}" in str(region(page, "main"))


def test_what_is_cut_is_cut_after_each_comes_once(client, three, monkeypatch):
    assert titles(client.get("/integrer/liste/?nombre=3&tri=date")) == ["Visible 2", "Visible 1", "Visible 0"]
    assert titles(client.get("/integrer/liste/?nombre=2&tri=date&q=visible")) == ["Visible 2", "Visible 1"]
    monkeypatch.setattr(views, "ENTRIES", 3)
    assert sorted(entries(client.get("/flux/"))) == ["Visible 0", "Visible 1", "Visible 2"]
    assert sorted(entries(client.get("/flux/rubrique/accompagner/"))) == ["Visible 0", "Visible 1", "Visible 2"]


def test_the_total_of_the_api_is_what_its_pages_give(client, three):
    pages = [client.get(f"/api/v1/ressources/?par_page=2&page={number}").json() for number in range(1, 6)]
    given = [item["code"] for page in pages for item in page["resultats"]]
    assert len(given) == pages[0]["total"] == 9
    assert set(given) == {page.code for page in three}


def test_an_alias_of_what_is_under_a_private_page_is_nowhere(client, rubric, three, alias, indexed):
    with indexed():
        hide(rubric)
    for address in EVERYWHERE:
        assert "Visible 0" not in client.get(address).getvalue().decode(), address
    assert client.get("/api/v1/ressources/").json()["total"] == 0
    for address in (f"/r/{alias.code}/", f"/citer/{alias.code}.bib", f"/api/v1/ressources/{alias.code}/"):
        assert client.get(address).status_code == 404
