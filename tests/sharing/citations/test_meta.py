"""What the head of a page says of a resource."""

from dataclasses import replace

import pytest

from sharing.citations.meta import tags
from sharing.citations.parties import Place
from tests.sharing.citations.works import CASE, GUIDE, HOSTILE, IN_ISSUE, KINDS, PDF, STUDY, make_work


def said(work, name):
    """What the tags of a name say, in order."""
    return [text for each, text in tags(work) if each == name]


def test_a_report_is_read_by_google_scholar_and_zotero():
    work = replace(STUDY, files=(replace(PDF, media_type="text/csv"), PDF))
    assert said(work, "citation_title") == ["Un titre"]
    assert said(work, "citation_author") == ["Dupré la Tour, Cécile", "Institut Godin"]
    assert said(work, "citation_editor") == ["Robin, Anne"]
    assert said(work, "citation_publication_date") == ["2016/05"]
    assert said(work, "citation_technical_report_institution") == said(work, "citation_publisher")
    assert said(work, "citation_pdf_url") == [PDF.address]
    assert said(work, "citation_isbn") == ["9782908334463"]


def test_an_article_says_its_journal():
    assert said(IN_ISSUE, "citation_journal_title") == ["Revue d’Auvergne"]
    assert [said(IN_ISSUE, f"citation_{name}") for name in ("volume", "issue", "firstpage", "lastpage", "doi")] == [
        ["3"], ["602-603"], ["321"], ["342"], ["10.1000/abc_d"],
    ]  # fmt: skip
    assert said(IN_ISSUE, "citation_technical_report_institution") == []


def test_dublin_core_says_the_same_and_what_it_is_about():
    work = replace(STUDY, places=(Place("Les Mureaux", "Les Mureaux (Yvelines)", "commune", "78440"),))
    assert said(work, "DC.creator") == said(work, "citation_author")
    assert said(work, "DC.identifier") == [STUDY.permalink, "urn:isbn:9782908334463"]
    assert said(work, "DC.subject") == ["Emploi, insertion", "Santé"]
    assert said(work, "dcterms.spatial") == ["Les Mureaux (Yvelines)"]
    assert (said(work, "dcterms.issued"), said(work, "DC.type")) == (["2016-05"], ["Text", "Étude"])


def test_a_case_is_of_this_site():
    assert (said(CASE, "citation_publisher"), said(CASE, "citation_author")) == (["Co-construction territoriale"], [])
    assert said(GUIDE, "citation_publication_date") == ["2007"]


@pytest.mark.parametrize("name", KINDS)
def test_highwire_comes_first_and_nothing_is_said_of_nothing(name):
    in_order = [each.startswith("citation_") for each, _ in tags(KINDS[name])]
    assert in_order == sorted(in_order, reverse=True)
    assert all(text for _, text in tags(KINDS[name]))


@pytest.mark.parametrize("text", HOSTILE)
def test_each_tag_is_on_one_line(text):
    assert all(len(said.splitlines()) == 1 for _, said in tags(make_work(title=text, abstract=text)))
