"""Where resources are exported: a screen of its own, and the lists of the menu « Ressources »."""

from itertools import chain

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponseBase, StreamingHttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets import Button

from catalogue.models import Resource
from editorial.exchange.exporting import exported, file_name
from editorial.exchange.exporting.selection import ExportForm, exportable, may_export
from editorial.exchange.files import FORMATS, UnwritableTable


def file_response(resources: QuerySet[Resource], format: str) -> StreamingHttpResponse:
    """A file to download, sent as it is written.

    Raises:
        UnwritableTable: the format can't hold these resources.
    """
    made = exported(resources, format)
    first = next(made, b"")  # what can't be written is known before anything is answered
    response = StreamingHttpResponse(chain([first], made), content_type=FORMATS[format].content_type)
    response["Content-Disposition"] = f'attachment; filename="{file_name(format, timezone.localdate())}"'
    return response


class ExportView(WagtailAdminTemplateMixin, TemplateView):
    """The form, or the file when it is filled. An address can be kept: the same gives the same choice later."""

    template_name = "wagtailadmin/editorial/exchange/export.html"
    page_title = "Exporter des ressources"
    header_icon = "download"
    breadcrumbs_items = []

    def get(self, request, *args, **kwargs) -> HttpResponseBase:
        """Answer with the file, the empty form, or what is wrong with what was asked."""
        if not may_export(request.user):
            raise PermissionDenied
        form = ExportForm(request.GET or None)
        if not form.is_bound:
            return self.render_to_response(self.get_context_data(form=form))
        if form.is_valid():
            try:
                return file_response(form.chosen(exportable(request.user)), form.cleaned_data["format"])
            except UnwritableTable as error:
                form.add_error("format", str(error))
        return self.render_to_response(self.get_context_data(form=form), status=400)


class ExportedListMixin:
    """Mixed into a list of resources: its header offers to export what its filters and its search leave.

    Wagtail's own export takes the same way, for two formats and one row of fields.
    """

    FORMATS = tuple(FORMATS)

    @cached_property
    def header_more_buttons(self):
        buttons = super().header_more_buttons.copy()
        if may_export(self.request.user):
            buttons += [
                Button(f"Exporter\u00a0: {format.label}", self.get_export_url(key), icon_name="download", priority=rank)
                for rank, (key, format) in enumerate(FORMATS.items(), 90)
            ]
        return buttons

    def as_spreadsheet(self, queryset, spreadsheet_format) -> HttpResponseBase:
        """The file of these pages, less what the user may not take out."""
        if hasattr(queryset, "get_queryset"):
            queryset = queryset.get_queryset()  # results of a search
        pages = exportable(self.request.user).filter(pk__in=queryset.order_by().values("pk"), alias_of=None)
        try:
            return file_response(pages.order_by("pk"), spreadsheet_format)
        except UnwritableTable as error:
            messages.error(self.request, str(error))
            self.is_export = False
            return self.get(self.request)


def addresses() -> list:
    """Where one exports, under the address of the admin."""
    return [path("import-export/exporter/", ExportView.as_view(), name="editorial_export")]
