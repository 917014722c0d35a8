"""Pages in review: those that await somebody's approval, and those that somebody sent and awaits."""

from functools import cache

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import CharField, Exists, IntegerField, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState, WorkflowState, get_default_page_content_type

from catalogue.templatetags.french import plural
from editorial.home.todo import Todo, anchor

LINES = 5


def reviews_of_pages() -> QuerySet[WorkflowState]:
    """The reviews that go on. They name their page by a text, which PostgreSQL compares with no number."""
    return WorkflowState.objects.active().filter(base_content_type=get_default_page_content_type())


def in_review() -> Exists:
    """Whether a page is being reviewed, for a queryset of pages."""
    return Exists(reviews_of_pages().filter(object_id=Cast(OuterRef("pk"), CharField())))


def awaiting(user: AbstractBaseUser) -> list[TaskState]:
    """What somebody may approve or send back, the oldest first."""
    states = TaskState.objects.reviewable_by(user).order_by("started_at", "pk")
    states = states.filter(workflow_state__base_content_type=get_default_page_content_type())
    return list(states.select_related("revision__user", "revision__content_type").defer("revision__content"))


def sent(user: AbstractBaseUser) -> list[WorkflowState]:
    """What somebody sent, or what was sent of theirs: what came back to them first, then the newest."""
    own = Page.objects.filter(owner=user, pk=Cast(OuterRef("object_id"), IntegerField()))
    states = (
        reviews_of_pages().filter(Q(requested_by=user) | Exists(own)).defer("current_task_state__revision__content")
    )
    states = states.select_related("current_task_state__revision", "current_task_state__finished_by")
    return sorted(states.order_by("-created_at", "-pk"), key=is_awaited)


def is_awaited(state: WorkflowState) -> bool:
    """Whether it is the turn of somebody else."""
    return state.status == WorkflowState.STATUS_IN_PROGRESS


class AwaitingPanel(Component):
    """What this person may approve or send back."""

    name, order = "awaiting", 100
    template_name = "wagtailadmin/editorial/home/awaiting.html"

    def __init__(self):
        self.awaiting = cache(awaiting)  # asked by « À faire », then by the panel

    def summary(self, user: AbstractBaseUser) -> list[Todo]:
        """Somebody waits for each of them."""
        count = len(self.awaiting(user))
        return [Todo(count, f"page{plural(count)} à relire", anchor("a-relire"))]

    def get_context_data(self, parent_context):
        states = self.awaiting(parent_context["request"].user)
        report = f"{reverse('wagtailadmin_reports:workflow_tasks')}?{urlencode({'reviewable': 'true'})}"
        return {"states": states[:LINES], "all_url": report if len(states) > LINES else ""}


class SentPanel(Component):
    """What this person sent for review: sent back with a comment, or not answered yet."""

    name, order = "sent", 110
    template_name = "wagtailadmin/editorial/home/sent.html"

    def __init__(self):
        self.sent = cache(sent)

    def summary(self, user: AbstractBaseUser) -> list[Todo]:
        """What came back to them."""
        count = sum(not is_awaited(state) for state in self.sent(user))
        return [Todo(count, f"page{plural(count)} à corriger après relecture", anchor("en-relecture"))]

    def get_context_data(self, parent_context):
        states = self.sent(parent_context["request"].user)
        return {"states": states[:LINES], "others": len(states[LINES:])}
