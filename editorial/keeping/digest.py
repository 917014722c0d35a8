"""The weekly mail: what there is to do, to each person who may publish, and nothing to those who have nothing to do."""

import datetime
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState
from wagtail.permissions import policy_registry

from editorial.home.todo import Todo, gather
from editorial.keeping.due import followed_by, is_overdue
from editorial.models import ReviewDigest
from territories.names import typeset

WEEK = datetime.timedelta(days=7)
LINES = 10
NO_MAIL = "dummy"
TOLD_IN_FULL = ("reviews", "awaiting")  # panels of which the mail names each page


def sends_mail() -> bool:
    """Whether this site has a mail server."""
    return NO_MAIL not in settings.EMAIL_BACKEND


def readers():
    """The accounts to which a mail may be due: who may publish, has an address and did not say no."""
    publishers = policy_registry.get_by_type(Page).users_with_permission("publish")
    active = get_user_model().objects.filter(pk__in=publishers.order_by().values("pk"), is_active=True)
    refused = ReviewDigest.objects.filter(is_wanted=False).values("user")
    return active.exclude(Q(email="") | Q(pk__in=refused)).order_by("pk")


def is_to_come(user) -> bool:
    """Whether somebody has had no mail for a week."""
    return not ReviewDigest.objects.filter(user=user, sent_on__gt=timezone.localdate() - WEEK).exists()


def claim(user) -> ReviewDigest | None:
    """Take the right to send somebody their mail, once: of two commands at the same time, one gets it."""
    row, _ = ReviewDigest.objects.get_or_create(user=user)
    today = timezone.localdate()
    free = Q(sent_on=None) | Q(sent_on__lte=today - WEEK)
    return row if ReviewDigest.objects.filter(free, pk=row.pk).update(sent_on=today) else None


def give_back(claimed: ReviewDigest) -> None:
    """The mail did not leave: it is to be tried again."""
    ReviewDigest.objects.filter(pk=claimed.pk).update(sent_on=claimed.sent_on)


def digest(user) -> EmailMessage | None:
    """The mail of somebody; none when there is nothing to say."""
    due = is_overdue(followed_by(user))
    shown, count = list(due.defer_streamfields()[:LINES]), due.count()
    awaiting = list(awaiting_approval(user)[:LINES])
    todos = list(others(user))
    if not (shown or awaiting or todos):
        return None
    site = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    told = {
        "name": user.first_name,
        "due": shown,
        "due_count": count,
        "awaiting": awaiting,
        "todos": todos,
        "site": site,
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
    headers = {"List-Unsubscribe": f"<{site}{reverse('wagtailadmin_account')}>", "Auto-Submitted": "auto-generated"}
    body = typeset(render_to_string("wagtailadmin/editorial/keeping/digest.txt", told))
    return EmailMessage(subject(count, len(awaiting), todos), body, to=[user.email], headers=headers)


def subject(due: int, awaiting: int, todos: list[Todo]) -> str:
    """« Centre de ressources : 5 pages à revoir, 2 à approuver »."""
    said = [f"{due} à revoir"] * bool(due) + [f"{awaiting} à approuver"] * bool(awaiting)
    said = said or [f"{todo.count} {todo.label}" for todo in todos[:2]]
    return typeset(" ".join(f"{settings.WAGTAIL_SITE_NAME} : {', '.join(said)}".splitlines()))


def awaiting_approval(user):
    """The drafts that somebody is to approve, the oldest first."""
    return TaskState.objects.reviewable_by(user).select_related("revision").order_by("started_at")


def others(user) -> Iterator[Todo]:
    """What the other panels of this person's home page have to say in one line each."""
    request = HttpRequest()
    request.user = user
    panels: list[Component] = []
    for add_panels in hooks.get_hooks("construct_homepage_panels"):
        add_panels(request, panels)
    yield from gather([panel for panel in unfold(panels) if panel.name not in TOLD_IN_FULL], user)


def unfold(panels: Iterable[Component]) -> Iterator[Component]:
    """These panels, and those that a frame holds: the home page has one, with its columns."""
    for panel in panels:
        yield panel
        for column in ("work", "collection"):
            yield from unfold(getattr(panel, column, ()))
