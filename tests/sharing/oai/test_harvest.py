"""An independent harvester takes the whole catalogue, then only what changed."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone
from sickle.oaiexceptions import NoRecordsMatch

from catalogue.models import Resource, ResourceContribution, ResourceFile
from catalogue.search import upkeep
from practical_kit.models import StudyPage
from sharing.models import Permalink
from tests.factories import (
    fresh,
    hide,
    make_case,
    make_commune,
    make_document,
    make_organisation,
    make_resource,
    make_rubric,
    make_theme,
    make_three,
)

pytestmark = pytest.mark.django_db


def harvest(harvester, **asked):
    """The title of each record, « - » when it is deleted."""
    records = harvester.ListRecords(metadataPrefix="oai_dc", **asked)
    return ["-" if record.deleted else record.metadata["title"][0] for record in records]


def a_year_later():
    """All that was changed becomes old; gives a day that is after it and before what follows."""
    upkeep.flush()
    Permalink.objects.update(changed_at=F("changed_at") - timedelta(days=365))
    return (timezone.now() - timedelta(days=1)).strftime("%Y-%m-%d")


def test_it_takes_what_visitors_see_and_nothing_else(harvester, rubric):
    make_three(rubric)
    assert harvest(harvester) == ["Visible"]
    assert len(list(harvester.ListIdentifiers(metadataPrefix="oai_dc"))) == 1
    for resource in Resource.objects.exclude(title="Visible"):
        with pytest.raises(Exception, match="identifiant"):
            harvester.GetRecord(identifier=f"oai:localhost:{resource.code}", metadataPrefix="oai_dc")


def test_long_lists_are_given_piece_by_piece_each_record_once(harvester, rubric, by_two):
    for number in range(5):
        make_resource(rubric, f"Ressource {number}")
    assert sorted(harvest(harvester)) == [f"Ressource {number}" for number in range(5)]
    identifiers = [header.identifier for header in harvester.ListIdentifiers(metadataPrefix="oai_dc")]
    assert len(set(identifiers)) == len(identifiers) == 5


def test_what_changes_during_a_harvest_is_not_missed(harvester, rubric, by_two):
    for number in range(5):
        make_resource(rubric, f"Ressource {number}")
    records = harvester.ListRecords(metadataPrefix="oai_dc")
    [first] = next(records).metadata["title"]
    page = Resource.objects.get(title=first).specific
    page.title = "Renommée"
    page.save_revision().publish()
    Resource.objects.exclude(pk=page.pk).first().delete()
    make_resource(rubric, "Nouvelle")
    rest = ["-" if record.deleted else record.metadata["title"][0] for record in records]
    assert {"Renommée", "Nouvelle", "-"} <= set(rest)
    assert len(set(rest) - {"Renommée", "Nouvelle", "-"} | {first}) >= 4


def test_later_only_what_changed_is_taken(harvester, rubric):
    for name in ("Publiée", "Retirée", "Réservée", "Supprimée", "Renommée", "Inchangée"):
        make_resource(rubric, name)
    since = a_year_later()
    with pytest.raises(NoRecordsMatch):
        harvest(harvester, **{"from": since})
    pages = {page.title: page.specific for page in Resource.objects.all()}
    pages["Retirée"].unpublish()
    hide(pages["Réservée"])
    pages["Supprimée"].delete()
    pages["Renommée"].slug = "autrement"
    pages["Renommée"].save_revision().publish()
    pages["Inchangée"].title = "Brouillon"
    pages["Inchangée"].save_revision()
    make_resource(rubric, "Nouvelle")
    assert sorted(harvest(harvester, **{"from": since})) == ["-", "-", "-", "Nouvelle", "Renommée"]


def test_what_comes_back_is_no_longer_deleted(harvester, rubric):
    page = make_resource(rubric, "De retour")
    upkeep.flush()
    fresh(page).unpublish()
    assert harvest(harvester) == ["-"]
    fresh(page).save_revision().publish()
    assert harvest(harvester) == ["De retour"]


def test_a_set_is_a_rubric_or_a_level_or_all_of_them(harvester, kit, rubric):
    make_resource(rubric, "Évaluer", levels=["innover"])
    make_resource(make_rubric(kit, "accompagner"), "Accompagner", levels=["comprendre"])
    assert harvest(harvester, set="rubrique:evaluer") == ["Évaluer"]
    assert harvest(harvester, set="besoin:comprendre") == ["Accompagner"]
    assert sorted(harvest(harvester, set="besoin")) == ["Accompagner", "Évaluer"]
    specs = {one.setSpec: one.setName for one in harvester.ListSets()}
    assert specs["rubrique:evaluer"] == "Évaluer"
    assert {"rubrique", "besoin", "besoin:innover"} <= set(specs)
    for unknown in ("rubrique:eval", "RUBRIQUE:EVALUER", "theme:x"):
        with pytest.raises(NoRecordsMatch):
            harvest(harvester, set=unknown)


def test_it_learns_who_answers(harvester, rubric):
    make_resource(rubric)
    site = harvester.Identify()
    assert (site.repositoryName, site.protocolVersion, site.deletedRecord) == (
        "Co-construction territoriale",
        "2.0",
        "persistent",
    )
    assert site.earliestDatestamp <= Permalink.objects.get().changed_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    [format] = harvester.ListMetadataFormats()
    assert format.metadataPrefix == "oai_dc"


def test_a_record_says_in_dublin_core_what_a_study_is(harvester, rubric):
    authors = [{"type": "author", "value": {"family_name": "Dupré", "given_name": "Cécile", "role": ""}}]
    contributions = [ResourceContribution(organisation=make_organisation(name="La Fonda"), role="editeur")]
    study = make_resource(
        rubric, "Évaluer <ensemble> & agir", StudyPage, levels=["innover"], themes=[make_theme("Mobilité")],
        authors=authors, contributions=contributions, year=2016, month=5, doi="10.1000/abc", isbn="9782908334463",
        licence="cc-by", files=[ResourceFile(document=make_document())], published_in="Tribune Fonda, n° 245",
    )  # fmt: skip
    said = harvester.GetRecord(identifier=f"oai:localhost:{study.code}", metadataPrefix="oai_dc").metadata
    assert said["title"] == ["Évaluer <ensemble> & agir"]
    assert said["creator"] == ["Dupré, Cécile"]
    assert said["publisher"] == ["La Fonda"]
    assert said["date"] == ["2016-05"]
    assert said["identifier"] == [
        f"http://localhost/r/{study.code}/",
        "https://doi.org/10.1000/abc",
        "urn:isbn:9782908334463",
    ]
    assert said["subject"] == ["Mobilité", "Innover"]
    assert said["type"] == ["Text", "Étude"]
    assert said["format"] == ["application/pdf"]
    assert said["relation"][0] == "Tribune Fonda, n° 245"
    assert said["rights"][0] == "https://creativecommons.org/licenses/by/4.0/"
    assert said["language"] == ["fr"]


def test_a_case_says_where_it_is(harvester, rubric):
    make_case(rubric, places=[make_commune()])
    [record] = harvester.ListRecords(metadataPrefix="oai_dc")
    assert record.metadata["coverage"] == ["Les Mureaux (Yvelines)"]
