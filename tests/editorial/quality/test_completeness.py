"""How complete a resource is said to be, and where that is seen."""

import pytest

from catalogue.models import Resource, ResourceContribution, ResourceFile
from editorial.quality.completeness import CASE, DOCUMENT, PARTS, completeness
from practical_kit.models import CaseNotePage, GuidePage, StudyPage
from tests.editorial.test_drafts import NEEDED
from tests.factories import (
    cite,
    make_case,
    make_commune,
    make_document,
    make_organisation,
    make_reference,
    make_resource,
    make_theme,
    paragraphs,
)
from tests.filling import add_address, edit_address, filled
from tests.reading import links, region, words


def missing(page):
    """The names of the parts that a page lacks."""
    return [part.name for part in completeness(page).missing]


def test_an_empty_study_lacks_everything_the_most_useful_first(rubric):
    page = StudyPage(title="", summary="")
    assert missing(page) == [part.name for part in DOCUMENT]
    assert [part.name for part in completeness(page).required] == ["title", "summary", "need_levels"]


@pytest.mark.parametrize(
    ("fields", "filled"),
    [
        ({"year": 2016}, "year"),
        ({"licence": "cc-by"}, "licence"),
        ({"source_url": "https://exemple.fr/"}, "files"),
        ({"pages": 12}, "pages"),
        ({"body": paragraphs("Un texte.")}, "takeaways"),
    ],
)
def test_each_part_is_ticked_when_it_is_filled(rubric, fields, filled):
    assert filled in missing(make_resource(rubric, kind=StudyPage))
    assert filled not in missing(make_resource(rubric, kind=StudyPage, **fields))


def test_a_complete_study_lacks_nothing(rubric):
    page = make_resource(
        rubric,
        kind=StudyPage,
        levels=["innover"],
        themes=[make_theme("Mobilité")],
        year=2020,
        licence="cc-by",
        takeaways=[("takeaway", "Un point.")],
        files=[ResourceFile(document=make_document())],
        contributions=[ResourceContribution(organisation=make_organisation())],
    )
    assert missing(page) == []
    assert completeness(page).total == len(DOCUMENT)


def test_a_published_case_lacks_only_what_is_advised(rubric):
    case = make_case(rubric, levels=["innover"], places=[make_commune()])
    assert completeness(case).required == []
    assert [part.name for part in completeness(case).advised] == ["themes", "measures", "reference_items", *CASE[-3:]][
        :3
    ] + [part.name for part in CASE[-3:]]
    complete = make_case(rubric, themes=[make_theme("Mobilité")], reference_items=cite(make_reference()))
    assert not {"themes", "reference_items"} & set(missing(complete))


@pytest.mark.parametrize("kind", Resource.kinds(), ids=lambda kind: kind.__name__)
def test_what_is_said_to_be_required_is_what_the_form_requires(kind):
    required = {part.name for part in PARTS.get(kind, DOCUMENT) if part.is_required} - {"title"}
    assert required == NEEDED[kind][1]


@pytest.mark.parametrize("kind", Resource.kinds(), ids=lambda kind: kind.__name__)
def test_every_part_leads_to_a_field_of_the_form(publisher, rubric, kind):
    form = publisher.get(add_address(kind, rubric)).context["form"]
    for part in PARTS.get(kind, DOCUMENT):
        assert part.name in form.fields or part.name in form.formsets


def test_the_form_shows_what_is_missing_and_leads_to_it(publisher, rubric):
    page = make_resource(rubric, kind=GuidePage, live=False, summary="")
    form = publisher.get(edit_address(page))
    assert f"1 sur {len(DOCUMENT)}" in words(region(form, "#completude"))
    assert links(form, "#completude")[:2] == ["#:w:contentpath=summary", "#:w:contentpath=need_levels"]
    complete = make_resource(rubric, kind=GuidePage, levels=["innover"])
    assert "Pour publier ou demander une relecture" in words(
        region(publisher.get(edit_address(complete)), "#completude")
    )


def test_it_is_refreshed_by_an_autosave(publisher, rubric):
    page = make_resource(rubric, kind=GuidePage, live=False, summary="")
    data = filled(publisher.get(edit_address(page)), GuidePage, summary="Un résumé.")
    answer = publisher.post(edit_address(page), data, headers={"accept": "application/json"}).json()
    assert answer["success"]
    assert f"2 sur {len(DOCUMENT)}" in answer["html"]


def test_actors_of_one_family_are_not_enough(rubric):
    alone = make_case(rubric, families=["association", "association"], live=False)
    assert "actors" in [part.name for part in completeness(alone).required]


def test_pages_that_are_no_resource_have_no_meter(publisher, kit):
    assert 'id="completude"' not in publisher.get(edit_address(kit)).content.decode()


def test_the_meter_costs_a_bounded_number_of_statements(publisher, rubric, django_assert_max_num_queries):
    page = make_case(rubric, levels=["innover"], places=[make_commune()])
    page = CaseNotePage.objects.get(pk=page.pk)
    with django_assert_max_num_queries(9):
        completeness(page)
