"""The form of a case note: what is asked of it at publication, and what a draft may leave for later."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from catalogue.models import NeedLevel
from practical_kit.models import CaseNotePage
from tests.factories import STORY, make_case, make_commune, make_organisation
from tests.filling import add_address, edit_address, filled, problems
from tests.reading import region

pytestmark = pytest.mark.django_db


@pytest.fixture
def write(editor, rubric):
    """Send the form of a new case with actors of these families; give the answer."""

    def send(*families, publish=True, **values):
        story = dict.fromkeys(STORY, "Les sources n’en disent rien.")
        required = {"title": "Un cas", "slug": "un-cas", "summary": "Un résumé.", "challenge": "Un défi."}
        required |= {"scale": "commune", "status": "en-cours", "year": 2016} | story
        required["need_levels"] = [NeedLevel.objects.get(slug="comprendre").pk]
        actors = [{"organisation": make_organisation(family).pk, "role": "partenaire"} for family in families]
        rows = {"actors": actors, "territory_items": [{"territory": make_commune().pk}]}
        address = add_address(CaseNotePage, rubric)
        return editor.post(address, filled(editor.get(address), CaseNotePage, publish, **required | rows | values))

    return send


def test_a_case_with_two_families_is_published(write):
    response = write("collectivite", "association")
    assert response.status_code == 302, problems(response)
    case = CaseNotePage.objects.get()
    assert case.live
    assert [actor.organisation.family for actor in case.actors.all()] == ["collectivite", "association"]


@pytest.mark.parametrize("families", [("association", "association")])
def test_a_case_with_one_family_is_not_published_and_the_editor_is_told_why(write, families):
    said = problems(write(*families))
    assert list(said) == ["actors"]
    assert "au moins deux familles d’acteurs" in said["actors"][0]
    assert not CaseNotePage.objects.exists()


@pytest.mark.parametrize("families", [(), ("association", "association")])
def test_a_case_with_one_family_can_be_kept_as_a_draft(write, families):
    response = write(*families, publish=False)
    assert response.status_code == 302, problems(response)
    case = Page.objects.get(slug="un-cas").specific
    assert (case.live, len(case.get_latest_revision_as_object().actors.all())) == (False, len(families))


def test_a_draft_of_a_case_asks_for_nothing_but_a_title(write):
    nothing = dict.fromkeys(STORY) | {"summary": "", "challenge": "", "scale": "", "need_levels": []}
    assert write(publish=False, territory_items=[], **nothing).status_code == 302


def test_a_case_is_not_published_without_a_territory(write):
    assert "territory_items" in problems(write("collectivite", "association", territory_items=[]))


def test_a_case_is_not_published_with_a_part_of_its_story_missing(write):
    missing = {"challenge", "scale", "status", *STORY}
    assert set(problems(write("collectivite", "association", **dict.fromkeys(missing, "")))) == missing


def test_an_actor_that_is_removed_does_not_count(write, editor):
    write("collectivite", "association")
    case = CaseNotePage.objects.get()
    data = filled(editor.get(edit_address(case)), CaseNotePage, publish=True, **dict.fromkeys(STORY, "Rien."))
    data |= {"actors-1-DELETE": "on"}
    assert "actors" in problems(editor.post(edit_address(case), data))
    case.refresh_from_db()
    assert case.actors.count() == 2


def test_a_title_longer_than_a_line_is_refused_at_publication(write):
    assert "title" in problems(write("collectivite", "association", title="a" * 91))
    assert not CaseNotePage.objects.exists()


def test_a_draft_may_have_a_long_title_and_dates_that_are_not_settled(write):
    response = write(publish=False, title="a" * 91, year=2016, end_year=2014)
    assert response.status_code == 302, problems(response)


def test_a_case_is_not_published_with_dates_that_are_not_settled(write):
    assert set(problems(write("collectivite", "association", year=2016, end_year=2014))) == {"end_year"}


def test_a_draft_of_a_case_that_visitors_see_may_be_unsettled_too(editor, rubric):
    case = make_case(rubric, "Un cas")
    data = filled(editor.get(edit_address(case)), CaseNotePage, title="a" * 91)
    assert editor.post(edit_address(case), data).status_code == 302
    case.refresh_from_db()
    assert (case.live, case.title, case.get_latest_revision_as_object().title) == (True, "Un cas", "a" * 91)


def test_the_form_of_a_case_counts_the_signs_of_its_title(editor, rubric):
    assert region(editor.get(add_address(CaseNotePage, rubric)), "#id_title")["maxlength"] == "90"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"title": "a" * 91}, {"title"}),
        ({"year": 2016, "end_year": 2014, "status": "terminee"}, {"end_year"}),
        ({"year": 2016, "end_year": 2020, "status": "en-cours"}, {"end_year"}),
        ({"year": 2016, "end_year": 2020, "status": "inconnue"}, {"end_year"}),
        ({"title": "a" * 91, "year": 2016, "end_year": 2014, "status": "terminee"}, {"title", "end_year"}),
    ],
)
def test_a_case_cannot_end_before_it_begins_nor_while_it_goes_on(fields, wrong):
    case = CaseNotePage(**{"title": "Un cas"} | fields)
    with pytest.raises(ValidationError) as raised:
        case.clean()
    assert set(raised.value.message_dict) == wrong


@pytest.mark.parametrize(
    "fields",
    [
        {"year": 2016, "end_year": 2016, "status": "terminee"},
        {"end_year": 2020, "status": "terminee"},
        {"year": 2016, "status": "en-cours"},
        {"title": "a" * 90},
    ],
)
def test_a_case_may_end_the_year_it_begins_or_say_nothing_of_it(fields):
    CaseNotePage(**{"title": "Un cas"} | fields).clean()
