"""Saying that a resource was looked at, choosing when it is to be looked at again, and taking it back."""

import datetime

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import LogFormatter, log
from wagtail.models import PageLogEntry

from catalogue.dates import day
from catalogue.models import Resource
from editorial.keeping.due import followed
from editorial.models import ReviewDate
from territories.names import typeset

REVIEWED, RESCHEDULED, UNDONE = (f"editorial.review.{name}" for name in ("reviewed", "rescheduled", "undone"))
FIELDS = ("review_on", "reviewed_on", "reviewed_by_id")


class Unchanged(Exception):
    """Nothing was done; says why, to whoever asked."""


def due_on(resource: Resource) -> datetime.date | None:
    """When it is to be looked at; nothing for a page that is not followed."""
    return followed().filter(pk=resource.pk).values_list("due_on", flat=True).first()


@transaction.atomic
def mark(resource: Resource, user, review_on: datetime.date | None = None) -> PageLogEntry:
    """Somebody looked at it today, and it is still true.

    Args:
        review_on: when it is to be looked at again; by default after the usual delay.

    Raises:
        Unchanged: it was already said today, with the same date.
    """
    return write(resource, user, REVIEWED, review_on, timezone.localdate(), user.pk)


@transaction.atomic
def reschedule(resource: Resource, user, review_on: datetime.date | None) -> PageLogEntry:
    """Choose another date, without saying that it was looked at; no date gives the usual delay back.

    Raises:
        Unchanged: that date it already has.
    """
    row = locked(resource)
    return write(resource, user, RESCHEDULED, review_on, row.reviewed_on, row.reviewed_by_id)


def write(resource: Resource, user, action: str, *after) -> PageLogEntry:
    """Keep the values, with a line in the history that knows what they were."""
    row = locked(resource)
    before = state(row)
    for name, value in zip(FIELDS, after, strict=True):
        setattr(row, name, value)
    if state(row)[:2] == before[:2]:
        raise Unchanged("C’est déjà fait.")
    row.save()
    told = {"before": before, "after": state(row), "due": due_on(resource)}
    return log(instance=resource, action=action, user=user, data=plain(told))


@transaction.atomic
def undo(entry: PageLogEntry, user) -> None:
    """Put back what was there before a line of the history.

    Raises:
        Unchanged: somebody has changed it since.
    """
    resource = Resource.objects.get(pk=entry.page_id)
    row = locked(resource)
    if plain(state(row)) != entry.data["after"]:
        raise Unchanged(typeset("La date de revue a changé depuis : rien n’est annulé."))
    row.review_on, row.reviewed_on = map(date, entry.data["before"][:2])
    row.reviewed_by = get_user_model().objects.filter(pk=entry.data["before"][2]).first()  # an account may be gone
    row.save()
    log(instance=resource, action=UNDONE, user=user, data=plain({"due": due_on(resource)}))


def locked(resource: Resource) -> ReviewDate:
    """The row of a resource, held until the end of the transaction."""
    row, _ = ReviewDate.objects.get_or_create(resource_id=resource.pk)
    return ReviewDate.objects.select_for_update().get(pk=row.pk)


def state(row: ReviewDate) -> list:
    """What a row says."""
    return [getattr(row, name) for name in FIELDS]


def plain(told):
    """The same, as the JSON of a line of history keeps it."""
    if isinstance(told, dict):
        return {key: plain(value) for key, value in told.items()}
    if isinstance(told, list):
        return [plain(value) for value in told]
    return told.isoformat() if isinstance(told, datetime.date) else told


def date(kept: str | None) -> datetime.date | None:
    """A date as it was before it was kept."""
    return datetime.date.fromisoformat(kept) if kept else None


class ReviewFormatter(LogFormatter):
    """« Revue : toujours juste. À revoir le 23 mai 2028. »"""

    message = typeset("Revue : toujours juste.")
    label = "Revoir"

    def format_message(self, log_entry):
        due = date(log_entry.data.get("due"))
        return f"{self.message} À revoir le {day(due)}." if due else self.message


class RescheduleFormatter(ReviewFormatter):
    """A date was chosen."""

    message, label = "Date de revue changée.", "Changer la date de revue"


class UndoFormatter(ReviewFormatter):
    """It was taken back."""

    message, label = "Revue annulée.", "Annuler une revue"


def register_actions(actions) -> None:
    """Tell Wagtail of the three."""
    formatters = {REVIEWED: ReviewFormatter, RESCHEDULED: RescheduleFormatter, UNDONE: UndoFormatter}
    for action, formatter in formatters.items():
        actions.register_action(action)(formatter)
