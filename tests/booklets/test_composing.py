"""What booklets are composed of: what visitors see, in the order of the site, with links that work anywhere."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction

from booklets import composing, kit
from booklets.dossiers import Dossier
from booklets.reading import read
from catalogue.models import Correction, Resource, ResourceFile
from practical_kit.models import CaseMeasure, CaseTool, StudyPage
from tests.booklets.scene import HIDDEN
from tests.factories import (
    cite,
    fresh,
    heading,
    hide,
    make_case,
    make_chapter,
    make_commune,
    make_document,
    make_four,
    make_reference,
    make_resource,
    make_term,
    make_three,
    paragraph,
)

pytestmark = pytest.mark.django_db


def titles(booklet):
    return [piece.title for piece in booklet.pieces]


def text(booklet):
    return " ".join(piece.html for piece in booklet.pieces)


def all_codes():
    return tuple(Resource.objects.order_by("pk").values_list("code", flat=True))


def test_the_kit_is_the_chapters_the_rubrics_and_what_they_hold(furnished):
    booklet = kit.kit_booklet()
    assert titles(booklet) == [
        "L’essentiel", "Les bases", "Évaluer", "Shared Value", "Une épicerie à Figeac", "Visible", "Glossaire",
    ]  # fmt: skip
    assert [piece.depth for piece in booklet.pieces] == [0, 1, 0, 1, 1, 1, 0]
    assert [word for word in HIDDEN if word in text(booklet)] == []


def test_a_resource_under_a_private_rubric_is_in_no_booklet(kit_page, rubric):
    make_four(kit_page, rubric)
    assert titles(kit.kit_booklet()) == ["Évaluer", "Visible"]
    assert [page.title for page in Dossier(all_codes(), "").pages] == ["Visible"]


@pytest.fixture
def kit_page(kit):
    return kit


def test_there_is_no_booklet_of_a_kit_that_visitors_do_not_see(kit_page):
    hide(kit_page)
    assert kit.kit_booklet() is None
    assert kit.manuals() == {}


def test_a_very_large_kit_keeps_the_newest_and_says_so(rubric, monkeypatch):
    monkeypatch.setattr(kit, "MOST", 2)
    for year in (2019, 2021, 2020):
        make_resource(rubric, f"De {year}", year=year)
    booklet = kit.kit_booklet()
    assert titles(booklet) == ["Évaluer", "De 2021", "De 2020"]
    assert "2 ressources les plus récentes sur 3" in booklet.notes[0]


def test_resources_come_by_need_level(rubric):
    make_resource(rubric, "Haut", levels=["innover"], year=2026)
    make_resource(rubric, "Bas", levels=["comprendre", "innover"], year=2001)
    assert titles(kit.kit_booklet()) == ["Évaluer", "Bas", "Haut"]


def test_links_lead_inside_the_booklet_or_to_permanent_addresses(rubric, essentials):
    inside, outside = make_resource(rubric, "Dedans"), make_resource(rubric, "Dehors")
    make_resource(rubric, "Retirée", live=False)
    links = "".join(f"<a href='/kit/evaluer/{name}/#partie'>{name}</a>" for name in ("dedans", "dehors", "retiree"))
    page = make_resource(rubric, "Celle-ci", body=[paragraph(f"{links} <a href='/essentiel/'>bases</a>")])
    [piece] = [each for each in Dossier((page.code, inside.code), "").booklet().pieces if each.title == "Celle-ci"]
    found = dict(re.findall(r'href="([^"]*)">(dedans|dehors|retiree|bases)<', piece.html))
    assert list(found) == [
        f"#fiche-{inside.code}",
        f"http://localhost/r/{outside.code}/",
        "http://localhost/kit/evaluer/retiree/#partie",
        "http://localhost/essentiel/",
    ]


def test_words_of_the_glossary_lead_to_what_they_mean(essentials):
    make_term("EPCI", "epci", kind="acronyme")
    make_term("Inconnu", "inconnu")
    page = make_chapter(essentials, "Les bases", body=[paragraph("Un EPCI.")])
    booklet = composing.chapter_booklet(page)
    assert '<a class="term" href="#glossaire--epci">EPCI</a>' in booklet.pieces[0].html
    assert titles(booklet) == ["Les bases", "Mots expliqués"]
    assert 'id="glossaire--epci"' in booklet.pieces[1].html
    assert "Inconnu" not in booklet.pieces[1].html


def test_anchors_are_one_of_a_kind(furnished):
    anchors = re.findall(r' id="([^"]+)"', text(kit.kit_booklet()))
    targets = re.findall(r' href="#([^"]+)"', text(kit.kit_booklet()))
    pieces = [piece.anchor for piece in kit.kit_booklet().pieces]
    assert len(anchors) == len(set(anchors)) > 5
    assert len(pieces) == len(set(pieces))
    assert set(targets) <= {*anchors, *pieces}
    assert targets


def test_a_resource_says_its_corrections_its_newest_edition_and_its_open_files(rubric, indexed):
    former = make_resource(rubric, "Ancienne", StudyPage, year=2010)
    Correction.objects.create(resource=former, text="Il fallait lire 12.")
    with indexed():
        make_resource(rubric, "Nouvelle", StudyPage, replaces=former, year=2020)
        former = fresh(former)
        former.files = [former.files.model(document=make_document("Le rapport"))]
        former.save()
    [piece] = composing.resource_booklet(*read([former.pk])).pieces
    for words in ("Il fallait lire 12.", "Cette édition est remplacée", "Nouvelle", "Le rapport"):
        assert words in piece.html


def test_a_file_that_visitors_may_not_open_is_not_named(rubric):
    closed = Collection.get_first_root_node().add_child(name="Réservée")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    files = [make_document("Ouvert"), make_document("Fermé", collection=closed)]
    page = make_resource(rubric, files=[ResourceFile(document=document) for document in files])
    [piece] = composing.resource_booklet(*read([page.pk])).pieces
    assert "Ouvert" in piece.html
    assert "Fermé" not in piece.html


def test_a_dossier_keeps_the_order_asked_and_says_what_is_gone(rubric, indexed):
    with indexed():
        make_three(rubric)
        gone = make_resource(rubric, "Partie")
    with indexed():
        fresh(gone).unpublish()
    first = make_resource(rubric, "D’abord")
    asked = Dossier((first.code, *all_codes(), "bbbbbbbb"), "")
    assert [page.title for page in asked.pages][:2] == ["D’abord", "Visible"]
    assert [line for line in asked.missing if "Partie" in line]
    assert [line for line in asked.missing if "bbbbbbbb" in line]
    assert [word for word in HIDDEN if word in " ".join(asked.missing)] == []


def test_the_digest_changes_with_the_words_and_not_with_the_day(rubric):
    page = make_resource(rubric, "Une")
    before = composing.resource_booklet(*read([page.pk])).digest
    assert composing.resource_booklet(*read([page.pk])).digest == before
    page = fresh(page)
    page.summary = "Un autre résumé."
    page.save()
    assert composing.resource_booklet(*read([page.pk])).digest != before


def grown(rubric, number):
    """As many resources with all that they may have."""
    communes = [make_commune(code=f"7844{n}") for n in range(number)]
    study = make_resource(rubric, f"Outil {number}")
    pages = [
        make_case(
            rubric, places=[commune], levels=["comprendre"], reference_items=cite(make_reference()),
            body=[heading("Un")], measures=[CaseMeasure(indicator="Emplois", value="1", source=make_reference())],
            tools=[CaseTool(resource=study)],
        )
        for commune in communes
    ]  # fmt: skip
    return tuple(page.code for page in pages)


def test_it_asks_no_more_of_the_database_for_ten_resources_than_for_one(rubric):
    def asked(codes):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            Dossier(codes, "").booklet()
        return len(queries)

    few, many = grown(rubric, 1), grown(rubric, 10)
    asked(few)
    assert asked(many) == asked(few) < 25
