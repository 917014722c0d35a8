"""A draft asks for a title and nothing else; publication names all that is missing, where it is missing."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from essentials.models import ChapterPage, EssentialsPage, GlossaryPage
from practical_kit.models import CaseNotePage, GuidePage, KitPage, RubricPage, StudyPage
from resource_centre.models import StandardPage
from tests.factories import make_case, make_organisation, make_resource
from tests.filling import add_address, edit_address, filled, problems
from tests.reading import region, regions, texts, words

STORY = {"context_text", "approach", "levers", "obstacles", "results", "transfer_if", "avoid_if"}
CASE = {"summary", "need_levels", "challenge", "scale", "status", "territory_items", "actors"} | STORY
NEEDED = {
    StudyPage: ("rubric", {"summary", "need_levels"}),
    GuidePage: ("rubric", {"summary", "need_levels"}),
    CaseNotePage: ("rubric", CASE),
    ChapterPage: ("essentials", {"summary", "body"}),
    RubricPage: ("kit", {"rubric", "summary", "purpose", "audience", "start"}),
    EssentialsPage: ("home", {"summary", "introduction"}),
    KitPage: ("home", {"summary", "introduction"}),
    StandardPage: ("home", {"summary"}),
    GlossaryPage: ("home", set()),
}
TYPES = [pytest.param(model, parent, needed, id=model.__name__) for model, (parent, needed) in NEEDED.items()]


@pytest.fixture
def add(request, publisher):
    """The address where a page of a type is added, under a parent named as its fixture."""
    return lambda model, parent: add_address(model, request.getfixturevalue(parent))


@pytest.mark.parametrize(("model", "parent", "needed"), TYPES)
def test_a_title_is_enough_to_keep_a_draft(publisher, add, model, parent, needed):
    address = add(model, parent)
    response = publisher.post(address, filled(publisher.get(address), model, title="Une idée", slug="une-idee"))
    assert response.status_code == 302, problems(response)
    page = model.objects.get(slug="une-idee")
    assert not page.live
    again = publisher.post(edit_address(page), filled(publisher.get(edit_address(page)), model))
    assert again.status_code == 302, problems(again)


@pytest.mark.parametrize(("model", "parent", "needed"), TYPES)
def test_publication_names_all_that_is_missing(publisher, add, model, parent, needed):
    address = add(model, parent)
    data = filled(publisher.get(address), model, publish=True, title="Une idée", slug="une-idee")
    response = publisher.post(address, data)
    if not needed:
        assert response.status_code == 302
        return
    assert set(problems(response)) == needed
    assert not model.objects.filter(live=True, slug="une-idee").exists()
    assert region(response, "#id_title")["value"] == "Une idée"


@pytest.mark.parametrize(("model", "parent", "needed"), TYPES)
def test_a_page_never_saved_nor_filled_in_has_a_preview(publisher, add, model, parent, needed):
    address = add(model, parent)
    preview = f"{address}preview/"
    for values in ({}, {"title": "Une idée", "slug": "une-idee"}):
        answer = publisher.post(preview, filled(publisher.get(address), model, **values)).json()
        assert answer == {"is_valid": True, "is_available": True}
        shown = publisher.get(preview)
        assert shown.status_code == 200
        assert len(regions(shown, "h1")) == 1
    assert "Une idée" in texts(shown, "h1")[0]
    assert not Page.objects.filter(slug="une-idee").exists()


@pytest.mark.parametrize(("model", "parent", "needed"), TYPES)
def test_an_incomplete_draft_has_a_preview_and_can_be_seen(publisher, add, model, parent, needed):
    address = add(model, parent)
    publisher.post(address, filled(publisher.get(address), model, title="Une idée", slug="une-idee"))
    page = model.objects.get(slug="une-idee")
    assert publisher.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200
    assert page.make_preview_request().status_code == 200


def test_an_error_is_said_in_french_beside_its_field(publisher, add):
    address = add(StudyPage, "rubric")
    values = {"title": "Une étude", "slug": "Pas Une Adresse !", "summary": "a" * 281}
    response = publisher.post(address, filled(publisher.get(address), StudyPage, publish=True, **values))
    said = {name: words(region(response, f"[id$=child-{name}-errors]")) for name in problems(response)}
    assert said == {
        "summary": "281 signes : la limite est de 280. Raccourcissez ce texte.",
        "need_levels": "Cochez au moins un niveau de besoin.",
        "slug": "Lettres sans accent, chiffres et tirets seulement, sans espace.",
    }
    assert "Rien de ce que vous avez écrit n’est perdu." in words(region(response, ".messages"))
    assert words(region(response, "#id_summary")) == "a" * 281


def test_a_case_with_one_family_of_actors_is_told_so(publisher, rubric):
    page = make_case(rubric, families=["association", "association"], levels=["innover"])
    data = filled(publisher.get(edit_address(page)), CaseNotePage, publish=True)
    said = problems(publisher.post(edit_address(page), data))
    assert "au moins deux familles" in said["actors"][0]


def test_a_draft_of_a_case_that_has_an_error_comes_back_with_its_empty_rows(publisher, rubric):
    address = add_address(CaseNotePage, rubric)
    data = filled(publisher.get(address), CaseNotePage, title="Un cas", slug="Pas Une Adresse !", year="demain")
    response = publisher.post(address, data)
    assert set(problems(response)) == {"slug", "year"}
    assert len(regions(response, "[name=actors-0-role], [name=actors-1-role]")) == 2


def test_a_draft_with_a_wrong_row_is_not_asked_for_what_drafts_do_without(publisher, rubric):
    address = add_address(CaseNotePage, rubric)
    data = filled(publisher.get(address), CaseNotePage, title="Un cas", slug="un-cas")
    data |= {"territory_items-0-territory": "999999"}
    assert set(problems(publisher.post(address, data))) == {"territory_items"}


def test_rows_left_empty_are_not_kept_with_a_draft_and_filled_ones_are(publisher, rubric):
    address = add_address(CaseNotePage, rubric)
    data = filled(publisher.get(address), CaseNotePage, title="Un cas", slug="un-cas")
    data["actors-1-organisation"] = make_organisation().pk
    assert publisher.post(address, data).status_code == 302
    page = CaseNotePage.objects.get(slug="un-cas")
    assert [page.actors.count(), page.territory_items.count()] == [1, 0]


def test_the_form_says_in_which_rubric_the_resource_stands(publisher, rubric):
    for address in (add_address(StudyPage, rubric), edit_address(make_resource(rubric, kind=StudyPage))):
        assert "Évaluer" in words(region(publisher.get(address), "#panel-child-classement-rubrique-content"))


def test_a_resource_can_be_scheduled_and_commented(publisher, rubric):
    response = publisher.get(add_address(StudyPage, rubric))
    assert {"go_live_at", "expire_at"} <= set(response.context["form"].fields)
    assert "comments" in response.context["form"].formsets
