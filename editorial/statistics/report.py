"""« Rapports › Utilisation »: every resource, with how much it was used in a period. For those who publish."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn

from catalogue.models import Resource
from catalogue.search.french import fold
from editorial.statistics import figures
from editorial.statistics.figures import Kind
from editorial.statistics.filters import UseFilterSet
from editorial.statistics.overview import is_comparable
from editorial.statistics.views import MEASURES, UseView, use_address

NONE: Counter = Counter()
WORDS = {"type": "Type", "rubric": "Rubrique"}


@dataclass(frozen=True)
class UsedResource:
    """A line of the report."""

    pk: int
    title: str
    type: str
    rubric: str
    views: int
    downloads: int
    embeds: int
    before: int

    def rank(self, name: str) -> int | str:
        """What it is sorted by: a number, or a word as a dictionary has it."""
        value = getattr(self, name)
        return fold(value) if isinstance(value, str) else value


class ReportOfUse(UseView):
    """Every resource that is online or was used in the period."""

    any_permission_required = ["publish"]
    filterset_class = UseFilterSet
    index_url_name, index_results_url_name = "editorial_use:report", "editorial_use:report_results"
    results_template_name = "wagtailadmin/editorial/statistics/report_results.html"
    default_ordering = "-views"
    list_export = ["title", *WORDS, *MEASURES]
    export_headings = {"title": "Titre"} | WORDS | MEASURES

    @cached_property
    def columns(self):
        """With the period before, when it was counted."""
        title = TitleColumn(
            "title", label="Titre", sort_key="title", get_url=lambda row: use_address(row.pk), classname="use-title"
        )
        words = [Column(name, label=label, sort_key=name) for name, label in WORDS.items()]
        numbers = MEASURES | ({"before": "Vues, période d’avant"} if self.is_compared else {})
        return [title, *(number(name, label) for name, label in numbers.items()), *words]

    @cached_property
    def is_compared(self) -> bool:
        """Whether the period before was counted."""
        return is_comparable(self.period, self.first)

    def get_uses(self):
        chosen = self.filters.form.cleaned_data if self.filters.is_valid() else {}
        is_narrowed = chosen.get("type") or chosen.get("rubrique")
        return figures.of_resources(self.filter_queryset(Resource.objects.all()) if is_narrowed else None)

    def get_filtered_queryset(self) -> list[UsedResource]:
        """The lines in the order asked for; by title those that are equal."""
        by_title = sorted(self.rows(), key=lambda row: row.rank("title"))
        name = self.ordering.removeprefix("-")
        return sorted(by_title, key=lambda row: row.rank(name), reverse=self.ordering.startswith("-"))

    def rows(self) -> Iterator[UsedResource]:
        """A line for each resource."""
        now = figures.by_resource(self.period)
        before = figures.by_resource(self.period.before) if self.is_compared else {}
        types = ContentType.objects.get_for_models(*Resource.kinds())
        kinds = {found.pk: kind._meta.verbose_name.capitalize() for kind, found in types.items()}
        found = self.filter_queryset(Resource.objects.order_by())
        for key, title, kind, rubric, live in found.values_list("pk", "title", "content_type", "rubric__name", "live"):
            if live or key in now:
                uses = now.get(key, NONE)
                yield UsedResource(
                    key, title, kinds.get(kind, ""), rubric or "", *(uses[each] for each in Kind),
                    before.get(key, NONE)[Kind.VIEW],
                )  # fmt: skip


def number(name: str, label: str) -> NumberColumn:
    """A column of numbers."""
    return NumberColumn(name, label=label, sort_key=name, classname="use-number")
