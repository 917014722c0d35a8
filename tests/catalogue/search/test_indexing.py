"""What the index keeps of a resource, and making it anew."""

import pytest
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection

from catalogue.models import FacetValue, Resource, SearchEntry, SearchText, SearchWord
from catalogue.search.indexing import refresh, title_key
from catalogue.tasks import tasks_paused
from practical_kit.models import StudyPage
from tests.factories import make_resource, make_theme
from tests.searching import found


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("L’évaluation", b"evaluation"),
        ("Les Œuvres : un guide", b"oeuvres un guide"),
        ("Un", b"un"),
        ("La", b"la"),
        ("Lettre", b"lettre"),
        ("« Été »", b"ete"),
        ("100 % local", b"100 local"),
        ("é" * 255, b"e" * 255),
    ],
)
def test_a_title_is_filed_without_accents_nor_its_first_article(title, key):
    assert title_key(title) == key


def test_titles_are_sorted_alike_on_every_database(rubric, indexed):
    with indexed():
        for title in ("Éléphant", "elan", "L’écho", "Zèbre", "De A à Z", "Dé", "La dame", "10 clés"):
            make_resource(rubric, title)
    assert found(order="titre") == ["10 clés", "La dame", "Dé", "De A à Z", "L’écho", "elan", "Éléphant", "Zèbre"]


@pytest.mark.parametrize("key", [1, 7, 60, 95, 128, 1_000, 54_000, 0xD7E0 - 1, 0xD7E0, 0xD7E0 + 1, 70_000, 1_000_000])
def test_every_value_has_a_character_of_its_own_that_both_databases_take(key, db):
    character = FacetValue(pk=key).character
    assert FacetValue.key_of(character) == key
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s", [character])
        assert cursor.fetchone()[0] == character


def test_bulk_loading_leaves_the_index_to_the_command_that_ends_it(rubric, indexed):
    with indexed(), tasks_paused():
        make_resource(rubric, "Jardin")
    assert found("jardin") == []
    call_command("reindex_resources", verbosity=0)
    assert found("jardin") == ["Jardin"]


def test_the_command_removes_what_is_no_longer_listed_and_the_words_it_brought(garden, capsys):
    Resource.objects.update(live=False)  # as another program would, without any signal
    call_command("reindex_resources")
    assert "Index du catalogue : 1 ressource." in capsys.readouterr().out
    assert not SearchEntry.objects.exists()
    assert not SearchWord.objects.exists()


def test_a_site_that_had_no_index_has_one_once_it_is_migrated(garden):
    SearchEntry.objects.all().delete()
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    assert found("jardin") == ["Jardin"]


def test_a_second_run_changes_nothing(garden):
    def rows():
        return list(SearchText.objects.values()), list(SearchEntry.objects.values())

    before = rows()
    call_command("reindex_resources", verbosity=0)
    assert rows() == before


def test_all_that_a_card_is_filtered_by_is_one_character_each(rubric, indexed):
    with indexed():
        page = make_resource(rubric, kind=StudyPage, year=2020, themes=[make_theme("Un"), make_theme("Deux")])
    entry = SearchEntry.objects.get(pk=page.pk)
    values = [FacetValue.objects.get(pk=FacetValue.key_of(character)) for character in entry.facets]
    assert {(value.facet, value.value) for value in values} == {
        ("rubrique", "evaluer"),
        ("type", "etude"),
        ("theme", "un"),
        ("theme", "deux"),
        ("annee", "2020"),
        ("langue", "fr"),
        ("licence", "non-precisee"),
    }


def test_refreshing_what_does_not_exist_is_harmless(db):
    refresh([1, 2, 10**9])
    assert not SearchEntry.objects.exists()
