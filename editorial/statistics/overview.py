"""What is said first of a period: how much in all, compared with the period before, and when."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import QuerySet

from catalogue.dates import day
from editorial.statistics import figures
from editorial.statistics.periods import Period, Span, spans
from editorial.statistics.plot import Plot, draw


@dataclass(frozen=True)
class Measure:
    """One kind of use: its name, how often, what to compare it with (empty when there is nothing)."""

    label: str
    count: int
    compared: str


@dataclass(frozen=True)
class Row:
    """The numbers of a day, a week or a month, as many as there are measures."""

    label: str
    counts: list[int]


@dataclass(frozen=True)
class Overview:
    """All that is shown above the table."""

    period: Period
    note: str
    measures: list[Measure]
    plots: list[Plot]
    rows: list[Row]


def look(period: Period, first: date | None, uses: QuerySet, kinds: Mapping[int, str]) -> Overview:
    """The numbers of a period.

    Args:
        first: since when uses are counted.
        uses: rows of `DailyCount`.
        kinds: what is shown of them, by kind.
    """
    days = figures.by_day(period, uses)
    whole = figures.total(days.values())
    former = figures.total(figures.by_day(period.before, uses).values()) if is_comparable(period, first) else None
    measures = [
        Measure(label, whole[kind], "" if former is None else compared(whole[kind], former[kind]))
        for kind, label in kinds.items()
    ]
    word, gathered = gather(period, days)
    plots = [
        draw(f"{label} {word}", list(gathered), [counts[kind] for counts in gathered.values()])
        for kind, label in kinds.items()
    ]
    rows = [Row(span.label, [counts[kind] for kind in kinds]) for span, counts in gathered.items()]
    return Overview(period, since(period, first), measures, plots, rows)


def gather(period: Period, days: dict[date, Counter]) -> tuple[str, dict[Span, Counter]]:
    """These days, put together by week or by month when they are many."""
    word, held = spans(period)
    gathered: dict[Span, Counter] = {span: Counter() for span in held.values()}
    for each, counts in days.items():
        gathered[held[each]] += counts
    return word, gathered


def is_comparable(period: Period, first: date | None) -> bool:
    """Whether uses were already counted during the whole period before."""
    return first is not None and first <= period.before.start


def since(period: Period, first: date | None) -> str:
    """What to know when days of the period, or those before, were not counted."""
    if first is None or is_comparable(period, first):
        return ""
    return f"Le comptage a commencé le {day(first)}\u00a0: pas de comparaison avec la période d’avant."


def compared(new: int, old: int) -> str:
    """« + 12 % (50 sur la période d’avant) »."""
    if new == old:
        return "autant que la période d’avant"
    if not old:
        return "rien sur la période d’avant"
    change = round(100 * (new - old) / old)
    sign = "+" if change > 0 else "−"
    return f"{sign}\u202f{abs(change)}\u00a0% ({intcomma(old)} sur la période d’avant)"
