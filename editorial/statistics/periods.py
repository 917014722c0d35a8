"""Between which days uses are looked at, and how these days are put together in a plot."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

from catalogue.dates import day

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """Days, both ends included."""

    start: date
    end: date

    @property
    def length(self) -> int:
        """How many days."""
        return (self.end - self.start).days + 1

    @property
    def before(self) -> "Period":
        """As many days, just before."""
        return Period(self.start - self.length * DAY, self.start - DAY)

    def days(self) -> Iterator[date]:
        """Each of them."""
        return (self.start + number * DAY for number in range(self.length))

    def __str__(self):
        return f"du {day(self.start)} au {day(self.end)}"


@dataclass(frozen=True)
class Span:
    """Some days shown as one: a day, a week, a month."""

    start: date
    label: str  # « semaine du 8 mars 2027 »
    mark: str  # as short as it can be: « 8 mars »


def each_day(first: date) -> Span:
    """A day by itself."""
    return Span(first, day(first), short(first))


def its_week(each: date) -> Span:
    """The week that a day is in, by its Monday."""
    monday = each - each.weekday() * DAY
    return Span(monday, f"semaine du {day(monday)}", short(monday))


def its_month(each: date) -> Span:
    """The month that a day is in."""
    first = each.replace(day=1)
    return Span(first, date_format(first, "F\u00a0Y"), date_format(first, "N\u00a0Y"))


def short(each: date) -> str:
    """« 8 mars », « 1er oct. »."""
    return f"{'1er' if each.day == 1 else each.day}\u00a0{date_format(each, 'N')}"


# Up to how many days a period is cut so, how it is called, what a day belongs to.
CUTS = ((62, "par jour", each_day), (26 * 7, "par semaine", its_week), (10**6, "par mois", its_month))


def spans(period: Period) -> tuple[str, dict[date, Span]]:
    """How a period is cut, in words, and the span that each of its days is in."""
    word, cut = next((word, cut) for most, word, cut in CUTS if period.length <= most)
    return word, {each: cut(each) for each in period.days()}
