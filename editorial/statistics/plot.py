"""Bars to be drawn by a template as plain SVG: places across are shares of the width, heights are pixels.

So the drawing takes any width without a script, and its letters keep their size on a telephone.
"""

from dataclasses import dataclass

from django.contrib.humanize.templatetags.humanize import intcomma

from editorial.statistics.periods import Span

ROOM, BASE, HEIGHT = 18, 138, 160  # pixels from the top: where the highest bar may reach, where bars stand, the end
SHARE = 0.78  # of its place that a bar takes
WIDEST = 6.0  # % of the width
MARKS = 4  # dates under the bars at most


@dataclass(frozen=True)
class Bar:
    """One bar, and what is said of it."""

    label: str
    count: int
    x: str
    width: str
    y: str
    height: str


@dataclass(frozen=True)
class Plot:
    """One measure in time. `ticks` are (number, place), `marks` (date, place, anchor)."""

    title: str
    summary: str
    bars: list[Bar]
    ticks: list[tuple[str, str]]
    marks: list[tuple[str, str, str]]
    base: int = BASE
    height: int = HEIGHT


def draw(title: str, spans: list[Span], counts: list[int]) -> Plot:
    """A bar for each span."""
    top = ceiling(max(counts, default=0))
    place = 100 / max(len(spans), 1)
    width = min(place * SHARE, WIDEST)
    bars = [
        Bar(span.label, count, share(place * (rank + 0.5) - width / 2), share(width), *upright(count, top))
        for rank, (span, count) in enumerate(zip(spans, counts, strict=True))
    ]
    ticks = [(intcomma(number), f"{level(number, top):.1f}") for number in graduations(top)]
    return Plot(title, said(title, spans, counts), bars, ticks, marks(spans, place))


def said(title: str, spans: list[Span], counts: list[int]) -> str:
    """The plot in one sentence, for those who do not see it."""
    if not any(counts):
        return f"{title}\u00a0: rien sur la période."
    most = max(range(len(counts)), key=counts.__getitem__)
    return f"{title}\u00a0: {intcomma(sum(counts))} en tout, au plus {intcomma(counts[most])} ({spans[most].label})."


def ceiling(most: int) -> int:
    """The first of 2, 4, 5, 10, 20, 40, 50, 100… that is not below: what stands half-way is a number too."""
    scale = 1
    while True:
        for step in (2, 4, 5, 10):
            if most <= step * scale and (step * scale) % 2 == 0:
                return step * scale
        scale *= 10


def graduations(top: int) -> list[int]:
    """Where lines are drawn."""
    return [0, top // 2, top]


def level(count: int, top: int) -> float:
    """How far from the top of the drawing."""
    return BASE - (BASE - ROOM) * count / top


def upright(count: int, top: int) -> tuple[str, str]:
    """Top and height of a bar."""
    y = level(count, top)
    return f"{y:.1f}", f"{BASE - y:.1f}"


def share(number: float) -> str:
    """« 12.34% », whatever the language."""
    return f"{number:.2f}%"


def marks(spans: list[Span], place: float) -> list[tuple[str, str, str]]:
    """Some dates under the bars, the first and the last among them, far enough from each other for a telephone."""
    last = len(spans) - 1
    count = min(MARKS, len(spans))
    ranks = sorted({round(step * last / max(count - 1, 1)) for step in range(count)})
    anchors = {0: "start", last: "end"} if last else {}
    places = {0: 0.0, last: 100.0} if last else {}
    return [
        (spans[rank].mark, share(places.get(rank, place * (rank + 0.5))), anchors.get(rank, "middle")) for rank in ranks
    ]
