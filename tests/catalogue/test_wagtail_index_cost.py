"""What Wagtail's own search costs: nothing that grows faster than the number of pages, on either database."""

import pytest
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry
from wagtail.search.query import MATCH_ALL

from catalogue.models import CatalogueImage, Organisation, Theme
from catalogue.search_backend import analyze
from practical_kit.models import GuidePage
from tests.factories import fresh, make_image, make_resource, make_theme

only_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL has nothing of the kind")
only_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has nothing of the kind")
backend = get_search_backend
ENTRIES = IndexEntry._meta.db_table


def plan(sql, params=()):
    """How the database goes about a statement, when it would rather use an index than read a table."""
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        if not sqlite:
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {'QUERY PLAN' if sqlite else ''} {sql}", params)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def plan_of(results):
    """How the database goes about a search."""
    return plan(*results.get_queryset()[:20].query.sql_with_params())


class Statements(list):
    """The statements about the index, with their parameters."""

    def __call__(self, execute, sql, params, many, context):
        if ENTRIES in sql:
            self.append((sql, params))
        return execute(sql, params, many, context)


@pytest.mark.parametrize("make", [make_resource, make_theme])
def test_a_save_reads_no_more_of_the_index_than_its_own_entry(make, rubric, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):  # modelsearch looks once in a process whether FTS5 is there
        saved = make(rubric, "Un guide") if make is make_resource else make("Mobilité")
    statements = Statements()
    with connection.execute_wrapper(statements), django_capture_on_commit_callbacks(execute=True):
        fresh(saved).save()
    plans = [plan(sql, params) for sql, params in statements]
    assert plans
    assert [text for text in plans if f"SCAN {ENTRIES}" in text or f"Seq Scan on {ENTRIES}" in text] == []
    assert [sql for sql, _ in statements if "AVG" in sql or "title_length" in sql] == []


def test_a_save_asks_as_much_of_a_full_index_as_of_an_empty_one(db, django_capture_on_commit_callbacks):
    def save(name):
        statements = Statements()
        with connection.execute_wrapper(statements), django_capture_on_commit_callbacks(execute=True):
            make_theme(name)
        return [sql for sql, _ in statements]

    save("Patrimoine")  # Wagtail looks once in a process at what SQLite can do
    first = save("Mobilité")
    for number in range(20):
        save(f"Thème {number}")
    assert first == save("Logement") != []


def test_an_object_is_read_once_to_be_indexed(db):
    image = make_image()
    image.tags.add("Jardin")
    with CaptureQueriesContext(connection) as asked:
        backend().add(image)
    assert sum("taggit_tag" in query["sql"] for query in asked) == 1


@pytest.mark.parametrize("how", ["search", "autocomplete"])
def test_nothing_is_ranked(how, db):
    with CaptureQueriesContext(connection) as asked:
        for target in (Page.objects.order_by("title"), Organisation, CatalogueImage):
            list(getattr(backend(), how)("jardin", target))
    searches = [query["sql"] for query in asked if ENTRIES in query["sql"]]
    assert len(searches) == 3
    assert [sql for sql in searches if "rank" in sql or "bm25" in sql or "score" in sql] == []


def test_what_is_found_is_in_the_order_asked_or_the_newest_first(rubric, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for title in ("Jardin B", "Jardin jardin", "Jardin A"):
            make_resource(rubric, title)
    pages = GuidePage.objects.order_by("title")
    asked = backend().autocomplete("jardin", pages, order_by_relevance=False)
    newest = [backend().autocomplete("jardin", pages), backend().autocomplete(MATCH_ALL, pages)]
    assert [page.title for page in asked] == ["Jardin A", "Jardin B", "Jardin jardin"]
    assert [[page.title for page in found] for found in newest] == [["Jardin A", "Jardin jardin", "Jardin B"]] * 2


@only_sqlite
@pytest.mark.parametrize("how", ["search", "autocomplete"])
@pytest.mark.parametrize("model", [Page, GuidePage, CatalogueImage, Theme])
def test_sqlite_asks_its_word_index_once_whatever_it_knows_of_the_tables(how, model, db):
    """« := » in a plan of FTS5 is one question for each row of the other table: quadratic."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM sqlite_stat1")
        cursor.execute("ANALYZE sqlite_master")  # reads the statistics again
    text = plan_of(getattr(backend(), how)("jardin", model))
    assert "VIRTUAL TABLE INDEX 0:M" in text
    assert "VIRTUAL TABLE INDEX 0:=" not in text


@only_postgresql
@pytest.mark.parametrize("order", ["pk", "-pk", "path", "title"])
def test_postgresql_joins_nothing_to_the_hits(order, db):
    text = plan_of(backend().autocomplete("jardin", Page.objects.order_by(order), order_by_relevance=False))
    assert "InitPlan" in text
    assert "Join" not in text
    assert "Nested Loop" not in text


@only_postgresql
@pytest.mark.parametrize(
    ("how", "index"), [("search", "catalogue_admin_search"), ("autocomplete", "wagtailsear_autocom")]
)
def test_postgresql_finds_words_by_an_index(how, index, db):
    compiler = getattr(backend(), how)("jardin", Page).query_compiler
    assert f"Bitmap Index Scan on {index}" in plan(*compiler.entries("simple").query.sql_with_params())


LISTING = {"q": "jardin", "search_all": "1"}


@pytest.mark.parametrize("question", ["has_child_pages=true", "ordering=content_type__model", "ordering=-live"])
def test_any_filter_and_any_order_goes_with_a_search(question, rubric, editor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_resource(rubric, "Le jardin")
    key, value = question.split("=")
    response = editor.get(reverse("wagtailadmin_explore_root"), LISTING | {key: value})
    assert response.status_code == 200
    assert ("Le jardin" in response.content.decode()) is (key == "ordering")


def test_a_filter_on_what_is_not_in_the_index_is_obeyed(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_theme("Jardins")
        make_theme("Jardiner")
    kept = Theme.objects.filter(Q(slug="jardins") | Q(slug__startswith="x"))
    assert [theme.name for theme in backend().autocomplete("jard", kept)] == ["Jardins"]


@only_sqlite
def test_a_migration_ends_with_statistics(db):
    with connection.cursor() as cursor:
        assert statistics()
        cursor.execute("DELETE FROM sqlite_stat1")
    assert statistics() == set()
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    assert statistics()


@only_sqlite
def test_loading_the_content_ends_with_statistics(demo):
    assert {"catalogue_resource", "catalogue_resourceneedlevel", "wagtailcore_page"} <= statistics()


def statistics():
    """The tables that SQLite's planner knows the size of."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tbl FROM sqlite_stat1")
        return {table for (table,) in cursor.fetchall()}


def test_statistics_are_refreshed_on_both_databases(db, django_assert_num_queries):
    with django_assert_num_queries(3 if connection.vendor == "sqlite" else 1) as queries:
        analyze()
    assert queries[0]["sql"] == "ANALYZE"


@only_sqlite
def test_the_planner_is_not_told_that_every_page_is_the_alias_of_any(demo):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM wagtailcore_page WHERE alias_of_id IS NULL")
        assert cursor.fetchone()[0] > 100
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE idx LIKE '%alias_of%'")
        assert cursor.fetchall() == []
