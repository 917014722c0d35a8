"""The index follows the words that sort the collection: renamed, merged, removed, they are so in the next search."""

from catalogue.models import NeedLevel, Organisation, ResourceContribution, ResourceTheme, SynonymGroup, Theme
from practical_kit.models import CaseActor
from tests.factories import make_case, make_commune, make_organisation, make_resource, make_theme
from tests.searching import found, offered


def test_a_theme_renamed_is_found_by_its_new_name_and_shown_under_it(rubric, indexed):
    with indexed():
        theme = make_theme("Mobilité")
        make_resource(rubric, "Un guide", themes=[theme])
    with indexed():
        theme.name = "Déplacements"
        theme.save()
    assert (found("mobilité"), found("déplacements")) == ([], ["Un guide"])
    assert offered("theme") == {"Déplacements": 1}


def test_a_deleted_theme_no_longer_finds_anything(rubric, indexed):
    with indexed():
        theme = make_theme("Mobilité")
        make_resource(rubric, "Un guide", themes=[theme])
    with indexed():
        theme.delete()
    assert found("mobilité") == []
    assert offered("theme") == {}


def test_two_themes_merged_are_one(rubric, indexed):
    with indexed():
        kept, merged = make_theme("Mobilité"), make_theme("Transports")
        make_resource(rubric, "Un guide", themes=[kept])
        make_resource(rubric, "Un autre", themes=[merged])
    with indexed():
        for item in ResourceTheme.objects.filter(tag=merged):
            item.tag = kept
            item.save()
        Theme.objects.get(pk=merged.pk).delete()
    assert offered("theme") == {"Mobilité": 2}
    assert found("transports") == []


def test_an_organisation_renamed_is_found_by_its_new_name(rubric, indexed):
    with indexed():
        body = make_organisation(name="Le Phare")
        make_resource(rubric, "Un guide", contributions=[ResourceContribution(organisation=body)])
        make_case(rubric, "Un cas", actors=[CaseActor(organisation=body)])
    with indexed():
        body.name, body.acronym = "La Balise", "LB"
        body.save()
    assert found("phare") == []
    assert sorted(found("balise")) == sorted(found(acteur=[body.slug])) == ["Un cas", "Un guide"]
    assert offered("acteur") == {"La Balise (LB)": 2}


def test_two_organisations_merged_are_one(rubric, indexed):
    with indexed():
        kept, merged = make_organisation(name="Le Phare"), make_organisation(name="Phare (Le)")
        make_resource(rubric, "Un guide", contributions=[ResourceContribution(organisation=merged)])
    with indexed():
        for part in ResourceContribution.objects.filter(organisation=merged):
            part.organisation = kept
            part.save()
        Organisation.objects.get(pk=merged.pk).delete()
    assert offered("acteur") == {"Le Phare": 1}


def test_a_territory_renamed_renames_what_it_finds(rubric, indexed):
    with indexed():
        commune = make_commune()
        make_case(rubric, "Un cas", places=[commune])
    assert found(commune.name) == ["Un cas"]
    with indexed():
        commune.name = "Villeneuve-sur-Cap"
        commune.save()
    assert found("Villeneuve-sur-Cap") == ["Un cas"]


def test_a_region_renamed_renames_the_filter(rubric, indexed):
    with indexed():
        commune = make_commune()
        make_case(rubric, "Un cas", places=[commune])
    region = commune.region
    with indexed():
        region.name = "Pays du Cap"
        region.save()
    assert offered("region") == {"Pays du Cap": 1}


def test_a_need_level_renamed_renames_the_filter(rubric, indexed):
    with indexed():
        make_resource(rubric, levels=["innover"])
        level = NeedLevel.objects.get(slug="innover")
    with indexed():
        level.name = "Inventer"
        level.save()
    assert offered("besoin") == {"Inventer": 1}


def test_synonyms_work_as_soon_as_they_are_written_and_no_longer_once_removed(rubric, indexed):
    with indexed():
        make_resource(rubric, "Jardin")
    assert found("lopin") == []
    group = SynonymGroup.objects.create(terms="lopin\njardin")
    assert found("lopin") == ["Jardin"]
    group.terms = "parcelle\njardin"
    group.save()
    assert (found("lopin"), found("parcelle")) == ([], ["Jardin"])
    group.delete()
    assert found("parcelle") == []
