"""What waits for somebody: the list at the top of their home page, which mails can say too."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from wagtail.admin.ui.components import Component


@dataclass(frozen=True)
class Todo:
    """One thing to do, for the summary of the home page."""

    count: int
    label: str
    url: str


def anchor(panel_id: str) -> str:
    """Where a panel of the home page is, by the id its template gives it."""
    return f"{reverse('wagtailadmin_home')}#{panel_id}-section"


def gather(panels: Iterable[Component], user: AbstractBaseUser) -> list[Todo]:
    """What these panels have for somebody to do, in their order; panels without a `summary` have nothing."""
    summaries = [panel.summary(user) for panel in panels if hasattr(panel, "summary")]
    return [todo for summary in summaries for todo in summary if todo.count]
