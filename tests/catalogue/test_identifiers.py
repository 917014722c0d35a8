"""A resource keeps its code for ever; DOI and ISBN are checked and kept in one form."""

import importlib

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from wagtail.models import Page

from catalogue.identifiers import CODE, new_code, tidy_doi, tidy_isbn
from catalogue.models import Resource
from practical_kit.models import GuidePage, StudyPage
from tests.factories import fresh, make_resource


def test_a_code_begins_with_a_letter_and_says_nothing():
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(CODE.fullmatch(code) for code in codes)
    assert not any(set(code) & set("aeiouy01l") for code in codes)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("10.3917/rfap.162.0303", "10.3917/rfap.162.0303"),
        (" https://doi.org/10.3917/RFAP.162.0303 ", "10.3917/rfap.162.0303"),
        ("doi: 10.1000/182", "10.1000/182"),
    ],
)
def test_a_doi_is_kept_without_its_resolver(typed, kept):
    assert tidy_doi(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("978-0-306-40615-7", "9780306406157"),
        ("ISBN : 978 0 306 40615 7", "9780306406157"),
        ("2-07-036822-X", "9782070368228"),
        ("0306406152", "9780306406157"),
    ],
)
def test_an_isbn_is_kept_as_thirteen_digits(typed, kept):
    assert tidy_isbn(typed) == kept


@pytest.mark.parametrize(
    ("tidy", "typed"), [(tidy_doi, "rfap.162"), (tidy_doi, "10.1/a b"), (tidy_isbn, "9780306406158"), (tidy_isbn, "12")]
)
def test_a_wrong_number_is_refused(tidy, typed):
    with pytest.raises(ValidationError):
        tidy(typed)


def test_the_page_says_both(client, rubric):
    page = make_resource(rubric, "Étude", StudyPage, doi="10.1000/182", isbn="9780306406157")
    text = client.get(page.url).content.decode()
    assert "<dt>DOI</dt><dd>10.1000/182</dd>" in text
    assert "<dt>ISBN</dt><dd>9780306406157</dd>" in text


def test_the_model_tidies_what_is_checked(rubric):
    page = make_resource(rubric, "Étude", StudyPage)
    page.isbn, page.doi = "978-0-306-40615-7", "https://doi.org/10.1000/182"
    page.full_clean()
    assert (page.isbn, page.doi) == ("9780306406157", "10.1000/182")


def test_the_code_stays_when_a_revision_from_before_is_published(rubric):
    page = make_resource(rubric, "Étude", StudyPage)
    code = page.code
    revision = page.save_revision()
    revision.content.pop("code")
    revision.save()
    fresh(page).latest_revision.publish()
    assert fresh(page).code == code


def test_a_copy_and_an_alias_have_codes_of_their_own_for_ever(rubric):
    page = make_resource(rubric, "Étude", StudyPage)
    page.save_revision()
    copy = page.copy(update_attrs={"slug": "copie"})
    alias = page.create_alias(update_slug="alias")
    codes = {page.code, fresh(copy).code, fresh(alias).code}
    assert len(codes) == 3
    page.save_revision().publish()
    fresh(copy).get_latest_revision().publish()
    assert {fresh(each).code for each in (page, copy, alias)} == codes


def test_a_row_that_the_former_version_added_is_given_a_code(rubric):
    pages = [make_resource(rubric) for _ in range(3)]
    Resource.objects.update(code=None)
    fresh(pages[0]).save()
    assert fresh(pages[0]).code
    migration = importlib.import_module("catalogue.migrations.0012_resource_codes")
    migration.give_codes(apps, None)
    assert len({fresh(page).code for page in pages} - {None}) == 3
    Resource.objects.update(code=None)
    page = GuidePage.objects.get(pk=pages[0].pk)
    page.title = "Autre titre"
    page.save(update_fields=["title"])
    assert fresh(page).code
    assert Page.objects.get(pk=page.pk).title == "Autre titre"
