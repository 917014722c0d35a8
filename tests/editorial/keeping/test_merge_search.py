"""After a merge, the search finds by the name that stays, and by the other one if somebody wants it."""

from catalogue.models import FacetValue, ResourceContribution, SynonymGroup
from tests.editorial.keeping.merging import merge, merge_address
from tests.factories import make_resource, make_theme
from tests.reading import region, words
from tests.searching import found


def test_the_search_follows(publisher, rubric, old_theme, theme, indexed):
    with indexed():
        make_resource(rubric, "Un guide", themes=[old_theme])
    publisher.get("/ressources/")
    with indexed():
        merge(publisher, old_theme, theme)
    assert not FacetValue.objects.filter(facet="theme", value=old_theme.slug).exists()
    page = publisher.get("/ressources/", {"theme": theme.slug})
    assert "Un guide" in words(region(page, "main"))
    assert found("engagée") == ["Un guide"]


def test_the_old_name_still_finds_by_a_synonym_unless_it_is_refused(publisher, rubric, old_body, body, indexed):
    with indexed():
        make_resource(rubric, "Un guide", contributions=[ResourceContribution(organisation=old_body)])
    with indexed():
        merge(publisher, old_body, body, with_synonym="on")
    assert SynonymGroup.objects.get().as_list() == [old_body.name, body.name]
    assert found("agence de l’environnement") == ["Un guide"]


def test_no_synonym_is_made_when_it_is_refused_or_not_needed(publisher, old_theme, theme):
    merge(publisher, old_theme, theme)
    assert not SynonymGroup.objects.exists()
    plural = make_theme("Jeunesses engagees")
    page = publisher.get(merge_address(plural, theme))
    assert region(page, "main").select("input[name=with_synonym]") == []


def test_a_group_that_has_one_of_the_names_takes_the_other(publisher, old_theme, theme):
    SynonymGroup.objects.create(terms="jeunesse engagée\nservice civique")
    merge(publisher, old_theme, theme, with_synonym="on")
    assert SynonymGroup.objects.get().as_list() == ["jeunesse engagée", "service civique", "Jeunes"]


def test_a_full_group_is_left_alone(publisher, old_theme, theme):
    SynonymGroup.objects.create(terms="\n".join(["jeunesse engagée", *(f"terme {n}" for n in range(11))]))
    merge(publisher, old_theme, theme, with_synonym="on")
    assert SynonymGroup.objects.filter(terms="Jeunes\nJeunesse engagée").exists()
