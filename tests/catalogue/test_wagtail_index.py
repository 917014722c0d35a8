"""Wagtail's own search, which serves the admin: French, and safe whatever is typed. What it costs is tested apart."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.query import And, Or, PlainText

from catalogue.models import Organisation, Reference, Theme
from catalogue.stemming import LONGEST_QUERY, MOST_WORDS
from essentials.models import GlossaryTerm
from tests.factories import (
    make_document,
    make_image,
    make_organisation,
    make_reference,
    make_resource,
    make_term,
    make_theme,
    paragraphs,
)

HOSTILE = {
    "quote": 'a"b',
    "three quotes": 'le "jardin" "partagé',
    "nul": "a\x00b \x00",
    "nul in quotes": '"\x00" b',
    "blank": "   ",
    "10,000 words": "a " * 5_000,
    "100 phrases": '"a b" ' * 100,
    "star": "*",
    "operators": "AND OR NOT",
    "near": "NEAR(a b, 5) a:b ^c -d +e",
    "apostrophe": "'",
    "backslash": "\\",
    "parentheses": "((",
    "per cent": "% _ ; --",
    "what parts the words of the index": "zz",
    "its beginning": "z",
}
FORMS = ["evaluation", "évaluations", "EVALUER", "ensemble évalu", "evalu"]
PAGES = ["wagtailadmin_pages:search", "wagtailadmin_pages:search_results", "wagtailadmin_choose_page_search"]
FILES = ["wagtailimages:index", "wagtaildocs:index", "wagtailimages_chooser:choose_results"]
FILES += ["wagtaildocs_chooser:choose_results"]
SNIPPETS = [model.snippet_viewset for model in (Organisation, Theme, Reference, GlossaryTerm)]


def addresses():
    """Where an editor searches."""
    lists = [viewset.get_url_name("list") for viewset in SNIPPETS]
    choosers = [viewset.chooser_viewset.get_url_name("choose_results") for viewset in SNIPPETS]
    return [reverse(name) for name in (*PAGES, *FILES, *lists, *choosers)]


def explorer(page):
    """Where an editor searches under a page."""
    return reverse("wagtailadmin_explore", args=[page.pk])


def completed(typed, model=Theme):
    """What an editor is offered while typing, newest first."""
    return [str(found) for found in get_search_backend().autocomplete(typed, model)]


@pytest.fixture
def one_of_each(rubric, indexed):
    """Of everything that is searched for, one that is about evaluation and one that is not."""
    with indexed():
        for name in ("Évaluer ensemble", "Jardiner"):
            for make in (make_theme, make_reference, make_document, make_image):
                make(name)
            make_resource(rubric, name)
            make_organisation(name=name)
            make_term(name, slug=name[0].lower())


def test_an_editor_finds_a_word_in_any_form_with_or_without_accents(editor, one_of_each):
    asked = [(address, typed) for address in addresses() for typed in FORMS]
    pages = {(address, typed): editor.get(address, {"q": typed}).content.decode() for address, typed in asked}
    found = {asked: ("Évaluer ensemble" in page, "Jardiner" in page) for asked, page in pages.items()}
    assert found == dict.fromkeys(asked, (True, False))


@pytest.mark.parametrize("typed", ["mobi", "Mobilités", "la mobilite", "mobi dou", "douces mobilité"])
def test_the_beginnings_of_words_are_enough(typed, db, indexed):
    with indexed():
        make_theme("Mobilité douce")
        make_theme("Immobilier")
    assert completed(typed) == ["Mobilité douce"]


@pytest.mark.parametrize("typed", ["co-constr", "coconstr", "co constr", "Coconstructions"])
def test_a_hyphen_is_forgiven(typed, db, indexed):
    with indexed():
        make_theme("Co-construction")
        make_theme("Coconstruction")
        make_theme("Construction")
    assert completed(typed) == ["Coconstruction", "Co-construction"]


def test_a_little_word_counts_when_it_is_alone(db, indexed):
    with indexed():
        make_theme("Le débat")
        make_theme("Jardins")
    assert completed("de") == ["Le débat"]
    assert completed("le jar") == ["Jardins"]


def test_completing_looks_in_what_a_model_completes_only(rubric, indexed):
    with indexed():
        make_resource(rubric, "Un guide", summary="La mobilité.")
    assert completed("mobilité", Page) == []
    assert completed("guide", Page) == ["Un guide"]


def test_what_is_found_is_of_the_kind_asked_for(db, indexed):
    with indexed():
        theme = make_theme("Mobilité")
        make_organisation(name="Une ville", pk=theme.pk)
    assert completed("mobilité", Organisation) == []


def test_a_phrase_in_quotes_is_found_in_its_order(rubric, editor, indexed):
    with indexed():
        make_resource(rubric, "Le jardin partagé")
        make_resource(rubric, "Partager un jardin")
    page = editor.get(reverse("wagtailadmin_pages:search"), {"q": '"jardins partagés"'}).content.decode()
    assert "Le jardin partagé" in page
    assert "Partager un jardin" not in page


def test_a_whole_word_is_found_in_any_form_in_the_text_of_a_page(rubric, indexed):
    with indexed():
        make_resource(rubric, "Un guide", body=paragraphs("Nos évaluations, nos coopérations : la coconstruction."))
    assert [page.title for page in Page.objects.search("cooperation évaluer")] == ["Un guide"]
    assert [page.title for page in Page.objects.search("co-constructions")] == ["Un guide"]
    assert list(Page.objects.search("coopé")) == []


def test_a_word_whose_stem_is_a_little_word_is_found(rubric, indexed):
    """« sons » has the stem of « son », which PostgreSQL's own French would leave out."""
    with indexed():
        make_resource(rubric, "Les sons de la ville")
    assert [page.title for page in Page.objects.search("sons")] == ["Les sons de la ville"]


def test_what_is_deleted_is_no_longer_found_and_what_was_not_indexed_is_after_a_rebuild(db, indexed):
    with indexed():
        make_theme("Mobilité")
    Theme.objects.all().delete()
    Theme.objects.bulk_create([Theme(name="Mobilités", slug="mobilites")])
    assert completed("mobilité") == []
    call_command("update_index", verbosity=0)
    assert completed("mobilité") == ["Mobilités"]


def test_any_string_can_be_searched_for_in_the_admin(editor, one_of_each, rubric):
    editor.raise_request_exception = False
    asked = [(name, address) for name in HOSTILE for address in [*addresses(), explorer(rubric)]]
    answers = {(name, address): editor.get(address, {"q": HOSTILE[name]}).status_code for name, address in asked}
    assert answers == dict.fromkeys(asked, 200)


def test_any_string_is_words_for_the_backend(one_of_each):
    for name, text in HOSTILE.items():
        assert list(Page.objects.search(text)) == [], name
        assert list(Page.objects.autocomplete(text)) == [], name


def test_a_long_question_is_cut(db, indexed):
    with indexed():
        make_theme("Mobilité")
    assert completed("mobilité".ljust(LONGEST_QUERY) + "absent") == ["Mobilité"]


@pytest.mark.parametrize("nest", [And, Or])
def test_a_question_has_so_many_words_however_it_is_nested(nest, db, indexed):
    query = PlainText("mot0 mot1")
    for number in range(2, 50):
        query = nest([query, nest([PlainText(f"mot{number} mot{number}")])])
    with CaptureQueriesContext(connection) as asked:
        list(get_search_backend().autocomplete(query, Theme))
    [sql] = [query["sql"] for query in asked if "mot1" in query["sql"]]
    assert [number for number in range(50) if f"mot{number}" in sql] == list(range(MOST_WORDS))
