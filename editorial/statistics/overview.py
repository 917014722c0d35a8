"""What is said first of a period: how much in all, compared with the period before, and when."""

from dataclasses import dataclass
from datetime import date

from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import QuerySet

from catalogue.dates import day
from editorial.statistics import figures
from editorial.statistics.figures import Counts, Kind
from editorial.statistics.periods import Period, Span, spans
from editorial.statistics.plot import Plot, draw


@dataclass(frozen=True)
class Measure:
    """One way resources are used: its name, how often, what to compare it with (empty when there is nothing)."""

    label: str
    count: int
    compared: str


@dataclass(frozen=True)
class Row:
    """The numbers of a day, a week or a month."""

    label: str
    views: int
    downloads: int
    embeds: int


@dataclass(frozen=True)
class Overview:
    """All that is shown above the table."""

    period: Period
    note: str
    measures: list[Measure]
    plots: list[Plot]
    rows: list[Row]


def look(period: Period, first: date | None, resources: QuerySet | None = None) -> Overview:
    """The numbers of a period.

    Args:
        first: since when uses are counted.
        resources: of these only.
    """
    days = figures.by_day(period, resources)
    whole = figures.total(days.values())
    former = figures.total(figures.by_day(period.before, resources).values()) if is_comparable(period, first) else None
    measures = [Measure(kind.label, whole.of(kind), compared(whole, former, kind)) for kind in Kind]
    word, gathered = gather(period, days)
    plots = [
        draw(f"{kind.label} {word}", list(gathered), [counts.of(kind) for counts in gathered.values()]) for kind in Kind
    ]
    rows = [Row(span.label, counts.views, counts.downloads, counts.embeds) for span, counts in gathered.items()]
    return Overview(period, since(period, first), measures, plots, rows)


def gather(period: Period, days: dict[date, Counts]) -> tuple[str, dict[Span, Counts]]:
    """These days, put together by week or by month when they are many."""
    word, held = spans(period)
    gathered = {span: Counts() for span in held.values()}
    for each, counts in days.items():
        gathered[held[each]] = figures.total([gathered[held[each]], counts])
    return word, gathered


def is_comparable(period: Period, first: date | None) -> bool:
    """Whether uses were already counted during the whole period before."""
    return first is not None and first <= period.before.start


def since(period: Period, first: date | None) -> str:
    """What to know when days of the period, or those before, were not counted."""
    if first is None or is_comparable(period, first):
        return ""
    return f"Le comptage a commencé le {day(first)}\u00a0: pas de comparaison avec la période d’avant."


def compared(now: Counts, former: Counts | None, kind: Kind) -> str:
    """« + 12 % (50 sur la période d’avant) »; empty without anything to compare."""
    if former is None:
        return ""
    new, old = now.of(kind), former.of(kind)
    if new == old:
        return "autant que la période d’avant"
    if not old:
        return "rien sur la période d’avant"
    change = round(100 * (new - old) / old)
    sign = "+" if change > 0 else "−"
    return f"{sign}\u202f{abs(change)}\u00a0% ({intcomma(old)} sur la période d’avant)"
