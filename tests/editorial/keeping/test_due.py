"""By when a resource is to be looked at again: the same answer on both databases."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from editorial.keeping.due import ONGOING_DELAY, USUAL_DELAY, followed, followed_by, usual_date
from editorial.models import ReviewDate
from practical_kit.models import CaseNotePage, GuidePage
from tests.factories import PROSE, STORY, fresh, hide, make_resource


def days(count):
    """A date, so many days from today."""
    return timezone.localdate() + timedelta(days=count)


def due(page):
    """When this page is to be looked at."""
    return followed().get(pk=page.pk).due_on


def test_a_page_is_due_eighteen_months_after_its_publication(make_old):
    assert abs(due(make_old("Un guide", 100)) - days(USUAL_DELAY - 100)) <= timedelta(days=1)


@pytest.mark.parametrize(("status", "delay"), [("en-cours", ONGOING_DELAY), ("terminee", USUAL_DELAY)])
def test_a_case_that_goes_on_is_due_after_a_year(make_old, status, delay):
    story = dict.fromkeys(STORY, PROSE)
    page = make_old("Un cas", 100, kind=CaseNotePage, status=status, challenge="Un défi.", scale="commune", **story)
    assert abs(due(page) - days(delay - 100)) <= timedelta(days=1)
    assert usual_date(page) == days(delay)


def test_a_review_counts_from_its_day(old):
    ReviewDate.objects.create(resource=old, reviewed_on=days(-10))
    assert due(old) == days(USUAL_DELAY - 10)


def test_a_publication_after_the_review_counts_too(make_old):
    page = make_old("Un guide", 5)
    ReviewDate.objects.create(resource=page, reviewed_on=days(-400))
    assert abs(due(page) - days(USUAL_DELAY - 5)) <= timedelta(days=1)


def test_a_chosen_date_wins_until_the_page_is_published_after_it(old):
    ReviewDate.objects.create(resource=old, review_on=days(-30))
    assert due(old) == days(-30)
    Page.objects.filter(pk=old.pk).update(last_published_at=timezone.now() - timedelta(days=3))
    assert abs(due(old) - days(USUAL_DELAY - 3)) <= timedelta(days=1)


def test_a_page_of_which_nobody_knows_the_publication_is_due_today(rubric):
    page = make_resource(rubric)
    Page.objects.filter(pk=page.pk).update(last_published_at=None, first_published_at=None)
    assert due(page) == days(0)
    ReviewDate.objects.create(resource=page, review_on=days(40))
    assert due(page) == days(40)


def test_only_what_is_online_in_its_last_edition_is_followed(publisher, make_old, indexed):
    shown = make_old("En ligne")
    hide(make_old("Réservée"))
    make_old("Brouillon", live=False)
    former = make_old("Remplacée", kind=GuidePage)
    with indexed():
        make_old("Nouvelle édition", kind=GuidePage, replaces=former)
    alias = fresh(shown).create_alias(update_slug="alias", parent=fresh(shown.get_parent()))
    assert alias.live
    titles = set(followed_by(publisher.user).values_list("title", flat=True))
    assert titles == {"En ligne", "Réservée", "Nouvelle édition"}


def test_a_contributor_vouches_for_nothing(contributor, old):
    assert not followed_by(contributor.user).exists()


def test_publishing_an_old_draft_does_not_bring_an_old_date_back(publisher, old):
    revision = old.save_revision()
    ReviewDate.objects.create(resource=old, reviewed_on=days(-1), review_on=days(90))
    revision.publish()
    known = ReviewDate.objects.get(resource=old)
    assert (known.reviewed_on, known.review_on) == (days(-1), days(90))
    assert due(old) == days(90)
