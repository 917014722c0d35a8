"""The whole catalogue goes out and comes back unchanged."""

import csv
import io

import pytest
from wagtail.models import Page, ReferenceIndex

from catalogue.models import Resource, SearchEntry
from editorial.exchange.columns import COLUMNS
from editorial.exchange.files import write as write_file
from editorial.exchange.loading import rows
from practical_kit.models import CaseNotePage, GuidePage, StudyPage
from tests.editorial.exchange.conftest import told

# Not what a resource says: the workflow of its page, and the dates on which it is to appear and to go.
OF_THE_PAGE = {"comment_notifications", "go_live_at", "expire_at", "comments", "wagtail_admin_comments"}
ELSEWHERE = {"slug", "replaces", "need_levels", "also_in", "themes"}  # columns that are not named after the field


def exported(file_format="csv"):
    """The whole catalogue as a file."""
    labels = [column.label for column in COLUMNS if column.is_exported]
    out = io.BytesIO()
    write_file(file_format, labels, rows(Resource.objects.order_by("path")), out)
    return out.getvalue()


def cells(content):
    """The rows of a CSV file, by identifier."""
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    return {row["Identifiant"]: row for row in reader}


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "ris", "bibtex"])
def test_the_catalogue_read_again_changes_nothing(demo, send, file_format):
    imported = send(content=exported(file_format), name=f"catalogue.{file_format.replace('tex', '')}")
    assert told(imported) == []
    assert imported.counts == {"inchangee": Resource.objects.count()}


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_a_catalogue_that_was_deleted_comes_back_whole(demo, write, file_format):
    GuidePage.objects.order_by("pk").first().unpublish()
    newer, older = StudyPage.objects.order_by("-path")[:2]
    newer.replaces = older
    newer.save_revision().publish()
    content = exported(file_format)
    before = cells(exported())
    for page in Resource.objects.all():
        page.specific.delete()
    write(content=content, name=f"catalogue.{file_format}")
    assert cells(exported()) == before
    assert Page.find_problems() == ([], [], [], [], [])
    listed = set(Resource.objects.listed().values_list("pk", flat=True))
    assert len(listed) == len(before) - 1
    assert set(SearchEntry.objects.values_list("pk", flat=True)) == listed
    written = references()
    assert {page_key for page_key, *_ in written} == set(map(str, listed))
    ReferenceIndex.objects.all().delete()
    for model in Resource.kinds():
        for page in model.objects.live():
            ReferenceIndex.create_or_update_for_object(page)
    assert written == references()


def references():
    """What resources that visitors see refer to, as Wagtail's index notes it."""
    rows = ReferenceIndex.objects.filter(object_id__in=map(str, Resource.objects.listed().values_list("pk", flat=True)))
    names = ["object_id", "content_type", "base_content_type", "to_content_type", "to_object_id"]
    return sorted(map(tuple, rows.values_list(*names, "model_path", "content_path", "content_path_hash")))


@pytest.mark.parametrize("model", [StudyPage, GuidePage, CaseNotePage])
def test_every_field_that_editors_fill_in_has_a_column(model):
    form = model.get_edit_handler().get_form_class()
    named = {getattr(column, "name", "") or getattr(column, "relation", "") for column in COLUMNS}
    assert {*form.base_fields, *form.formsets} - OF_THE_PAGE - ELSEWHERE - named == set()


def test_every_column_is_found_by_its_own_headers_only():
    headers = [header for column in COLUMNS for header in column.headers]
    assert sorted(headers) == sorted(set(headers))
    assert len({column.key for column in COLUMNS}) == len(COLUMNS)
