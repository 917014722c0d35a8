"""Where the screens answer, and the ways to them."""

from django.urls import URLResolver, include, path, reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button, ListingButton
from wagtail.models import Page

from catalogue.models import Resource
from editorial.statistics.partner import UseOfPartner
from editorial.statistics.report import ReportOfUse
from editorial.statistics.resource import UseOfResource
from editorial.statistics.views import use_address
from sharing.models import Partner

LABEL, ICON = "Utilisation", "view"


def addresses() -> list[URLResolver]:
    """Under the address of the admin."""
    screens = [
        path("", ReportOfUse.as_view(), name="report"),
        path("resultats/", ReportOfUse.as_view(results_only=True), name="report_results"),
        path("partenaire/<slug:slug>/", UseOfPartner.as_view(), name="partner"),
        path("partenaire/<slug:slug>/resultats/", UseOfPartner.as_view(results_only=True), name="partner_results"),
        path("<int:page_id>/", UseOfResource.as_view(), name="resource"),
        path("<int:page_id>/resultats/", UseOfResource.as_view(results_only=True), name="resource_results"),
    ]
    return [path("utilisation/", include((screens, "editorial_use")))]


def report_item() -> MenuItem:
    """« Rapports › Utilisation »: the menu is only for those who publish."""
    return MenuItem(LABEL, reverse("editorial_use:report"), name="use", icon_name=ICON, order=50)


def page_button(page: Page, user, **kwargs):
    """In the menu « … » of a resource that was published, for who may edit it."""
    if page.first_published_at and issubclass(page.specific_class or Page, Resource):
        if page.permissions_for_user(user).can_edit():
            yield Button(LABEL, use_address(page.pk), icon_name=ICON, priority=46)


def partner_button(snippet, user, next_url=None):
    """In the list of partners: what their pages show and bring."""
    if isinstance(snippet, Partner):
        address = reverse("editorial_use:partner", args=[snippet.slug])
        yield ListingButton(LABEL, url=address, icon_name=ICON, priority=15)
