"""Saying of a study or a guide which one it replaces: what is refused, and why."""

import pytest
from wagtail.models import Page

from editorial.publication import shortcomings
from practical_kit.models import CaseNotePage, GuidePage, StudyPage
from tests.factories import fresh, make_case, make_resource, make_rubric
from tests.filling import edit_address, filled, problems
from tests.reading import regions, words

pytestmark = pytest.mark.django_db


def replace(editor, page, former, publish=True):
    """Send the form of a page that replaces another; gives what it complains of, by field."""
    address = edit_address(page)
    data = filled(editor.get(address), type(page), replaces=former.pk if former else "", publish=publish)
    response = editor.post(address, data)
    return problems(response) if response.status_code == 200 else {}


def objection(editor, page, former, publish=True):
    """The sentence at the field."""
    said = replace(editor, page, former, publish)
    assert set(said) == {"replaces"}
    return " ".join(str(said["replaces"][0]).split())


@pytest.fixture
def old(rubric):
    """A published study."""
    return make_resource(rubric, "Ancienne", StudyPage, levels=["innover"])


@pytest.fixture
def new(rubric):
    """A draft that may replace it."""
    return make_resource(rubric, "Nouvelle", StudyPage, levels=["innover"], live=False)


@pytest.mark.parametrize("kind", [StudyPage, GuidePage])
def test_a_study_or_a_guide_may_replace_a_study(editor, rubric, old, kind):
    page = make_resource(rubric, kind=kind, levels=["innover"], live=False)
    assert replace(editor, page, old) == {}
    assert (fresh(page).live, fresh(page).replaces_id) == (True, old.pk)


def test_only_the_forms_of_studies_and_guides_ask_it(editor, rubric, old):
    asked = {
        model: bool(regions(editor.get(edit_address(page)), "input[name=replaces]"))
        for model, page in ((StudyPage, old), (GuidePage, make_resource(rubric)), (CaseNotePage, make_case(rubric)))
    }
    assert asked == {StudyPage: True, GuidePage: True, CaseNotePage: False}


def test_the_chooser_offers_only_studies_and_guides(editor, rubric, old):
    case = make_case(rubric)
    field = editor.get(edit_address(old)).context["form"].fields["replaces"]
    assert set(field.widget.target_models) == {StudyPage, GuidePage}
    assert objection(editor, old, case) == "Seuls une étude ou un guide ont des éditions."


@pytest.mark.parametrize("publish", [True, False])
def test_a_page_does_not_replace_itself(editor, old, publish):
    assert objection(editor, old, old, publish).startswith("Une page ne se remplace pas elle-même")


@pytest.mark.parametrize("length", [2, 4])
def test_editions_do_not_go_round_in_a_circle(editor, rubric, old, length):
    last = old
    for number in range(2, length + 1):
        last = make_resource(rubric, f"Édition {number}", StudyPage, replaces=last.resource_ptr)
    said = objection(editor, old, last)
    assert said == f"« {last.title} » est déjà une édition plus récente que cette page."
    assert fresh(old).replaces is None


def test_an_edition_that_is_already_replaced_online_says_by_which(editor, rubric, old, new):
    make_resource(rubric, "Première venue", replaces=old.resource_ptr)
    said = objection(editor, new, old)
    assert said.startswith("« Ancienne » est déjà remplacée par « Première venue », en ligne.")
    assert not fresh(new).live


def test_a_draft_that_would_replace_the_same_one_stands_in_nobodys_way(editor, rubric, old, new):
    make_resource(rubric, "Autre brouillon", replaces=old.resource_ptr, live=False)
    assert replace(editor, new, old) == {}


def test_the_page_that_replaces_it_may_be_published_again(editor, rubric, old, new):
    assert replace(editor, new, old) == {}
    assert replace(editor, fresh(new), old) == {}
    assert replace(editor, fresh(new), None) == {}
    assert fresh(new).replaces is None


def test_an_alias_stands_for_its_original(editor, kit, old, new):
    elsewhere = Page.objects.get(pk=make_rubric(kit, "accompagner").pk)
    alias = fresh(old).create_alias(parent=elsewhere)
    assert replace(editor, new, alias) == {}
    assert fresh(new).replaces_id == old.pk


def test_a_draft_that_says_so_changes_nothing_before_it_is_published(client, editor, rubric, old):
    page = make_resource(rubric, "En ligne", StudyPage, levels=["innover"])
    assert replace(editor, page, old, publish=False) == {}
    assert not regions(client.get(old.url), ".notice--warning")
    fresh(page).latest_revision.publish()
    assert "En ligne" in words(regions(client.get(old.url), ".notice--warning")[0])


def test_publishing_from_a_list_passes_by_the_same_rules(rubric, old, new):
    draft = fresh(new)
    draft.replaces = old.resource_ptr
    draft.save_revision()
    assert shortcomings(fresh(new)) == []
    make_resource(rubric, "Première venue", replaces=old.resource_ptr)
    [lack] = shortcomings(fresh(new))
    assert "Première venue" in lack
