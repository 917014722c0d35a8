"""What the form of a page shows of its review, and plain words for mails."""

from django import template

from catalogue.models import Resource
from editorial.keeping.due import ONGOING_DELAY_LABEL, USUAL_DELAY_LABEL, followed

register = template.Library()


@register.simple_tag(takes_context=True)
def followup(context, page, user) -> dict | None:
    """When a resource was looked at and is to be again, and whether this person may say so; nothing for a draft."""
    context["usual"], context["ongoing"] = USUAL_DELAY_LABEL, ONGOING_DELAY_LABEL
    if not isinstance(page, Resource) or not page.pk:
        return None
    known = followed().filter(pk=page.pk).values("due_on", "review_date__reviewed_on").first()
    return known and {
        "due_on": known["due_on"],
        "reviewed_on": known["review_date__reviewed_on"],
        "may": page.permissions_for_user(user).can_publish(),
    }


@register.filter
def one_line(text) -> str:
    """Text that cannot pass for another line of the mail."""
    return " ".join(str(text).split())
