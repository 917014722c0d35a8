"""What one may do about links in the admin: see them, have them checked, say that one is good."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.views import View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from editorial.links.checking import check_in_background
from editorial.links.places import editable_places
from editorial.links.report import LinksReportView, PageLinksView
from editorial.models import LinkAddress, LinkRun
from editorial.rights import may_publish

LABEL = "Liens de cette page"
STARTED = "La vérification a commencé. Vous pouvez quitter cette page\u00a0: elle continue sans vous."
SIDE_BY_SIDE = 3  # processes, whatever one clicks on
TOO_MANY = "Plusieurs vérifications sont déjà en cours. Attendez que l’une d’elles se termine."
ALREADY = "Une vérification de ces liens est déjà en cours."
OFFLINE = "Cette page n’est pas en ligne\u00a0: ses liens seront vérifiés quand elle sera publiée."


class ActionView(View):
    """Something done by a button of the report, which one comes back to."""

    http_method_names = ("post",)

    def post(self, request, **kwargs):
        """Do it, and come back."""
        self.act(**kwargs)
        return redirect(get_valid_next_url_from_request(request) or reverse("editorial_links:report"))

    def start(self, scope: str, key: int = 0) -> None:
        """Have links checked, outside of this request: no other site is asked while somebody waits."""
        if LinkRun.objects.going_on().count() >= SIDE_BY_SIDE:
            messages.warning(self.request, TOO_MANY)
            return
        run = LinkRun.objects.start(scope, key, user=self.request.user)
        if run is None:
            messages.info(self.request, ALREADY)
            return
        check_in_background.enqueue(run.pk)
        messages.success(self.request, STARTED)

    def get_address(self, key: int) -> LinkAddress:
        """An address that stands on a page that this person looks after."""
        places = editable_places(self.request.user).filter(address=key)
        if not may_publish(self.request.user) or not places.exists():
            raise PermissionDenied
        return get_object_or_404(LinkAddress, pk=key)


class CheckSiteView(ActionView):
    """Check all the links of the site."""

    def act(self):
        """For those who publish."""
        if not may_publish(self.request.user):
            raise PermissionDenied
        self.start(LinkRun.Scope.SITE)


class CheckPageView(ActionView):
    """Check the links of one page."""

    def act(self, page_id):
        """For those who publish it, if it is online."""
        page = get_object_or_404(Page, pk=page_id)
        if not page.permissions_for_user(self.request.user).can_publish():
            raise PermissionDenied
        if page.live:
            self.start(LinkRun.Scope.PAGE, page.pk)
        else:
            messages.warning(self.request, OFFLINE)


class CheckAddressView(ActionView):
    """Check one link, wherever it stands."""

    def act(self, key):
        """For those who may mend it."""
        self.start(LinkRun.Scope.ADDRESS, self.get_address(key).pk)


class VouchView(ActionView):
    """Somebody looked: the link is good, whatever the site tells robots. Or, with `undo`, is no longer said so."""

    def act(self, key):
        """For those who may mend it."""
        is_good = "undo" not in self.request.POST
        self.get_address(key).vouch(self.request.user, is_good)
        said = "noté comme vérifié à la main" if is_good else "à nouveau jugé par la vérification automatique"
        messages.success(self.request, f"Le lien est {said}, partout où il se trouve.")


def addresses() -> list[URLPattern | URLResolver]:
    """Where the screens answer, under the address of the admin."""
    screens = [
        path("", LinksReportView.as_view(), name="report"),
        path("resultats/", LinksReportView.as_view(results_only=True), name="report_results"),
        path("verifier/", CheckSiteView.as_view(), name="check_site"),
        path("page/<int:page_id>/", PageLinksView.as_view(), name="page"),
        path("page/<int:page_id>/resultats/", PageLinksView.as_view(results_only=True), name="page_results"),
        path("page/<int:page_id>/verifier/", CheckPageView.as_view(), name="check_page"),
        path("adresse/<int:key>/verifier/", CheckAddressView.as_view(), name="check_address"),
        path("adresse/<int:key>/a-la-main/", VouchView.as_view(), name="vouch"),
    ]
    return [path("reports/liens/", include((screens, "editorial_links")))]


class LinksMenuItem(MenuItem):
    """« Rapports › Liens »."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For those who publish."""
        return may_publish(request.user)


def menu_item() -> MenuItem:
    """First of the reports: what there is to mend."""
    return LinksMenuItem("Liens", reverse("editorial_links:report"), name="links", icon_name="link", order=100)


def page_button(page: Page, user, **kwargs):
    """In the menu « … » of a page that is online, for who publishes it."""
    if page.live and not page.alias_of_id and page.permissions_for_user(user).can_publish():
        yield Button(LABEL, reverse("editorial_links:page", args=[page.pk]), icon_name="link", priority=46)
