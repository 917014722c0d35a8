"""Days and hours as French readers write them."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template

from catalogue.dates import day, instant


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (date(2026, 3, 1), "1er\u00a0mars\u00a02026"),
        (date(2026, 3, 21), "21\u00a0mars\u00a02026"),
        (datetime(2026, 2, 28, 23, 30, tzinfo=UTC), "1er\u00a0mars\u00a02026"),
    ],
)
def test_a_day_is_that_of_paris_in_full_and_never_cut(given, written):
    assert day(given) == written
    assert Template("{% load french %}{{ given|in_full }}").render(Context({"given": given})) == written


def test_an_hour_follows_its_day():
    assert instant(datetime(2026, 12, 1, 8, 5, tzinfo=UTC)) == "1er\u00a0décembre\u00a02026 à\u00a09\u00a0h\u00a005"
