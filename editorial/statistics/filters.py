"""What an editor chooses: a period; in the report, a kind and a rubric too."""

from datetime import date

import django_filters
from django import forms
from django.utils import timezone
from wagtail.admin.active_filters import ActiveFilter, BaseFilterAdapter, register_filter_adapter_class
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.widgets import AdminDateInput

from catalogue.dates import day
from catalogue.models import Resource, Rubric
from editorial.statistics.periods import DAY, Period

USUAL = 30  # days
YEAR, ALWAYS = "12-mois", "debut"
BACKWARDS = "Le premier jour de la période vient après le dernier\u00a0: échangez-les."


class DayFilter(django_filters.DateFilter):
    """A day that the view reads: it filters nothing by itself."""

    def __init__(self, label: str):
        super().__init__(label=label, method="unchanged", widget=AdminDateInput)


class DayAdapter(BaseFilterAdapter):
    """How a chosen day is shown above the results."""

    def get_active_filters(self):
        yield ActiveFilter(
            self.bound_field.auto_id, self.filter.label, day(self.value), self.get_url_without_filter_param(self.name)
        )


register_filter_adapter_class(DayFilter, DayAdapter)


class PeriodForm(forms.Form):
    """Two days in their order."""

    def clean(self):
        start, end = self.cleaned_data.get("du"), self.cleaned_data.get("au")
        if start and end and start > end:
            self.add_error("du", BACKWARDS)
        return super().clean()


class PeriodFilterSet(WagtailFilterSet):
    """The period: one that is ready, or two days."""

    periode = django_filters.ChoiceFilter(
        label="Période",
        choices=[(YEAR, "12 derniers mois"), (ALWAYS, "Depuis le début")],
        empty_label=f"{USUAL} derniers jours",
        method="unchanged",
        widget=forms.RadioSelect,
    )
    du = DayFilter("Du")
    au = DayFilter("Au (inclus)")

    class Meta:
        model = Resource
        fields: list[str] = []
        form = PeriodForm

    def unchanged(self, resources, name, value):
        """The period chooses uses, not resources."""
        return resources

    def chosen(self, first: date | None) -> Period:
        """The period, within what was counted when its days are free: nobody draws the year 1.

        Args:
            first: the first day when something was counted.
        """
        today = timezone.localdate()
        first = min(first or today, today)
        chosen = self.form.cleaned_data if self.is_valid() else {}
        if chosen.get("du") or chosen.get("au"):
            start = min(max(chosen["du"] or first, first), today)
            return Period(start, max(min(chosen["au"] or today, today), start))
        match chosen.get("periode"):
            case "12-mois":
                return Period(a_year_of_months(today), today)
            case "debut":
                return Period(first, today)
        return Period(today - (USUAL - 1) * DAY, today)


class UseFilterSet(PeriodFilterSet):
    """The same, and which resources."""

    type = django_filters.ChoiceFilter(label="Type", method="of_kind", empty_label="Tous", widget=forms.RadioSelect)
    rubrique = django_filters.ModelChoiceFilter(
        label="Rubrique", field_name="rubric", queryset=Rubric.objects.all(), empty_label="Toutes",
        widget=forms.RadioSelect,
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["type"].extra["choices"] = [
            (kind.kind, kind._meta.verbose_name.capitalize()) for kind in Resource.kinds()
        ]

    def of_kind(self, resources, name, value):
        """Studies, guides, or cases."""
        model = next(kind for kind in Resource.kinds() if kind.kind == value)
        return resources.filter(pk__in=model.objects.order_by().values("pk"))


def a_year_of_months(today: date) -> date:
    """The first day of the month eleven months ago."""
    months = today.year * 12 + today.month - 12
    return date(months // 12, months % 12 + 1, 1)
