"""What each page says of itself to programs."""

import html

import pytest

from catalogue.models import ResourceFile
from essentials.models import ChapterPage
from practical_kit.models import CaseNotePage, GuidePage, StudyPage
from tests.factories import (
    make_case,
    make_chapter,
    make_commune,
    make_document,
    make_essentials,
    make_glossary,
    make_resource,
    make_standard,
    make_term,
    make_three,
)
from tests.sharing.linked_data.vocabulary import SCRIPT, faults, graph_of, named, nodes

HOSTILE = "</script><script>alert(1)</script>&\"'"
PAGES = ["/", "/essentiel/", "/essentiel/formes-et-modeles/", "/glossaire/", "/kit/", "/kit/evaluer/", "/kit/contenu/"]
PAGES += ["/mentions-legales/", "/ressources/", "/ressources/?besoin=innover", "/plan-du-site/"]
KINDS = [StudyPage, GuidePage, CaseNotePage, ChapterPage]


def graph(client, address):
    """What a page says, which must be right."""
    said = graph_of(client.get(address).content.decode())
    assert faults(said) == []
    return said


def names(node):
    """The names of a trail, in order."""
    return [item["name"] for item in node["itemListElement"]]


def leads(said):
    """The ends of the addresses that a collection leads to, in order."""
    items = named(said, "CollectionPage")["mainEntity"]["itemListElement"]
    assert [item["position"] for item in items] == list(range(1, len(items) + 1))
    return [item["url"].removeprefix("http://localhost") for item in items]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_the_starting_content_says_what_it_is_and_where(demo, client, address):
    said = graph(client, address)
    if address != "/":
        trail = named(said, "BreadcrumbList")["itemListElement"]
        assert trail[0]["name"] == "Accueil"
        assert "item" not in trail[-1]
        assert [item["position"] for item in trail] == list(range(1, len(trail) + 1))


def test_the_second_page_of_the_list_leaves_it_to_the_first(demo, client):
    page = client.get("/ressources/?page=2").content.decode()
    assert 'aria-current="page">' in page
    assert SCRIPT.findall(page) == []


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.__name__)
def test_all_pages_of_the_starting_content_speak_right(demo, client, model):
    for page in model.objects.live()[::12]:
        graph(client, page.url)


def test_the_front_page_says_the_site_and_how_to_search_it(client, home):
    said = graph(client, "/")
    search = named(said, "WebSite")["potentialAction"]
    assert search["target"]["urlTemplate"] == "http://localhost/ressources/?q={search_term_string}"
    assert named(said, "Organization")["logo"].startswith("http://localhost/static/")


def test_a_resource_stands_in_its_rubric(client, rubric):
    page = make_resource(rubric, "Un guide", files=[ResourceFile(document=make_document())], levels=["innover"])
    said = graph(client, page.url)
    node = named(said, "Report")
    assert (node["name"], node["url"]) == ("Un guide", page.full_url)
    assert node["isPartOf"]["@id"] == rubric.full_url
    assert names(named(said, "BreadcrumbList")) == ["Accueil", "Le kit pratique", "Évaluer", "Un guide"]


def test_a_case_says_where_it_happened(client, rubric):
    page = make_case(rubric, places=[make_commune()])
    [place] = named(graph(client, page.url), "Article")["spatialCoverage"]
    assert place["identifier"]["value"] == "78440"


def test_lists_name_what_visitors_see_in_their_order(client, kit, rubric, indexed):
    with indexed():
        make_three(rubric, levels=["comprendre", "innover"])
    assert leads(graph(client, rubric.url)) == ["/kit/evaluer/visible/"]
    assert leads(graph(client, "/ressources/")) == ["/kit/evaluer/visible/"]
    assert SCRIPT.findall(client.get("/ressources/?q=visible").content.decode()) == []  # not for search engines
    said = graph(client, kit.url)
    assert leads(said) == ["/kit/evaluer/"]
    levels = named(said, "DefinedTermSet")
    assert [term["termCode"] for term in levels["hasDefinedTerm"]] == ["comprendre", "s-approprier", "innover"]


def test_a_chapter_is_an_article_to_learn_from(client, home):
    essentials = make_essentials(home)
    chapter = make_chapter(essentials, "Les bases")
    node = named(graph(client, chapter.url), "Article")
    assert (node["@type"], node["timeRequired"]) == (["Article", "LearningResource"], "PT1M")
    assert leads(graph(client, essentials.url)) == ["/essentiel/les-bases/"]


def test_the_glossary_is_a_set_of_terms(client, home):
    make_term("EPCI", "epci", expansion="Établissement public")
    [term] = named(graph(client, make_glossary(home).url), "DefinedTermSet")["hasDefinedTerm"]
    assert term["url"] == "http://localhost/glossaire/#terme-epci"


def test_a_plain_page_is_a_page(client, home):
    assert named(graph(client, make_standard(home, "Licence").url), "WebPage")["name"] == "Licence"


def test_a_title_never_leaves_the_script(client, home, rubric, indexed):
    with indexed():
        page = make_resource(rubric, HOSTILE, slug="hostile", levels=["innover"])
    for address in (page.url, make_standard(home, HOSTILE, slug="mauvaise").url):
        said = graph(client, address)
        assert HOSTILE in {node.get("name") for node in nodes(said)}
        assert "<script>alert" not in client.get(address).content.decode()


@pytest.mark.parametrize("address", ["/introuvable/", "/r/bcdfghjk/"])
def test_a_page_that_is_none_says_nothing(client, home, address):
    assert SCRIPT.findall(html.unescape(client.get(address).content.decode())) == []
