"""Key figures, written as French writes numbers, with their source."""

from decimal import Decimal

import pytest

from essentials.models import KeyFigure


def figure(value, unit="", **fields):
    names = {"study": "Étude", "organisation": "INSEE", "year": 2015}
    return KeyFigure(value=Decimal(value), unit=unit, **names | fields)


@pytest.mark.parametrize(
    ("value", "unit", "number"),
    [
        ("69", "%", "69\u202f%"),
        ("69.50", "%", "69,5\u202f%"),
        ("1.20", "million", "1,2\u202fmillion"),
        ("267000", "associations", "267\u202f000"),
        ("1300000", "", "1\u202f300\u202f000"),
        ("100", "%", "100\u202f%"),
        ("0", "%", "0\u202f%"),
        ("1000.00", "", "1\u202f000"),
        ("0.05", "", "0,05"),
    ],
)
def test_a_number_is_written_as_french_writes_it(value, unit, number):
    assert figure(value, unit).number.replace("\xa0", "\u202f") == number


@pytest.mark.parametrize(
    ("value", "unit", "bar"),
    [("69", "%", 69), ("69.5", "%", 70), ("0", "%", 0), ("100", "%", 100), ("120", "%", None), ("69", "", None)],
)
def test_only_a_share_is_drawn_as_a_bar(value, unit, bar):
    assert figure(value, unit).percentage == bar


def test_the_source_says_study_body_and_year_even_when_the_year_is_not_known():
    assert figure("1").source == "Étude, INSEE, 2015"
    assert figure("1", year=None).source == "Étude, INSEE, année non précisée"
