"""Bands of population of communes."""

import pytest

from territories.strata import STRATA, stratum_of


@pytest.mark.parametrize(
    ("population", "minimum"),
    [
        (0, 0),
        (499, 0),
        (500, 500),
        (1_999, 500),
        (2_000, 2_000),
        (3_500, 3_500),
        (5_000, 5_000),
        (10_000, 10_000),
        (20_000, 20_000),
        (50_000, 50_000),
        (99_999, 50_000),
        (100_000, 100_000),
        (2_103_778, 100_000),
    ],
)
def test_a_population_falls_in_the_band_that_starts_at_or_under_it(population, minimum):
    assert stratum_of(population).minimum == minimum


def test_an_unknown_population_has_no_band():
    assert stratum_of(None) is None


def test_bands_leave_no_gap():
    assert [stratum.maximum for stratum in STRATA] == [stratum.minimum for stratum in STRATA[1:]] + [None]


def test_labels_read_as_french():
    labels = [str(stratum).replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\xa0", " ") for stratum in STRATA]
    assert labels[0] == "moins de 500 habitants"
    assert labels[6] == "de 20 000 à moins de 50 000 habitants"
    assert labels[-1] == "100 000 habitants et plus"
    assert all("\xa0habitants" in str(stratum) for stratum in STRATA)
