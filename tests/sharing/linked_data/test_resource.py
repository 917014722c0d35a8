"""A resource in the words of schema.org."""

from dataclasses import replace

import pytest

from sharing.citations.parties import Body, Place, Term
from sharing.linked_data.resource import described
from sharing.linked_data.script import script
from tests.sharing.citations.works import CASE, HOSTILE, IN_ISSUE, KINDS, PDF, STUDY, make_work
from tests.sharing.linked_data.vocabulary import faults, graph_of

MUREAUX = Place("Les Mureaux", "Les Mureaux (Yvelines)", "commune", "78440")
MORE = {
    "levels": (Term("innover", "Innover"),),
    "supporters": (Body("Fondation", "F", "https://exemple.org/"),),
    "files": (PDF,),
    "places": (MUREAUX, Place("CC du Crestois", "CC du Crestois (Drôme)", "epci", "200040509")),
    "licence_address": "https://creativecommons.org/licenses/by/4.0/",
    "doi": "10.1000/ab<c>",
}


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("more", [{}, MORE, {"language": "en", "isbn": "9782908334463", "edition": "2e", "pages": 1}])
def test_every_term_is_one_of_schema_org(name, more):
    assert faults(described(replace(KINDS[name], **more))) == []


def test_a_study_is_a_report_to_learn_from():
    node = described(replace(STUDY, isbn="", **MORE))
    assert node["@type"] == ["Report", "LearningResource"]
    assert (node["@id"], node["url"]) == (STUDY.permalink, STUDY.address)
    assert node["identifier"][0] == STUDY.permalink
    assert node["sameAs"] == ["https://doi.org/10.1000/ab%3Cc%3E", STUDY.source_address]
    assert [author["name"] for author in node["author"]] == ["Cécile Dupré la Tour", "Institut Godin"]
    assert (node["datePublished"], node["inLanguage"], node["materialExtent"]) == ("2016-05", "fr", "42 pages")
    assert node["encoding"][0]["contentUrl"] == PDF.address
    [level] = node["educationalLevel"]
    assert level["inDefinedTermSet"]["@id"] == "https://exemple.fr/#niveaux-de-besoin"
    assert level["url"] == "https://exemple.fr/ressources/?besoin=innover"
    assert "dateModified" not in node


def test_what_has_an_isbn_is_a_book_too():
    node = described(STUDY)
    assert node["@type"] == ["Report", "LearningResource", "Book"]
    assert (node["isbn"], node["numberOfPages"], node["bookEdition"]) == ("9782908334463", 42, "2e édition")


def test_an_article_stands_in_an_issue():
    node = described(IN_ISSUE)
    issue = node["isPartOf"]
    assert (node["pagination"], issue["issueNumber"]) == ("321-342", "602-603")
    assert issue["isPartOf"]["isPartOf"] == {"@type": "Periodical", "name": "Revue d’Auvergne"}


def test_a_case_is_an_article_of_ours_about_places():
    node = described(replace(CASE, **MORE))
    assert node["@type"] == "Article"
    assert node["author"] == node["publisher"]
    assert node["publisher"]["@id"] == "https://exemple.fr/#organisation"
    assert node["dateModified"].startswith("2026-03-04")
    codes = [place["identifier"] for place in node["spatialCoverage"]]
    assert [(code["propertyID"], code["value"]) for code in codes] == [("INSEE", "78440"), ("SIREN", "200040509")]


@pytest.mark.parametrize("text", [*HOSTILE, "</script><script>alert(1)</script>", "<!-- <script>", "&lt;/script&gt;"])
def test_no_text_leaves_the_script(text):
    node = described(make_work(title=text, abstract=text, publishers=(Body(text),)))
    html = script([node])
    assert graph_of(html)["name"] == text
    assert html.count("<") == 2


def test_a_fault_is_seen():
    assert faults({"@type": "Raport", "nom": "x"}) == ["no type Raport", "no property nom"]
    assert faults({"@type": "Report", "isbn": "x"}) == ["['Report'] has no isbn"]
    assert faults({"@type": "Report", "author": {"name": ""}})
