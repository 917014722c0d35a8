"""Where an editor says that a resource was looked at: one click from lists and menus, or a screen with a date."""

import datetime

from django import forms
from django.contrib import messages as plain_messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views import View
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.utils import get_breadcrumbs_items_for_page
from wagtail.admin.widgets import AdminDateInput
from wagtail.admin.widgets.button import Button
from wagtail.models import Page, PageLogEntry

from catalogue.models import Resource
from editorial.keeping import reviewing
from editorial.keeping.due import followed, usual_date
from editorial.keeping.report import REPORT
from territories.names import typeset

LABEL, ICON = "Revue : toujours juste", "circle-check"
FARTHEST = datetime.timedelta(days=3653)
NOT_FOLLOWED = "Seule une ressource en ligne, dans sa dernière édition, est à revoir. Celle-ci ne l’est pas."


class ReviewForm(forms.Form):
    """When to look at it again."""

    review_on = forms.DateField(
        label="Prochaine revue", required=False, widget=AdminDateInput(attrs={"autocomplete": "off"})
    )

    def clean_review_on(self):
        """A day to come, not so far that nobody will be there."""
        chosen = self.cleaned_data["review_on"]
        if chosen and chosen <= timezone.localdate():
            raise ValidationError("Choisissez un jour à venir.")
        if chosen and chosen > timezone.localdate() + FARTHEST:
            raise ValidationError("Choisissez un jour dans les dix ans.")
        return chosen


class ForWhoMayPublish:
    """A view on one resource, for those who may publish it."""

    def find(self, key: int) -> Resource:
        """The resource; others than those who may publish it get the refusal of Wagtail."""
        resource = get_object_or_404(Resource, id=key)
        if not resource.permissions_for_user(self.request.user).can_publish():
            raise PermissionDenied
        return resource

    def go_on(self):
        """Back to where the button was."""
        return redirect(get_valid_next_url_from_request(self.request) or reverse(REPORT))


class ReviewView(ForWhoMayPublish, WagtailAdminTemplateMixin, FormView):
    """What is known of the review of a resource; says that it was looked at, or chooses another date."""

    form_class = ReviewForm
    template_name = "wagtailadmin/editorial/keeping/review.html"
    page_title, header_icon = "Revue", ICON

    def dispatch(self, request, page_id):
        self.page = self.find(page_id)
        if not followed().filter(pk=self.page.pk).exists():
            messages.error(request, NOT_FOLLOWED)
            return self.go_on()
        return super().dispatch(request)

    def get_breadcrumbs_items(self):
        trail = get_breadcrumbs_items_for_page(self.page, self.request.user)
        return [*trail, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        known = followed().select_related("review_date__reviewed_by").get(pk=self.page.pk)
        next_url = get_valid_next_url_from_request(self.request)
        return context | {"page": known, "usual": usual_date(self.page), "next": next_url}

    def form_valid(self, form):
        """Do it, once: the same button pressed twice does nothing more."""
        do = reviewing.reschedule if "only_date" in self.request.POST else reviewing.mark
        try:
            tell(self.request, self.page, do(self.page, self.request.user, form.cleaned_data["review_on"]))
        except reviewing.Unchanged as reason:
            messages.info(self.request, str(reason))
        return self.go_on()


class UndoView(ForWhoMayPublish, View):
    """Takes back what a line of the history of a page says of its review."""

    http_method_names = ("post",)

    def post(self, request, entry_id):
        """Put back what was there before, unless somebody has changed it since."""
        actions = (reviewing.REVIEWED, reviewing.RESCHEDULED)
        entry = get_object_or_404(PageLogEntry, pk=entry_id, action__in=actions)
        resource = self.find(entry.page_id)
        try:
            reviewing.undo(entry, request.user)
            title = resource.get_admin_display_title()
            messages.success(request, typeset(f"C’est annulé pour « {title} »."))
        except reviewing.Unchanged as reason:
            messages.warning(request, str(reason))
        return self.go_on()


def tell(request: HttpRequest, page: Page, entry: PageLogEntry) -> None:
    """What was done, when it is next, and the way back: a form, since a link would undo by being followed."""
    told = {
        "page": page,
        "entry": entry,
        "is_review": entry.action == reviewing.REVIEWED,
        "due": reviewing.date(entry.data["due"]),
        "next": get_valid_next_url_from_request(request),
    }
    said = render_to_string("wagtailadmin/editorial/keeping/done.html", told, request=request)
    plain_messages.success(request, said)


class ReviewButton(PageMenuItem):
    """In the menu « … » of a published resource; without scripts it leads to the screen, which asks the same."""

    label, icon_name, url_name = typeset(LABEL), ICON, "editorial_review"

    def is_shown(self, user):
        if not (self.page.live and not self.page.alias_of_id and issubclass(self.page.specific_class, Resource)):
            return False
        return self.page.permissions_for_user(user).can_publish()


def page_buttons(page: Page, user, next_url=None, view_name=None):
    """One click: Wagtail's `w-action` sends the form that the address takes."""
    item = ReviewButton(page=page, next_url=next_url)
    if item.is_shown(user):
        attrs = {
            "data-controller": "w-action",
            "data-action": "w-action#post",
            "data-w-action-url-value": reverse("editorial_review", args=[page.pk]),
        }
        yield Button(item.label, item.url, icon_name=ICON, attrs=attrs, priority=61)


def addresses() -> list[URLPattern]:
    """Where it is said, under the address of the admin."""
    return [
        path("revue/<int:page_id>/", ReviewView.as_view(), name="editorial_review"),
        path("revue/annuler/<int:entry_id>/", UndoView.as_view(), name="editorial_review_undo"),
    ]
