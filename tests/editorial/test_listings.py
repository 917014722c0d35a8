"""The lists of the admin: whatever one searches for, every filter and every column that sorts answers."""

import pytest
from django.urls import reverse

from catalogue.models import Organisation, Reference, Theme
from essentials.models import GlossaryTerm, KeyFigure
from practical_kit.models import CaseNotePage, GuidePage, StudyPage
from tests.factories import (
    make_case,
    make_figure,
    make_organisation,
    make_reference,
    make_resource,
    make_term,
    make_theme,
)

SNIPPETS = [Theme, Organisation, Reference, GlossaryTerm, KeyFigure]
LISTS = ["etudes:index", "guides:index", "cas:index", "wagtailimages:index", "wagtaildocs:index"]
LISTS += [one.snippet_viewset.get_url_name("list") for one in SNIPPETS]


def answers(field):
    """Something one may ask of a filter, as its widget sends it."""
    widget = field.widget
    if choices := [str(getattr(value, "value", value)) for value, _ in getattr(widget, "choices", ()) if value]:
        return {"": choices[0]}
    if hasattr(widget, "widgets"):
        return {"_from": "2020-01-01", "_to": "2030-01-01"}
    return {"": "2016"}


@pytest.fixture
def something_in_each(publisher, rubric, django_capture_on_commit_callbacks):
    """One row that « a » finds in each list."""
    with django_capture_on_commit_callbacks(execute=True):
        for kind in (StudyPage, GuidePage):
            make_resource(rubric, "Appel", kind, year=2016, owner=publisher.user)
        make_case(rubric, "Appel", owner=publisher.user)
        make_theme("Appel")
        make_organisation(name="Appel", acronym="A")
        make_reference("Appel", publisher="Appel")
        make_term("appel", "appel", expansion="Appel")
        make_figure(label="Appel", topic="appel")


def questions(context):
    """Every filter and every sort that a list offers."""
    filters = context["filters"].form.fields if context.get("filters") else {}
    asked = [{}] + [{f"{key}{end}": text for end, text in answers(field).items()} for key, field in filters.items()]
    columns = context["table"].columns.values() if "table" in context else ()
    sorts = {*context.get("ORDERING_OPTIONS", ()), *(column.sort_key for column in columns if column.sort_key)}
    return [*asked, *({"ordering": f"{sign}{key}"} for key in sorts for sign in ("", "-"))]


def test_every_filter_and_every_sort_answers_a_search(publisher, something_in_each):
    for name in LISTS:
        asked = questions(publisher.get(reverse(name)).context)
        sorted_by = {query["ordering"].strip("-") for query in asked if "ordering" in query}
        assert len(sorted_by) > 1 or name == Theme.snippet_viewset.get_url_name("list")
        for query in asked:
            response = publisher.get(reverse(name), {"q": "a"} | query)
            assert response.status_code == 200, (name, query)


@pytest.mark.parametrize("model", [StudyPage, CaseNotePage])
def test_a_search_within_a_language_and_a_rubric_finds(publisher, rubric, something_in_each, model):
    name = {StudyPage: "etudes:index", CaseNotePage: "cas:index"}[model]
    found = publisher.get(reverse(name), {"q": "appel", "language": "fr", "rubric": rubric.rubric.pk})
    assert list(found.context["object_list"]) == [model.objects.get()]
