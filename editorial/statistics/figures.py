"""The numbers: how often, of what, in a period. Each is one question to the database."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, QuerySet, Sum

from catalogue.models import DailyUse, Resource
from editorial.statistics.periods import Period

Kind = DailyUse.Kind
HIDDEN = 50  # that were viewed much and are no longer to be seen
NAMES = {Kind.VIEW: "views", Kind.DOWNLOAD: "downloads", Kind.EMBED: "embeds"}


@dataclass
class Counts:
    """The three ways a resource is used, added up."""

    views: int = 0
    downloads: int = 0
    embeds: int = 0

    def of(self, kind: int) -> int:
        """How many of a kind."""
        return getattr(self, NAMES[kind])

    def add(self, kind: int, times: int) -> None:
        """So many more of a kind."""
        setattr(self, NAMES[kind], self.of(kind) + times)


def first_day() -> date | None:
    """Since when uses are counted."""
    return DailyUse.objects.aggregate(first=Min("day"))["first"]


def during(period: Period, resources: QuerySet | None = None) -> QuerySet:
    """The uses of a period; of some resources only when they are given."""
    uses = DailyUse.objects.filter(day__range=(period.start, period.end)).order_by()
    return uses if resources is None else uses.filter(resource__in=resources.order_by().values("pk"))


def by_resource(period: Period) -> dict[int, Counts]:
    """What was used, by key of resource."""
    found: dict[int, Counts] = defaultdict(Counts)
    for key, kind, times in during(period).values_list("resource", "kind").annotate(times=Sum("count")):
        found[key].add(kind, times)
    return found


def by_day(period: Period, resources: QuerySet | None = None) -> dict[date, Counts]:
    """When it was used. Every day of the period is there."""
    found = {each: Counts() for each in period.days()}
    for each, kind, times in during(period, resources).values_list("day", "kind").annotate(times=Sum("count")):
        found[each].add(kind, times)
    return found


def total(counts: Iterable[Counts]) -> Counts:
    """All of these added up."""
    whole = Counts()
    for each in counts:
        for kind in Kind:
            whole.add(kind, each.of(kind))
    return whole


def most_viewed(period: Period, number: int) -> list[tuple[int, str, int]]:
    """Key, title and times of the resources that are viewed most, among those that visitors may see now."""
    views = during(period).filter(kind=Kind.VIEW).values_list("resource").annotate(times=Sum("count"))
    most = dict(views.order_by("-times", "resource")[: number + HIDDEN])
    titles = dict(Resource.objects.listed().filter(pk__in=most).values_list("pk", "title"))
    return [(key, titles[key], times) for key, times in most.items() if key in titles][:number]
