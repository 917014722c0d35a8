"""The index is always true: whatever editors do is seen by the next search, and what visitors may not see never is."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from catalogue.models import (
    Resource,
    ResourceContribution,
    SearchEntry,
    SearchText,
)
from catalogue.search import upkeep
from catalogue.search.directory import directory
from catalogue.search.indexing import refresh
from tests.factories import (
    block,
    fresh,
    heading,
    hide,
    make_case,
    make_four,
    make_organisation,
    make_resource,
    make_rubric,
    make_theme,
    paragraphs,
)
from tests.searching import ask, found, offered


def test_a_resource_is_found_by_its_title_its_summary_and_its_text(rubric, indexed):
    with indexed():
        make_resource(rubric, "Le jardin")
        make_resource(rubric, "Second", summary="Un potager.")
        make_resource(rubric, "Troisième", body=[heading("Le verger"), *paragraphs("On y cueille.")])
        make_resource(rubric, "Quatrième", body=[block("callout", {"title": "La serre", "text": "<p>Chauffée.</p>"})])
    assert [found(word) for word in ("jardin", "potager", "verger", "serre")] == [
        ["Le jardin"],
        ["Second"],
        ["Troisième"],
        ["Quatrième"],
    ]


@pytest.mark.parametrize(
    "field", ["challenge", "context_text", "approach", "levers", "obstacles", "results", "transfer_if", "means"]
)
def test_every_heading_of_a_case_is_searched(field, rubric, indexed):
    with indexed():
        make_case(rubric, "Un cas", **{field: "Rouvrir l’épicerie."})
    assert found("épicerie") == ["Un cas"]


def test_a_draft_and_a_private_page_are_never_found_nor_counted(kit, rubric, indexed):
    with indexed():
        make_four(kit, rubric, summary="Un jardin.", levels=["innover"])
    assert found("jardin") == found() == ["Visible"]
    assert offered("besoin") == offered("besoin", "jardin") == {"Innover": 1}
    assert SearchEntry.objects.count() == SearchText.objects.count() == 1


def test_a_page_published_with_a_theme_is_found_at_once_by_its_theme(garden, indexed):
    with indexed():
        garden.themes.add(make_theme("Mobilité"))
        garden.save_revision().publish()
    assert found("mobilité") == found(theme=["mobilite"]) == ["Jardin"]


def test_a_page_that_loses_its_theme_is_no_longer_found_by_it(rubric, indexed):
    with indexed():
        page = make_resource(rubric, themes=[make_theme("Mobilité")])
    with indexed():
        page.themes.clear()
        page.save_revision().publish()
    assert found("mobilité") == []
    assert offered("theme") == {}


def test_what_a_draft_says_is_not_found_until_it_is_published(garden, indexed):
    with indexed():
        garden.title = "Potager"
        revision = garden.save_revision()
    assert (found("potager"), found("jardin")) == ([], ["Jardin"])
    with indexed():
        revision.publish()
    assert (found("potager"), found("jardin")) == (["Potager"], [])


def test_saving_a_draft_writes_nothing_in_the_index(garden, indexed):
    version = directory().version
    with indexed():
        garden.title = "Potager"
        garden.save_revision()
    assert directory().version == version


def test_a_withdrawn_page_is_no_longer_found(garden, indexed):
    with indexed():
        garden.unpublish()
    assert found("jardin") == found() == []


def test_a_page_withdrawn_as_a_plain_page_is_no_longer_found(garden, indexed):
    with indexed():
        Page.objects.get(pk=garden.pk).unpublish()
    assert found("jardin") == []


def test_a_deleted_page_leaves_nothing_behind(garden, indexed):
    with indexed():
        fresh(garden).delete()
    assert found("jardin") == found() == []
    assert SearchText.objects.count() == 0


def test_deleting_a_rubric_takes_its_resources_out_of_the_index(garden, rubric, indexed):
    with indexed():
        fresh(rubric).delete()
    assert found("jardin") == []


def test_a_page_made_private_is_no_longer_found_and_is_found_again_when_opened(garden, indexed):
    with indexed():
        restriction = hide(garden)
    assert found("jardin") == found() == []
    with indexed():
        restriction.delete()
    assert found("jardin") == ["Jardin"]


def test_a_rubric_made_private_hides_all_its_resources(garden, rubric, indexed):
    with indexed():
        restriction = hide(rubric)
    assert found("jardin") == []
    with indexed():
        restriction.delete()
    assert found("jardin") == ["Jardin"]


def test_an_alias_of_a_page_made_private_is_hidden_with_it(garden, kit, indexed):
    with indexed():
        garden.create_alias(parent=make_rubric(kit, "se-former"), update_slug="alias")
    assert found("jardin") == ["Jardin", "Jardin"]
    with indexed():
        hide(garden)
    assert found("jardin") == []


def test_a_page_moved_under_a_private_one_is_no_longer_found(garden, kit, indexed):
    with indexed():
        private = make_rubric(kit, "accompagner")
        hide(private)
    with indexed():
        Page.objects.get(pk=garden.pk).move(fresh(private), pos="last-child")
    assert found("jardin") == []


def test_a_page_moved_to_another_rubric_is_found_there(garden, kit, indexed):
    with indexed():
        other = make_rubric(kit, "se-former")
    with indexed():
        Page.objects.get(pk=garden.pk).move(fresh(other), pos="last-child")
    assert offered("rubrique") == {"Se former": 1}
    assert found(rubrique=["se-former"]) == ["Jardin"]


def test_one_transaction_writes_each_entry_once(rubric, indexed, monkeypatch):
    written = []
    monkeypatch.setattr(upkeep, "refresh", lambda keys: written.append(list(keys)))
    with indexed():
        page = make_resource(rubric, themes=[make_theme("Un"), make_theme("Deux")], levels=["innover"])
        page.save()
    assert written == [[page.pk]]


def test_many_resources_are_written_by_a_task(rubric, indexed, monkeypatch):
    monkeypatch.setattr(upkeep, "BATCH", 2)
    asked = []
    monkeypatch.setattr(
        type(upkeep.refresh_later), "enqueue", lambda task, *args: asked.append((task.func.__name__, *args))
    )
    with indexed():
        pages = [make_resource(rubric) for _ in range(3)]
    assert [task for task in asked if task[0] == "refresh_later"] == [("refresh_later", [page.pk for page in pages])]


def test_a_failure_of_the_index_does_not_break_the_saving(rubric, indexed, monkeypatch, caplog):
    monkeypatch.setattr(upkeep, "refresh", lambda keys: 1 / 0)
    with indexed():
        make_resource(rubric, "Jardin")
    assert Resource.objects.filter(title="Jardin").exists()
    assert "division by zero" in caplog.text


def test_the_list_shows_nothing_private_even_where_the_index_is_late(garden, client):
    Resource.objects.update(live=False)
    assert ask("jardin").answer.total == 1
    assert "Jardin</a>" not in client.get(reverse("catalogue:catalogue"), {"q": "jardin"}).content.decode()


@pytest.mark.parametrize("number", [1, 10])
def test_writing_costs_the_same_statements_for_one_resource_and_for_ten(
    number, rubric, django_assert_max_num_queries, django_capture_on_commit_callbacks
):
    theme, body = make_theme("Mobilité"), make_organisation()
    pages = [
        make_resource(rubric, themes=[theme], contributions=[ResourceContribution(organisation=body)])
        for _ in range(number)
    ]
    refresh([page.pk for page in pages])
    with django_assert_max_num_queries(20):
        refresh([page.pk for page in pages])
