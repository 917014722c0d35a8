"""What somebody may do to the pages of the site, asked in one place."""

from wagtail.models import Page
from wagtail.permissions import policy_registry


def may(user, action: str) -> bool:
    """Whether somebody may do this to some page.

    Args:
        action: `add`, `change`, `publish`, as Wagtail names permissions on pages.
    """
    return policy_registry.get_by_type(Page).user_has_permission(user, action)


def may_publish(user) -> bool:
    """Whether somebody publishes: what reports, imports and reminders are for."""
    return may(user, "publish")
