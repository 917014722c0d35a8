"""Publishing a correction notice, from the screen of the page that it corrects."""

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.log_actions import LogFormatter, log
from wagtail.models import Page

from catalogue.models import Correction, Resource
from territories.names import typeset

ACTION = "catalogue.correction"
LABEL = "Publier un rectificatif"
NOT_LIVE = "Un rectificatif se publie sur une page en ligne. Celle-ci ne l’est pas : corrigez-la, puis publiez-la."
TWICE = "Ce rectificatif est déjà publié sur cette page."


class CorrectionForm(WagtailAdminModelForm):
    """The text of a notice; its date is that of its publication."""

    class Meta:
        model = Correction
        fields = ["text"]
        widgets = {"text": AdminAutoHeightTextInput(attrs={"maxlength": Correction.LONGEST})}

    def __init__(self, *args, page=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.page = page

    def clean_text(self):
        """As French is set, and not the same one twice: a button pressed again."""
        text = typeset(self.cleaned_data["text"].strip())
        if is_published(self.page, text):
            raise ValidationError(TWICE)
        return text


class CorrectionView(WagtailAdminTemplateMixin, FormView):
    """Two steps, since a notice appears at once and stays for ever: write it, then see it as visitors will."""

    form_class = CorrectionForm
    template_name = "wagtailadmin/catalogue/correction.html"
    page_title, header_icon = LABEL, "warning"

    def dispatch(self, request, page_id):
        self.page = get_object_or_404(Resource, id=page_id, alias_of=None)
        if not self.page.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        if not self.page.live:
            messages.error(request, typeset(NOT_LIVE))
            return redirect("wagtailadmin_pages:edit", quote(self.page.pk))
        return super().dispatch(request)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"page": self.page}

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        return [
            {"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": self.get_page_subtitle()},
            {"url": "", "label": LABEL},
        ]

    def get_context_data(self, **kwargs):
        published = self.page.corrections.all()
        return super().get_context_data(**kwargs) | {"page": self.page, "published": published}

    def form_valid(self, form):
        """Show what visitors will see, or publish what was shown; what was typed is never lost."""
        if "publish" not in self.request.POST:
            shown = None if "rewrite" in self.request.POST else form.instance
            return self.render_to_response(self.get_context_data(form=form, shown=shown))
        self.publish(form.instance)
        messages.success(
            self.request,
            typeset(f"Le rectificatif est publié sur « {self.page.title} »."),
            buttons=[messages.button(self.page.url, "Voir la page", new_window=False)] if self.page.url else [],
        )
        return redirect("wagtailadmin_pages:edit", self.page.pk)

    @transaction.atomic
    def publish(self, notice: Correction) -> None:
        """Keep the notice, once, and say in the history of the page who published it."""
        Page.objects.select_for_update().get(pk=self.page.pk)  # a double click waits here for its twin
        if is_published(self.page, notice.text):
            return
        notice.resource, notice.created_by = self.page, self.request.user
        notice.save()
        log(self.page.specific, ACTION, user=self.request.user, data={"text": notice.text})


def is_published(page: Resource, text: str) -> bool:
    """Whether a notice of this page says just that."""
    return page.corrections.filter(text=text).exists()


class CorrectionButton(PageMenuItem):
    """In the menu of a published resource, for those who may publish it."""

    label, icon_name, url_name = LABEL, "warning", "catalogue_correction"

    def is_shown(self, user):
        if not (self.page.live and not self.page.alias_of_id and issubclass(self.page.specific_class, Resource)):
            return False
        return self.page.permissions_for_user(user).can_publish()


def buttons(page, user, next_url=None, view_name=None):
    """The button, in the header of a page's screens and in lists."""
    yield CorrectionButton(page=page, priority=62)


def addresses() -> list:
    """Where the notice is written."""
    return [path("pages/<int:page_id>/rectificatif/", CorrectionView.as_view(), name="catalogue_correction")]


def register_action(actions) -> None:
    """In the history of a page: what the notice says."""

    @actions.register_action(ACTION)
    class CorrectionFormatter(LogFormatter):
        """« Rectificatif publié : … »"""

        label = LABEL

        def format_message(self, log_entry):
            return typeset(f"Rectificatif publié : {log_entry.data.get('text', '')}")
