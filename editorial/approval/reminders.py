"""Where editors are reminded of partners: the menus of a page, its form, the home page of the admin."""

from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import policy_registry

from catalogue.dates import day, instant
from catalogue.templatetags.french import plural
from editorial.approval.screens import current_digest, links_address
from editorial.home.todo import Todo, anchor
from editorial.models import ApprovalAnswer, ApprovalLink

LABEL, ICON = "Faire approuver par un partenaire", "clipboard-list"
RECENT = timedelta(days=30)
LINES = 10
State = ApprovalLink.State


def page_button(page: Page, user, **kwargs):
    """In the menu « … » of a page, for who may edit it."""
    if not page.alias_of_id and page.permissions_for_user(user).can_edit():
        yield Button(LABEL, links_address(page), icon_name=ICON, priority=45)


def tell_about_partners(request: HttpRequest, page: Page) -> None:
    """On opening the form of a page: what partners answered since it was last published, and what is awaited.

    Of each partner, their newest link only, those withdrawn left out.
    """
    if request.method != "GET":
        return
    newest: dict[str, ApprovalLink] = {}
    for link in ApprovalLink.objects.filter(page=page).with_answers():  # the newest first
        if link.state is not State.WITHDRAWN:
            newest.setdefault(link.partner.casefold(), link)
    links = [link for link in newest.values() if matters(page, link)]
    now = current_digest(page) if links else ""
    for link in links:
        tell = {State.APPROVED: messages.success, State.COMMENTED: messages.warning}.get(link.state, messages.info)
        tell(request, said(link, now), [messages.button(links_address(page), "Voir les réponses")])


def matters(page: Page, link: ApprovalLink) -> bool:
    """Whether whoever publishes should know of this link now."""
    if answers := list(link.answers.all()):
        is_new = page.last_published_at is None or answers[-1].answered_at > page.last_published_at
        return is_new
    return link.is_open


def said(link: ApprovalLink, now: str) -> str:
    """One sentence on a link.

    Args:
        now: the digest of the page as last written.
    """
    if approved := link.approval:
        changed = "" if link.digest == now else " La page a été modifiée depuis cette version."
        return f"Approuvée par {approved.signature}, le {instant(approved.answered_at)}.{changed}"
    if count := len(link.answers.all()):
        return f"{count} commentaire{'s' if count > 1 else ''} de «\u00a0{link.partner}\u00a0» à lire."
    return f"En attente de la réponse de «\u00a0{link.partner}\u00a0», jusqu’au {day(link.expires_at)} inclus."


def is_editable(user: AbstractBaseUser, page: str) -> Exists:
    """Whether somebody may edit the page that a row names."""
    pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return Exists(pages.filter(pk=OuterRef(page)))


def recent_answers(user: AbstractBaseUser) -> QuerySet[ApprovalAnswer]:
    """What partners answered lately, on the pages that somebody may edit."""
    answers = ApprovalAnswer.objects.filter(answered_at__gt=timezone.now() - RECENT)
    return answers.filter(is_editable(user, "link__page"))


class PartnersPanel(Component):
    """On the home page: answers received lately and links that await one, on the pages that this person may edit."""

    name, order = "partners", 150
    template_name = "wagtailadmin/editorial/approval/panel.html"

    def summary(self, user: AbstractBaseUser) -> list[Todo]:
        """Comments on pages that nobody has touched since."""
        comments = recent_answers(user).filter(decision=ApprovalAnswer.Decision.COMMENT)
        count = comments.filter(answered_at__gt=F("link__page__latest_revision_created_at")).count()
        return [Todo(count, f"réponse{plural(count)} de partenaire à lire", anchor("partenaires"))]

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        answers = recent_answers(user)
        links = ApprovalLink.objects.filter(withdrawn_at=None, expires_at__gt=timezone.now(), answers=None)
        links = links.filter(is_editable(user, "page"))
        return {
            "answers": answers.select_related("link__page")
            .defer("link__content")
            .order_by("-answered_at", "-pk")[:LINES],
            "links": links.select_related("page").defer("content").order_by("expires_at")[:LINES],
        }
