"""One partner in time: what their pages show of ours, and bring."""

from dataclasses import dataclass
from datetime import date

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.permissions import policy_registry

from editorial.statistics import figures
from editorial.statistics.filters import PeriodFilterSet
from editorial.statistics.overview import Row
from editorial.statistics.views import UseView
from sharing.models import Partner, PartnerUse

MEASURES = {"displays": "Affichages sur ses pages", "visits": "Visites par ses liens"}


@dataclass(frozen=True)
class DayRow:
    """A line of the file that is taken away."""

    day: date
    displays: int
    visits: int


class UseOfPartner(UseView):
    """What is counted for a partner, for whoever may see partners."""

    any_permission_required = ["view", "change"]
    filterset_class = PeriodFilterSet
    results_template_name = "wagtailadmin/editorial/statistics/resource_results.html"
    paginate_by = None
    list_export = ["day", *MEASURES]
    export_headings = {"day": "Jour", **MEASURES}
    kinds = {kind: kind.label for kind in PartnerUse.Kind}

    @cached_property
    def permission_policy(self):
        """That of partners."""
        return policy_registry.get_by_type(Partner)

    def dispatch(self, request, *args, **kwargs):
        self.partner = get_object_or_404(Partner, slug=kwargs["slug"])
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def first(self):
        return figures.first_day(self.get_uses())

    @cached_property
    def page_subtitle(self):
        """Of which partner."""
        return self.partner.name

    def get_index_url(self):
        return reverse("editorial_use:partner", args=[self.partner.slug])

    def get_index_results_url(self):
        return reverse("editorial_use:partner_results", args=[self.partner.slug])

    def get_breadcrumbs_items(self):
        viewset = Partner.snippet_viewset
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Accueil"},
            {"url": reverse(viewset.get_url_name("list")), "label": "Partenaires"},
            {"url": reverse(viewset.get_url_name("edit"), args=[self.partner.pk]), "label": self.partner.name},
            {"url": "", "label": self.page_title, "sublabel": self.page_subtitle},
        ]

    def get_filename(self):
        return f"{super().get_filename()}-{self.partner.slug}"

    def get_uses(self):
        return PartnerUse.objects.filter(partner=self.partner)

    def get_filtered_queryset(self) -> list[Row] | list[DayRow]:
        """On screen what the plots show; in a file every day."""
        if not self.is_export:
            return self.overview.rows
        days = figures.by_day(self.period, self.get_uses())
        return [DayRow(each, *(counts[kind] for kind in self.kinds)) for each, counts in days.items()]
