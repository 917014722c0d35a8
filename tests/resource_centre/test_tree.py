"""The tree of pages cannot be built wrong, and every type of page opens in the admin and in preview."""

import pytest
from django.urls import reverse
from wagtail.models import Page, get_page_models

from catalogue.models import Resource, ResourceContribution, ResourceFile, ResourceTerritory
from essentials.models import ChapterPage, EssentialsPage, GlossaryPage
from practical_kit.models import (
    CaseMeasure,
    CaseNotePage,
    CaseTool,
    GuidePage,
    KitPage,
    RubricPage,
    SelfAssessmentPage,
    StudyPage,
)
from resource_centre.models import HomeFigure, HomePage, StandardPage
from tests.factories import (
    cite,
    fresh,
    heading,
    make_assessment,
    make_case,
    make_chapter,
    make_commune,
    make_document,
    make_essentials,
    make_figure,
    make_glossary,
    make_organisation,
    make_reference,
    make_resource,
    make_rubric,
    make_standard,
    make_theme,
    paragraph,
)
from tests.filling import add_address, edit_address
from tests.reading import soup, words

OURS = [model for model in get_page_models() if not model.__module__.startswith("wagtail.")]
CREATABLE = [model for model in OURS if model.is_creatable]
MAY_LIVE_UNDER = {
    HomePage: {Page},
    EssentialsPage: {HomePage},
    GlossaryPage: {HomePage},
    KitPage: {HomePage},
    StandardPage: {HomePage, KitPage},
    ChapterPage: {EssentialsPage},
    RubricPage: {KitPage},
    StudyPage: {RubricPage},
    GuidePage: {RubricPage},
    CaseNotePage: {RubricPage},
    SelfAssessmentPage: {HomePage},
}
ONLY = {HomePage: 1, EssentialsPage: 1, GlossaryPage: 1, KitPage: 1, RubricPage: 4, SelfAssessmentPage: 1}


@pytest.fixture
def pages(home, kit, rubric):
    """One page of each type, with something in all it can hold."""
    theme, level = make_theme("Mobilité"), ["comprendre"]
    body = [heading("Une partie"), paragraph("Texte.", [make_reference()])]
    home = fresh(home)
    home.figures = [HomeFigure(figure=make_figure())]
    home.save()
    tool = make_resource(
        rubric,
        body=body,
        levels=level,
        themes=[theme],
        contributions=[ResourceContribution(organisation=make_organisation(), role="auteur")],
        files=[ResourceFile(document=make_document())],
        territory_items=[ResourceTerritory(territory=(commune := make_commune()))],
        reference_items=cite(make_reference()),
    )
    measures = [CaseMeasure(indicator="Emplois", value="42", source=make_reference())]
    tools = [CaseTool(resource=tool)]
    essentials = make_essentials(home)
    made = [
        home,
        kit,
        rubric,
        essentials,
        tool,
        make_resource(rubric, kind=StudyPage, levels=level, themes=[theme]),
        make_case(rubric, measures=measures, tools=tools, places=[commune], levels=level, themes=[theme]),
        make_chapter(essentials, body=body),
        make_glossary(home),
        make_standard(home, body=body, notice="soutiens"),
        make_assessment(home),
    ]
    return {type(page): Page.objects.get(pk=page.pk).specific for page in made}


def test_every_type_of_page_is_known_here():
    assert set(MAY_LIVE_UNDER) == set(CREATABLE)


@pytest.mark.parametrize("model", MAY_LIVE_UNDER, ids=lambda model: model.__name__)
def test_a_page_can_be_created_where_the_tree_says_and_nowhere_else(model):
    allowed = {parent for parent in [Page, *OURS] if model in parent.allowed_subpage_models()}
    assert allowed == set(model.allowed_parent_page_models()) == MAY_LIVE_UNDER[model]


def test_what_resources_have_in_common_cannot_be_created_by_itself(editor, rubric):
    assert not Resource.is_creatable
    assert Resource not in RubricPage.creatable_subpage_models()
    assert editor.get(add_address(Resource, rubric)).status_code == 302


def test_there_is_one_front_page_one_kit_one_glossary_and_four_rubrics(home, kit):
    assert {model: model.max_count for model in CREATABLE if model.max_count} == ONLY
    make_essentials(home)
    make_glossary(home)
    for model in (EssentialsPage, GlossaryPage, KitPage):
        assert not model.can_create_at(home), model
    assert not HomePage.can_create_at(Page.get_first_root_node())


def test_a_fifth_rubric_cannot_be_added(kit):
    for slug in ("se-former", "mettre-en-oeuvre", "accompagner"):
        make_rubric(kit, slug)
    assert RubricPage.can_create_at(kit)
    make_rubric(kit, "evaluer")
    assert not RubricPage.can_create_at(kit)


def test_a_resource_cannot_be_moved_out_of_a_rubric(home, kit, rubric):
    places = [home, kit, rubric, make_essentials(home), make_standard(home)]
    for page in (make_resource(rubric), make_resource(rubric, kind=StudyPage), make_case(rubric)):
        assert [type(place) for place in places if page.can_move_to(place)] == [RubricPage]


def test_an_editor_can_open_the_form_of_every_type_of_page(pages, editor):
    forms = [edit_address(page) for page in pages.values()]
    assert {form: editor.get(form).status_code for form in forms} == dict.fromkeys(forms, 200)


def test_a_draft_of_every_type_of_page_can_be_previewed_and_is_not_public(pages, editor):
    for model, page in pages.items():
        page.title = page.headline = f"En préparation : {model.__name__}"
        page.save_revision()
        response = editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
        assert page.title in words(soup(response).main), model
    editor.logout()
    for page in pages.values():
        assert "En préparation" not in editor.get(page.url).content.decode(), page.url


def test_the_preview_panel_opens_for_every_type_of_page(pages, editor):
    for model, page in pages.items():
        assert page.make_preview_request(extra_request_attrs={"in_preview_panel": True}).status_code == 200, model
        address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
        assert editor.get(address).status_code == 200, model


def test_the_preview_of_an_unsaved_resource_shows_its_terms_and_rows(pages):
    for model in (GuidePage, StudyPage, CaseNotePage):
        draft = pages[model].save_revision().as_object()
        draft.themes.add(make_theme(f"Habitat {model.__name__}"))
        html = draft.make_preview_request().content.decode()
        assert f"Habitat {model.__name__}" in html
        assert "Comprendre" in html, model


def test_every_type_of_page_can_be_compared_with_its_past(pages, editor):
    for model, page in pages.items():
        first = page.save_revision()
        page.title = "Nouveau titre"
        second = page.save_revision()
        address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk])
        assert editor.get(address).status_code == 200, model


def test_a_page_can_be_copied_with_all_it_holds(pages):
    for model in (GuidePage, StudyPage, CaseNotePage, ChapterPage, StandardPage):
        page = pages[model]
        copy = page.copy(update_attrs={"slug": f"copie-{page.slug}", "title": "Copie"})
        assert copy.live, model
        assert [block.block_type for block in copy.body] == [block.block_type for block in page.body], model
        if isinstance(page, Resource):
            assert [theme.name for theme in copy.themes.all()] == ["Mobilité"], model
            assert copy.territory_items.count() == page.territory_items.count(), model


def test_a_case_published_again_keeps_all_it_holds(pages):
    page = pages[CaseNotePage]
    page.save_revision().publish()
    again = CaseNotePage.objects.get(pk=page.pk)
    assert (again.actors.count(), again.measures.count(), again.tools.count()) == (2, 1, 1)
    assert [level.slug for level in again.levels] == ["comprendre"]
