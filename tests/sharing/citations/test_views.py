"""« /citer/ »: files of references."""

import json

import pytest

from catalogue.models import FormerTheme, Resource
from sharing.citations import views
from sharing.citations.formats import FORMATS
from sharing.selection.reading import ALL_GONE, ILL_WRITTEN
from tests.factories import fresh, hide, make_case, make_resource, make_theme, make_three

pytestmark = pytest.mark.django_db
TYPES = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "json": "application/vnd.citationstyles.csl+json",
    "txt": "text/plain; charset=utf-8",
}
NONSENSE = ["", "r=", "r=,,,", "r=%00", "r=bcd", "r=aaaaaaaa", "r=<script>", "r=%27%22--", "x=1", "r=" + "x" * 5000]
TOO_MANY = ",".join(f"bcdfgh{first}{second}" for first in "23456789bcd" for second in "23456789bc")


@pytest.fixture
def three(rubric, indexed):
    """A resource that visitors see, a draft and a private one; by title."""
    with indexed():
        make_three(rubric)
    return {resource.title: resource for resource in Resource.objects.all()}


def codes(response):
    """The codes that a CSL file names, in order."""
    return [item["id"] for item in json.loads(response.content)]


@pytest.mark.parametrize("ending", FORMATS)
def test_a_resource_has_its_file_in_each_format(client, three, ending):
    code = three["Visible"].code
    response = client.get(f"/citer/{code}.{ending}")
    assert (response.status_code, response["Content-Type"]) == (200, TYPES[ending])
    assert f'filename="references-{code}.{ending}"' in response["Content-Disposition"]
    assert "Visible" in response.content.decode()
    assert (response["Access-Control-Allow-Origin"], response["X-Robots-Tag"]) == ("*", "noindex")
    assert (head := client.head(f"/citer/{code}.{ending}")).content == b""
    assert head["ETag"] == response["ETag"]
    again = client.get(f"/citer/{code}.{ending}", headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304


def test_what_visitors_do_not_see_is_not_cited(client, three):
    status = {title: client.get(f"/citer/{three[title].code}.bib").status_code for title in three}
    assert status == {"Visible": 200, "Brouillon": 404, "Réservée": 404}


def test_what_was_withdrawn_says_so(client, three, indexed):
    with indexed():
        fresh(three["Visible"]).unpublish()
    response = client.get(f"/citer/{three['Visible'].code}.bib")
    assert (response.status_code, response["Content-Type"]) == (410, TYPES["txt"])
    assert response.content.decode() == "Cette ressource n’est plus en ligne\u00a0: «\u00a0Visible\u00a0».\n"


@pytest.mark.parametrize("name", ["bcdfghjk.bib", "bcdfghjk.pdf", "x.bib", "bcdfghjk", "recherche.xml", "%00.bib"])
def test_any_other_address_is_not_found(client, home, name):
    assert client.get(f"/citer/{name}", follow=True).status_code == 404


def test_a_format_that_does_not_exist_is_not_found(client, three):
    code = three["Visible"].code
    for address in (f"{code}.pdf", "recherche.pdf", f"selection.pdf?r={code}"):
        assert client.get(f"/citer/{address}").status_code == 404


def test_a_search_is_cited_in_its_order_with_how_many_it_finds(client, rubric, indexed):
    with indexed():
        make_three(rubric, levels=["innover"])
        make_resource(rubric, "Autre", levels=["innover"])
        make_resource(rubric, "Ailleurs", levels=["comprendre"])
    response = client.get("/citer/recherche.json?besoin=innover&tri=titre&x=1&type=rien")
    assert [item["title"] for item in json.loads(response.content)] == ["Autre", "Visible"]
    assert response["X-Total-Count"] == "2"
    assert "X-Total-Count" in response["Access-Control-Expose-Headers"]
    assert [item["title"] for item in json.loads(client.get("/citer/recherche.json?q=visibl").content)] == ["Visible"]
    assert client.get("/citer/recherche.json?q=introuvable").content == b"[]\n"


def test_a_long_search_is_read_part_by_part_and_cut(client, rubric, indexed, monkeypatch):
    with indexed():
        for number in range(7):
            make_resource(rubric, f"Guide {number}")
    monkeypatch.setattr(views, "CHUNK", 2)
    assert len(codes(client.get("/citer/recherche.json?q=guide&tri=titre"))) == 7
    monkeypatch.setattr(views, "MOST_RESULTS", 4)
    response = client.get("/citer/recherche.json?q=guide&tri=titre")
    assert [item["title"] for item in json.loads(response.content)] == [f"Guide {n}" for n in range(4)]
    assert response["X-Total-Count"] == "7"


def test_a_search_by_a_merged_theme_leads_on(client, rubric, indexed):
    theme = make_theme("Mobilité")
    FormerTheme.objects.create(number=99, slug="deplacements", name="Déplacements", into=theme)
    with indexed():
        make_resource(rubric, themes=[theme])
    response = client.get("/citer/recherche.json?theme=deplacements&x=1")
    assert (response.status_code, response["Location"]) == (301, "/citer/recherche.json?theme=mobilite&x=1")


def test_a_selection_keeps_its_order_once_each(client, rubric, three):
    case = make_case(rubric)
    asked = f"{case.code},{three['Visible'].code.upper()}, {three['Brouillon'].code},{three['Réservée'].code},bcdfghjk"
    response = client.get("/citer/selection.json", {"r": [asked, case.code]})
    assert codes(response) == [case.code, three["Visible"].code]


def test_a_selection_of_which_nothing_is_online_says_so(client, three):
    hide(fresh(three["Visible"]))
    response = client.get(f"/citer/selection.bib?r={three['Visible'].code}")
    assert (response.status_code, response.content.decode()) == (404, f"{ALL_GONE}\n")


@pytest.mark.parametrize("query", [*NONSENSE, f"r={TOO_MANY}"])
def test_a_selection_that_makes_no_sense_is_told_how_to_write_one(client, home, query):
    response = client.get(f"/citer/selection.bib?{query}")
    assert (response.status_code, response["Content-Type"]) == (400, TYPES["txt"])
    assert response.content.decode() == f"{ILL_WRITTEN}\n"


@pytest.mark.parametrize("query", ["q=%00", "q=" + "x" * 5000, "page=-1", "q=<script>", "besoin=%27%22", "annee=x"])
def test_a_search_takes_anything(client, three, query):
    response = client.get(f"/citer/recherche.txt?{query}")
    assert response.status_code == 200
    assert "script" not in response.content.decode()


def test_ten_references_cost_what_one_costs(client, rubric, indexed, django_assert_max_num_queries):
    with indexed():
        resources = [make_resource(rubric, themes=[make_theme(f"Thème {number}")]) for number in range(10)]
    client.get(f"/citer/{resources[0].code}.bib")
    for number in (1, 10):
        with django_assert_max_num_queries(11):
            client.get("/citer/selection.bib", {"r": [page.code for page in resources[:number]]})


def test_a_page_of_results_leads_to_their_references(client, three):
    page = client.get("/ressources/?q=visible&rien=1").content.decode()
    assert 'href="/citer/recherche.bib?q=visible"' in page
    assert "/citer/" not in client.get("/ressources/?q=introuvable").content.decode()
