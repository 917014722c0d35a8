"""By when each resource is to be looked at again, as the database computes it: alike on SQLite and PostgreSQL."""

import datetime

from django.db.models import Case, DateField, F, Func, Q, When
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from wagtail.models import Page
from wagtail.permissions import policy_registry

from catalogue.models import Resource
from practical_kit.models import CaseNotePage

USUAL_DELAY, USUAL_DELAY_LABEL = 548, "dix-huit mois"  # days
ONGOING_DELAY, ONGOING_DELAY_LABEL = 365, "un an"  # of a case that goes on
SOON = datetime.timedelta(days=60)


class Day(Func):
    """The day of an instant, as the database keeps it (UTC)."""

    output_field = DateField()

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="date(%(expressions)s)", **context)

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="(%(expressions)s AT TIME ZONE 'UTC')::date", **context)


class DaysAfter(Func):
    """A date, so many days later."""

    output_field = DateField()

    def __init__(self, date, days: int):
        super().__init__(date, days=days)

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="date(%(expressions)s, '+%(days)d days')", **context)

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="(%(expressions)s + %(days)d)", **context)


PUBLISHED = Day(Coalesce("last_published_at", "first_published_at"))
REVIEWED = F("review_date__reviewed_on")
CHOSEN = F("review_date__review_on")
LOOKED_AT = Greatest(Coalesce(REVIEWED, PUBLISHED), Coalesce(PUBLISHED, REVIEWED))
IS_ONGOING = Q(casenotepage__status=CaseNotePage.Status.ONGOING)


def followed():
    """The resources that are to be kept true, each with the day it `due_on` and the day somebody last `looked_at` it.

    Those that visitors may see or log in to see, less the editions that are replaced. A page that is published was
    looked at; a date that somebody chose holds as long as the page is not published after it. A page of which nobody
    knows when it was published is due today.
    """
    usual = Case(When(IS_ONGOING, then=DaysAfter(LOOKED_AT, ONGOING_DELAY)), default=DaysAfter(LOOKED_AT, USUAL_DELAY))
    still_chosen = Q(review_date__review_on__gt=Coalesce(PUBLISHED, datetime.date.min))
    due = Case(When(still_chosen, then=CHOSEN), default=Coalesce(usual, timezone.localdate()))
    resources = Resource.objects.filter(live=True, alias_of=None, replacement=None)
    return resources.annotate(due_on=due, looked_at=LOOKED_AT).order_by("due_on", "pk")


def followed_by(user):
    """Those of them that somebody may publish, and so vouch for."""
    mine = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")
    return followed().filter(pk__in=mine.order_by().values("pk"))


def is_overdue(resources):
    """Those of these resources whose day has come."""
    return resources.filter(due_on__lte=timezone.localdate())


def usual_date(resource: Resource) -> datetime.date:
    """When a resource that is looked at today is to be looked at again, if nobody chooses otherwise."""
    ongoing = Resource.objects.filter(IS_ONGOING, pk=resource.pk).exists()
    return timezone.localdate() + datetime.timedelta(days=ONGOING_DELAY if ongoing else USUAL_DELAY)
