"""One resource in time: for whoever may edit it."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.views.pages.utils import get_breadcrumbs_items_for_page

from catalogue.models import DailyUse, Resource
from editorial.statistics import figures
from editorial.statistics.filters import PeriodFilterSet
from editorial.statistics.overview import Row
from editorial.statistics.views import MEASURES, UseView


@dataclass(frozen=True)
class DayRow:
    """A line of the file that is taken away."""

    day: date
    views: int
    downloads: int
    embeds: int


class UseOfResource(UseView):
    """How much it was used, when."""

    any_permission_required = ["add", "change", "publish"]
    filterset_class = PeriodFilterSet
    results_template_name = "wagtailadmin/editorial/statistics/resource_results.html"
    paginate_by = None
    list_export = ["day", *MEASURES]
    export_headings = {"day": "Jour", **MEASURES}

    def dispatch(self, request, *args, **kwargs):
        self.page = get_object_or_404(Resource, id=kwargs["page_id"])  # not `pk`, which a large number overflows
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def page_subtitle(self):
        """Of which resource."""
        return self.page.get_admin_display_title()

    def get_index_url(self):
        return reverse("editorial_use:resource", args=[self.page.pk])

    def get_index_results_url(self):
        return reverse("editorial_use:resource_results", args=[self.page.pk])

    def get_breadcrumbs_items(self):
        trail = get_breadcrumbs_items_for_page(self.page, self.request.user)
        return [*trail, {"url": "", "label": self.page_title, "sublabel": self.page_subtitle}]

    def get_filename(self):
        return f"{super().get_filename()}-{self.page.slug}"

    def get_uses(self):
        return DailyUse.objects.filter(resource=self.page)

    def get_filtered_queryset(self) -> list[Row] | list[DayRow]:
        """On screen what the plots show; in a file every day."""
        if not self.is_export:
            return self.overview.rows
        days = figures.by_day(self.period, self.get_uses())
        return [DayRow(each, *(counts[kind] for kind in self.kinds)) for each, counts in days.items()]
