"""Numbers and dates as French writes them."""

from datetime import date

import pytest
from django.template import Context, Template
from django.utils.formats import date_format, number_format


@pytest.mark.parametrize(
    ("number", "written"), [(34_632, "34\u202f632"), (1_300_000, "1\u202f300\u202f000"), (42, "42")]
)
def test_thousands_are_apart_by_a_narrow_space_that_does_not_break(number, written):
    assert number_format(number, force_grouping=True) == written


def test_decimals_come_after_a_comma():
    assert number_format(1.5) == "1,5"
    assert Template("{{ value }}").render(Context({"value": 1.5})) == "1,5"


def test_dates_are_french():
    assert date_format(date(2026, 8, 22)) == "22 août 2026"


def test_a_year_is_not_cut_in_thousands():
    assert Template("{{ year }}").render(Context({"year": 2026})) == "2026"
