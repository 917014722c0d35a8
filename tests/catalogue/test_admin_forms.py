"""The form of a resource: closed lists as checkboxes, asked for at publication and not before."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from catalogue.models import NeedLevel, Organisation, Reference, Resource, Rubric, Theme
from essentials.models import GlossaryTerm
from practical_kit.models import GuidePage
from tests.factories import make_resource, make_term, make_theme
from tests.filling import add_address, edit_address, filled, problems
from tests.reading import regions


@pytest.fixture
def write(editor, rubric):
    """Send the form of a new guide under the rubric; give the answer."""

    def send(publish=False, **values):
        address = add_address(GuidePage, rubric)
        data = filled(editor.get(address), GuidePage, publish, title="Un guide", slug="un-guide", **values)
        return editor.post(address, data)

    return send


def level(slug):
    return NeedLevel.objects.get(slug=slug).pk


def test_a_draft_is_kept_without_summary_nor_need_level(write):
    assert write().status_code == 302
    page = Page.objects.get(slug="un-guide")
    assert (page.live, page.specific.summary) == (False, "")


def test_a_resource_is_not_published_without_a_summary_and_a_need_level(write):
    assert set(problems(write(publish=True))) == {"summary", "need_levels"}
    assert not Resource.objects.exists()


def test_a_resource_is_published_with_what_was_chosen(write):
    theme = make_theme("Mobilité")
    also = Rubric.objects.get(slug="se-former").pk
    response = write(
        publish=True, summary="Un résumé.", need_levels=[level("innover")], themes=[theme.pk], also_in=[also]
    )
    assert response.status_code == 302
    page = Resource.objects.get(slug="un-guide")
    assert page.live
    assert [found.slug for found in page.levels] == ["innover"]
    assert (page.themes.get(), page.also_in.get().slug, page.rubric.slug) == (theme, "se-former", "evaluer")


def test_a_need_level_cannot_be_invented(write):
    assert "need_levels" in problems(write(publish=True, summary="Un résumé.", need_levels=["urgent"]))
    assert NeedLevel.objects.count() == 3


def test_need_levels_are_checkboxes_in_the_order_of_the_staircase(editor, rubric):
    page = make_resource(rubric, levels=["innover"])
    boxes = regions(editor.get(edit_address(page)), "input[type=checkbox][name=need_levels]")
    assert [int(box["value"]) for box in boxes] == list(NeedLevel.objects.values_list("pk", flat=True))
    assert [box.has_attr("checked") for box in boxes] == [False, False, True]


def test_the_rubric_that_holds_the_page_is_not_offered_again(editor, rubric):
    for address in (add_address(GuidePage, rubric), edit_address(make_resource(rubric))):
        offered = {int(box["value"]) for box in regions(editor.get(address), "input[name=also_in]")}
        assert offered == set(Rubric.objects.exclude(slug="evaluer").values_list("pk", flat=True))


def test_a_summary_too_long_for_a_card_is_refused(write):
    assert "summary" in problems(write(publish=True, summary="a" * 281, need_levels=[level("innover")]))


def test_a_fifth_takeaway_is_refused(write):
    points = [("takeaway", f"Point {number}") for number in range(5)]
    said = problems(write(publish=True, summary="Un.", need_levels=[level("innover")], takeaways=points))
    assert "takeaways" in said


@pytest.mark.parametrize("model", [NeedLevel, Rubric])
def test_closed_lists_are_not_snippets_that_editors_change(model):
    assert not hasattr(model, "snippet_viewset")


@pytest.mark.parametrize("model", [Theme, Organisation, Reference])
def test_an_editor_can_open_the_form_of_what_resources_point_at(editor, model):
    assert editor.get(reverse(model.snippet_viewset.get_url_name("add"))).status_code == 200


@pytest.mark.parametrize("model", [Theme, GlossaryTerm])
def test_an_identifier_that_is_cleared_stays_what_it_was(editor, model):
    for number, name in enumerate(("Mobilité", "Œuvres"), 1):
        thing = make_theme(name) if model is Theme else make_term(name, f"terme-{number}")
        slug = thing.slug
        address = reverse(model.snippet_viewset.get_url_name("edit"), args=[thing.pk])
        response = editor.get(address)
        fields = {name: value for name, value in response.context["form"].initial.items() if value}
        data = fields | {"slug": ""}
        assert editor.post(address, data).status_code == 302
        thing.refresh_from_db()
        assert thing.slug == slug


def test_an_identifier_left_empty_from_the_start_is_made_from_the_name(editor):
    thing = make_theme("Œuvres")
    Theme.objects.update(slug="")
    address = reverse(Theme.snippet_viewset.get_url_name("edit"), args=[thing.pk])
    editor.post(address, {"name": "Œuvres", "slug": ""})
    editor.post(reverse(Theme.snippet_viewset.get_url_name("add")), {"name": "L’œuvre", "slug": ""})
    assert set(Theme.objects.values_list("slug", flat=True)) == {"oeuvres", "l-oeuvre"}


def test_an_identifier_that_is_misspelt_is_refused(editor):
    thing = make_theme("Mobilité")
    address = reverse(Theme.snippet_viewset.get_url_name("edit"), args=[thing.pk])
    response = editor.post(address, {"name": "Mobilité", "slug": "pas un identifiant !"})
    assert set(response.context["form"].errors) == {"slug"}
    assert Theme.objects.get().slug == thing.slug


def test_an_address_left_empty_is_made_from_the_title_and_does_not_follow_it_afterwards(editor, rubric):
    address = add_address(GuidePage, rubric)
    for _ in range(2):
        data = filled(editor.get(address), GuidePage, title="L’œuvre commune", slug="")
        assert editor.post(address, data).status_code == 302
    first, second = GuidePage.objects.order_by("pk")
    assert (first.slug, second.slug) == ("l-oeuvre-commune", "l-oeuvre-commune-2")
    data = filled(editor.get(edit_address(first)), GuidePage, title="Un autre titre", slug="")
    assert editor.post(edit_address(first), data).status_code == 302
    assert GuidePage.objects.get(pk=first.pk).slug == "l-oeuvre-commune"


def test_the_address_made_from_a_long_title_is_short(editor, rubric):
    address = add_address(GuidePage, rubric)
    assert (
        editor.post(address, filled(editor.get(address), GuidePage, title="verger " * 36, slug="")).status_code == 302
    )
    assert len(GuidePage.objects.get().slug) <= 70


def test_themes_are_in_the_order_of_a_dictionary(editor, rubric):
    for name in ("Vie associative", "Évaluation", "écologie", "Eau", "Emploi"):
        make_theme(name)
    form = editor.get(add_address(GuidePage, rubric)).context["form"]
    assert [str(label) for _, label in form.fields["themes"].choices] == [
        "Eau",
        "écologie",
        "Emploi",
        "Évaluation",
        "Vie associative",
    ]
