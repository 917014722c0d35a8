"""The digest of a version: the same as long as readers read the same."""

import pytest

from editorial.approval.wording import digest
from editorial.models import ApprovalLink
from practical_kit.models import CaseNotePage, GuidePage
from tests.editorial.approval.conftest import saved
from tests.factories import make_case, make_commune, make_organisation, make_theme, paragraphs


def of(page):
    """The digest of the newest revision of a page."""
    page = type(page).objects.get(pk=page.pk)
    return digest(type(page), page.latest_revision.content)


def test_the_digest_kept_is_that_of_the_version_kept(link):
    link = ApprovalLink.objects.get(pk=link.pk)
    assert digest(GuidePage, link.content) == link.digest == of(link.page.specific)
    assert len(link.digest) == 64


def test_saving_again_publishing_moving_and_renaming_the_address_are_no_change(draft, kit, link):
    saved(draft, slug="ailleurs", go_live_at=None, show_in_menus=True).latest_revision.publish(
        skip_permission_checks=True
    )
    assert of(saved(GuidePage.objects.get(pk=draft.pk))) == link.digest


def test_the_keys_that_the_editor_gives_to_paragraphs_are_no_change(draft, link):
    content = draft.latest_revision.content
    content["body"] = content["body"].replace("<p>", '<p data-block-key=\\"abc12\\">')
    assert "abc12" in content["body"]
    assert digest(GuidePage, content) == link.digest


def test_an_empty_field_more_is_no_change(draft, link):
    assert digest(GuidePage, draft.latest_revision.content | {"edition": None}) == link.digest


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Un autre titre"},
        {"summary": "Un autre résumé."},
        {"body": paragraphs("Trois étapes !")},
        {"year": 2019},
        {"search_description": "Autre chose"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_another_text_is_another_digest(draft, link, change):
    assert of(saved(draft, **change)) != link.digest


def test_another_theme_is_another_digest(draft, link):
    page = draft.get_latest_revision_as_object()
    page.themes.add(make_theme("Santé"))
    page.save_revision()
    assert of(draft) != link.digest


def test_rows_count_in_their_order_and_not_by_their_keys(rubric):
    page = saved(make_case(rubric, families=["collectivite", "association"], places=[make_commune()]))
    before = of(page)
    page.latest_revision.publish(skip_permission_checks=True)
    page = CaseNotePage.objects.get(pk=page.pk)
    page.save_revision()
    assert of(page) == before
    actors = list(page.actors.all())
    actors[0].organisation = make_organisation("entreprise")
    page.actors = actors
    page.save_revision()
    assert of(page) != before
