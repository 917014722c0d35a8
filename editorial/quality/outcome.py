"""What became of a page, said above the next screen: what is online, and what is not yet."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages
from wagtail.models import Page


def named(page: Page) -> str:
    """« La page « … » »."""
    return f"La page «\u00a0{page.get_admin_display_title()}\u00a0»"


def tell_of_draft(request: HttpRequest, key: int) -> None:
    """A draft was saved."""
    page = Page.objects.get(pk=key)
    if page.live:
        messages.info(request, f"{named(page)} est enregistrée. Vos modifications ne sont pas encore en ligne.")
    else:
        messages.success(request, f"{named(page)} est enregistrée comme brouillon.")


def tell_of_review(request: HttpRequest, key: int, action: str) -> None:
    """A step of the review was taken."""
    if action == "approve":
        tell_of_publication(request, key)
    else:
        messages.success(request, f"{named(Page.objects.get(pk=key))} est renvoyée à qui l’a soumise.")


def tell_of_publication(request: HttpRequest, key: int) -> None:
    """Somebody published or approved: it is online, or will be, or awaits another step."""
    page = Page.objects.get(pk=key)
    buttons = [messages.button(reverse("wagtailadmin_pages:edit", args=[key]), "Modifier")]
    if (waits := page.get_latest_revision_as_object().go_live_at) and waits > timezone.now():
        said = "sera publiée à la date prévue"
    elif page.live and not page.has_unpublished_changes:
        said = "a été publiée"
        if page.url:  # none when it stands outside of any site
            buttons.insert(0, messages.button(page.url, "Voir en ligne", new_window=True))
    else:
        said = "a été approuvée"
    messages.success(request, f"{named(page)} {said}.", buttons)
