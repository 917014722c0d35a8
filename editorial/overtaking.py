"""Two people on one page: whoever saves last is asked first, and what both wrote is kept.

Wagtail asks in the browser, when its scripts have heard of the other version; this also asks when they have not.
"""

from django.http import HttpRequest, HttpResponse
from wagtail.models import Page, Revision

from editorial.resuming import ask, is_form_of_the_admin

AGREED = "version_vue"  # the other's version, of which the author was told; set by static/js/admin-session.js too


def ask_before_overtaking(request: HttpRequest, page: Page) -> HttpResponse | None:
    """`before_edit_page`: a form begun on an older version than somebody else's is kept until its author agrees."""
    if not is_form_of_the_admin(request):
        return None
    other = unseen_version(request, page)
    return ask(request, other=other, more=[(AGREED, other.pk)]) if other else None


def unseen_version(request: HttpRequest, page: Page) -> Revision | None:
    """The version that somebody else saved since this form was opened, unless its author was told of it."""
    latest = page.latest_revision
    if not latest or latest.user_id in (None, request.user.pk) or request.POST.get(AGREED) == str(latest.pk):
        return None
    # A form without these was opened on a page that had no version yet.
    begun = request.POST.get("loaded_revision_id"), request.POST.get("loaded_revision_created_at")
    return None if begun == (str(latest.pk), latest.created_at.isoformat()) else latest
