"""Bars: as high as their number, at a scale that reads well."""

from datetime import date, timedelta

import pytest

from editorial.statistics.periods import Period, spans
from editorial.statistics.plot import ceiling, draw


@pytest.mark.parametrize(
    ("most", "top"), [(0, 2), (1, 2), (2, 2), (3, 4), (5, 10), (11, 20), (41, 50), (51, 100), (1_999, 2_000)]
)
def test_the_scale_ends_at_a_round_even_number(most, top):
    assert ceiling(most) == top


@pytest.mark.parametrize("length", [1, 2, 5, 30, 62, 63, 182, 183, 800])
def test_bars_stay_in_the_drawing_and_dates_are_few(length):
    period = Period(date(2027, 3, 12) - timedelta(days=length - 1), date(2027, 3, 12))
    _, held = spans(period)
    cuts = list(dict.fromkeys(held.values()))
    plot = draw("Vues", cuts, list(range(len(cuts))))
    ends = [float(bar.x.rstrip("%")) + float(bar.width.rstrip("%")) for bar in plot.bars]
    assert all(float(bar.x.rstrip("%")) >= 0 for bar in plot.bars)
    assert max(ends) <= 100
    assert 1 <= len(plot.marks) <= 4
    assert all(18 <= float(bar.y) <= 138 for bar in plot.bars)
