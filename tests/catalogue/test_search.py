"""Wagtail's search on this site: true at once, safe whatever is typed, quick on SQLite."""

import pytest
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from catalogue.models import Organisation, Resource, Theme
from catalogue.search_backend import LONGEST_QUERY, analyze
from practical_kit.models import CaseNotePage
from tests.factories import (
    block,
    heading,
    make_case,
    make_four,
    make_organisation,
    make_resource,
    make_theme,
    paragraphs,
)
from tests.reading import region, words

only_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite has this trap, PostgreSQL has not")
HOSTILE = {
    "quote": 'a"b',
    "three quotes": 'le "jardin" "partagé',
    "nul": "a\x00b \x00",
    "blank": "   ",
    "10,000 words": "a " * 5_000,
    "star": "*",
    "operators": "AND OR NOT",
    "near": "NEAR(a b, 5) a:b ^c -d +e",
    "apostrophe": "'",
    "backslash": "\\",
    "parentheses": "((",
    "per cent": "% _ ; --",
}
each_hostile_string = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())


def found(text):
    """The titles of the resources in which the words are."""
    return set(Resource.objects.listed().matching(text).values_list("title", flat=True))


@pytest.fixture
def indexed(django_capture_on_commit_callbacks):
    """A block after which the index knows what was written."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_a_page_published_with_a_theme_is_found_at_once_by_its_theme(rubric, indexed):
    page = make_resource(rubric, "Un guide")
    with indexed():
        page.themes.add(make_theme("Mobilité"))
        page.save_revision().publish()
    assert found("mobilité") == {"Un guide"}


def test_a_page_that_loses_its_theme_is_no_longer_found_by_it(rubric, indexed):
    with indexed():
        page = make_resource(rubric, themes=[make_theme("Mobilité")])
    with indexed():
        page.themes.clear()
        page.save_revision().publish()
    assert found("mobilité") == set()


def test_a_resource_is_found_by_its_title_its_summary_and_its_text(rubric, indexed):
    with indexed():
        make_resource(rubric, "Le jardin")
        make_resource(rubric, "Second", summary="Un potager.")
        make_resource(rubric, "Troisième", body=[heading("Le verger"), *paragraphs("On y cueille.")])
        make_resource(rubric, "Quatrième", body=[block("callout", {"title": "La serre", "text": "<p>Chauffée.</p>"})])
    assert [found(word) for word in ("jardin", "potager", "verger", "serre")] == [
        {"Le jardin"},
        {"Second"},
        {"Troisième"},
        {"Quatrième"},
    ]


def test_a_word_that_only_a_kind_of_resource_has_is_found_among_all(rubric, indexed):
    with indexed():
        make_case(rubric, "Un cas", challenge="Rouvrir l’épicerie.")
    assert found("épicerie") == {"Un cas"}
    assert CaseNotePage.objects.search("épicerie").count() == 1


def test_every_word_must_be_there(rubric, indexed):
    with indexed():
        make_resource(rubric, "Jardin partagé")
        make_resource(rubric, "Jardin privé")
    assert found("jardin partagé") == {"Jardin partagé"}


def test_a_draft_and_a_private_page_are_never_found(kit, rubric, indexed):
    with indexed():
        make_four(kit, rubric, summary="Un jardin.")
    assert found("jardin") == {"Visible"}


def test_a_withdrawn_page_is_no_longer_found(rubric, indexed):
    with indexed():
        page = make_resource(rubric, "Jardin")
    with indexed():
        page.unpublish()
    assert found("jardin") == set()


@each_hostile_string
def test_any_string_can_be_searched_for_in_the_catalogue(text, rubric, client, indexed):
    with indexed():
        make_resource(rubric, "Le jardin")
    response = client.get(reverse("catalogue:catalogue"), {"q": text})
    assert response.status_code == 200
    assert words(region(response, "h1"))


@each_hostile_string
def test_any_string_can_be_searched_for_in_the_admin(text, rubric, editor, indexed):
    with indexed():
        make_resource(rubric, "Le jardin")
        make_organisation()
    addresses = [
        reverse("wagtailadmin_pages:search"),
        reverse("wagtailadmin_pages:search_results"),
        reverse("wagtailadmin_explore", args=[rubric.pk]),
        reverse("wagtailadmin_choose_page_search"),
        reverse("wagtailimages:index"),
        reverse("wagtaildocs:index"),
        reverse("wagtailimages_chooser:choose_results"),
        reverse("wagtaildocs_chooser:choose_results"),
        Organisation.snippet_viewset.chooser_viewset.widget_class().get_chooser_modal_url(),
        reverse(Organisation.snippet_viewset.get_url_name("list")),
    ]
    editor.raise_request_exception = False
    answers = {address: editor.get(address, {"q": text}).status_code for address in addresses}
    assert answers == dict.fromkeys(addresses, 200)


@each_hostile_string
def test_any_string_is_words_for_the_backend(text, home):
    assert list(Page.objects.search(text)) == []
    assert list(Page.objects.autocomplete(text)) == []


def test_a_quote_does_not_hide_what_its_words_find(rubric, indexed):
    with indexed():
        make_resource(rubric, "Le jardin partagé")
    assert found('"jardin"') == found('jar"din partagé') | found("jardin") == {"Le jardin partagé"}


def test_a_long_question_is_cut(rubric, indexed):
    with indexed():
        make_resource(rubric, "Le jardin")
    assert found("jardin".ljust(LONGEST_QUERY) + "absent") == {"Le jardin"}


def test_the_page_chooser_completes_a_word(rubric, editor, indexed):
    with indexed():
        make_resource(rubric, "Le jardin")
    response = editor.get(reverse("wagtailadmin_choose_page_search"), {"q": "jard"})
    assert "Le jardin" in response.content.decode()


def test_an_editor_who_types_the_beginning_of_a_theme_is_offered_it(home, indexed):
    with indexed():
        make_theme("Mobilité")
    assert [theme.name for theme in get_search_backend().autocomplete("mobi", Theme)] == ["Mobilité"]


@only_sqlite
@pytest.mark.parametrize("how", ["search", "autocomplete"])
def test_nothing_is_ranked_on_sqlite_where_ranking_is_quadratic(how, db):
    with CaptureQueriesContext(connection) as asked:
        for target in (Page.objects.order_by("title"), Organisation, get_image_model()):
            list(getattr(get_search_backend(), how)("jardin", target))
    searches = [query["sql"] for query in asked if "MATCH" in query["sql"]]
    assert len(searches) == 3
    assert [sql for sql in searches if "score" in sql] == []


def statistics():
    """What SQLite's planner knows of the tables: how many it has counted."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'")
        assert cursor.fetchone()[0] == 1
        cursor.execute("SELECT count(DISTINCT tbl) FROM sqlite_stat1")
        return cursor.fetchone()[0]


@only_sqlite
def test_a_migration_ends_with_statistics(db):
    with connection.cursor() as cursor:
        assert statistics() > 0
        cursor.execute("DELETE FROM sqlite_stat1")
    assert statistics() == 0
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    assert statistics() > 0


@only_sqlite
def test_loading_the_content_ends_with_statistics(demo):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tbl FROM sqlite_stat1")
        known = {table for (table,) in cursor.fetchall()}
    assert {"catalogue_resource", "catalogue_resourceneedlevel", "wagtailcore_page"} <= known


def test_statistics_are_for_sqlite_only(db, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(connection, "vendor", "postgresql")
    with django_assert_num_queries(0):
        analyze()
