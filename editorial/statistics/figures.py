"""The numbers: how often, of what, in a period. Each is one question to the database."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Min, QuerySet, Sum

from catalogue.models import DailyUse, Resource
from catalogue.models.use import DailyCount
from editorial.statistics.periods import Period

Kind = DailyUse.Kind
HIDDEN = 50  # that were viewed much and are no longer to be seen


def first_day(uses: QuerySet[DailyCount]) -> date | None:
    """Since when these are counted."""
    return uses.aggregate(first=Min("day"))["first"]


def of_resources(resources: QuerySet | None = None) -> QuerySet[DailyUse]:
    """The uses of resources; of some only when they are given."""
    uses = DailyUse.objects.all()
    return uses if resources is None else uses.filter(resource__in=resources.order_by().values("pk"))


def during(period: Period, uses: QuerySet[DailyCount]) -> QuerySet[DailyCount]:
    """Those of a period."""
    return uses.filter(day__range=(period.start, period.end)).order_by()


def by_resource(period: Period) -> dict[int, Counter]:
    """What was used, by key of resource: how many times, by kind."""
    found: dict[int, Counter] = defaultdict(Counter)
    uses = during(period, of_resources())
    for key, kind, times in uses.values_list("resource", "kind").annotate(times=Sum("count")):
        found[key][kind] = times
    return found


def by_day(period: Period, uses: QuerySet[DailyCount]) -> dict[date, Counter]:
    """When it was used: how many times, by kind. Every day of the period is there."""
    found: dict[date, Counter] = {each: Counter() for each in period.days()}
    for each, kind, times in during(period, uses).values_list("day", "kind").annotate(times=Sum("count")):
        found[each][kind] = times
    return found


def total(counts: Iterable[Counter]) -> Counter:
    """All of these added up."""
    return sum(counts, Counter())


def most_viewed(period: Period, number: int) -> list[tuple[int, str, int]]:
    """Key, title and times of the resources that are viewed most, among those that visitors may see now."""
    views = during(period, of_resources()).filter(kind=Kind.VIEW).values_list("resource").annotate(times=Sum("count"))
    most = dict(views.order_by("-times", "resource")[: number + HIDDEN])
    titles = dict(Resource.objects.listed().filter(pk__in=most).values_list("pk", "title"))
    return [(key, titles[key], times) for key, times in most.items() if key in titles][:number]
