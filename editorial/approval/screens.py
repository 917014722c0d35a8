"""What an editor sees of the links of a page: who was asked, what they answered, a new link, the end of one."""

from dataclasses import dataclass
from urllib.parse import quote

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.views import View
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.utils import get_breadcrumbs_items_for_page
from wagtail.models import Page

from catalogue.dates import day
from editorial.approval.forms import AskingForm
from editorial.approval.recording import ask, withdraw
from editorial.approval.wording import digest
from editorial.models import ApprovalLink
from editorial.publication import shortcomings


@dataclass
class Shown:
    """A link as its editor sees it."""

    link: ApprovalLink
    url: str
    mailto: str
    is_changed: bool  # the page, since


class ForWhoMayEdit:
    """A view on the links of one page, for those who may edit it; others get the refusal of Wagtail."""

    def dispatch(self, request, *args, **kwargs):
        self.page = get_object_or_404(Page, pk=kwargs["page_id"])
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_link(self) -> ApprovalLink:
        """The link named in the address, which must be one of this page."""
        links = ApprovalLink.objects.select_related("page", "created_by")
        return get_object_or_404(links, pk=self.kwargs["link_id"], page=self.page)


class ApprovalTemplateMixin(ForWhoMayEdit, WagtailAdminTemplateMixin):
    """Title and trail of the screens."""

    page_title = "Approbation par un partenaire"
    header_icon = "clipboard-list"

    def get_breadcrumbs_items(self):
        trail = get_breadcrumbs_items_for_page(self.page, self.request.user)
        return [*trail, {"url": "", "label": self.get_page_title()}]


class LinksView(ApprovalTemplateMixin, FormView):
    """The links of a page, and the form that makes one."""

    template_name = "wagtailadmin/editorial/approval/links.html"
    form_class = AskingForm

    def get_context_data(self, **kwargs):
        links = ApprovalLink.objects.filter(page=self.page).with_answers()
        now = current_digest(self.page)
        shown = [
            Shown(link, url := secret_address(self.request, link), mailto(self.page, link, url), link.digest != now)
            for link in links
        ]
        lacks = shortcomings(self.page.specific) if self.page.latest_revision_id else []
        return super().get_context_data(page=self.page, links=shown, lacks=lacks, **kwargs)

    def form_valid(self, form):
        if not self.page.latest_revision_id:
            form.add_error(None, "Enregistrez d’abord la page\u00a0: un lien montre une version enregistrée.")
            return self.form_invalid(form)
        link = ask(self.page, form.instance, form.cleaned_data["days"], self.request.user)
        messages.success(
            self.request, f"Le lien pour «\u00a0{link.partner}\u00a0» est prêt\u00a0: copiez son adresse et envoyez-la."
        )
        return redirect(links_address(self.page))


class WithdrawView(ApprovalTemplateMixin, TemplateView):
    """Close a link, once confirmed."""

    template_name = "wagtailadmin/editorial/approval/withdraw.html"
    page_title = "Retirer un lien"

    def get_context_data(self, **kwargs):
        return super().get_context_data(page=self.page, link=self.get_link(), **kwargs)

    def post(self, request, *args, **kwargs):
        """Close it."""
        link = self.get_link()
        withdraw(link, request.user)
        messages.success(request, f"Le lien de «\u00a0{link.partner}\u00a0» est retiré\u00a0: il n’ouvre plus rien.")
        return redirect(links_address(self.page))


class KeptVersionView(ForWhoMayEdit, View):
    """The version kept with a link, even when the link no longer opens."""

    http_method_names = ("get", "head")

    def get(self, request, *args, **kwargs):
        """As Wagtail shows a revision."""
        page = self.get_link().page_as_kept()
        return page.make_preview_request(request, page.default_preview_mode)


def addresses() -> list[URLPattern | URLResolver]:
    """Where the screens answer, under the address of the admin."""
    screens = [
        path("<int:page_id>/", LinksView.as_view(), name="links"),
        path("<int:page_id>/<int:link_id>/retirer/", WithdrawView.as_view(), name="withdraw"),
        path("<int:page_id>/<int:link_id>/version/", KeptVersionView.as_view(), name="version"),
    ]
    return [path("relecture/", include((screens, "editorial_approval")))]


def links_address(page: Page) -> str:
    """The screen of the links of a page."""
    return reverse("editorial_approval:links", args=[page.pk])


def secret_address(request: HttpRequest, link: ApprovalLink) -> str:
    """The whole address, to be sent."""
    return request.build_absolute_uri(link.get_absolute_url())


def current_digest(page: Page) -> str:
    """The digest of the text of a page as last written."""
    return digest(page.specific_class, page.latest_revision.content) if page.latest_revision_id else ""


def mailto(page: Page, link: ApprovalLink, url: str) -> str:
    """A message ready to be sent with one's own program."""
    title = page.get_admin_display_title()
    lines = [
        "Bonjour,",
        f"Nous vous soumettons «\u00a0{title}\u00a0» avant publication.",
        link.message,
        f"À cette adresse, vous pouvez lire la page puis l’approuver ou la commenter, sans compte\u00a0:\n{url}",
        f"Elle est valable jusqu’au {day(link.expires_at)} inclus. Qui la connaît peut lire cette page "
        "et répondre\u00a0: ne la transmettez qu’à qui doit répondre avec vous.",
        "Cordialement,",
    ]
    body = "\r\n\r\n".join(filter(None, lines)).replace("\r\n", "\n").replace("\n", "\r\n")
    return f"mailto:?subject={quote(f'À relire : {title}')}&body={quote(body)}"
