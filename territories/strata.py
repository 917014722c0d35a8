"""Strata of communes by population (« strates démographiques »).

The bands are those in which the Direction générale des collectivités locales (DGCL) publishes
communes by size in its yearbook « Les collectivités locales en chiffres », its smallest bands being
joined here under 500 inhabitants. The lower bound belongs to the band, the upper one does not.
They are made for communes: other kinds of territory have no stratum.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Stratum:
    """One band of population, from `minimum` up to but not including `maximum`."""

    minimum: int
    maximum: int | None
    label: str

    def __str__(self):
        return self.label

    def __contains__(self, population):
        return self.minimum <= population and (self.maximum is None or population < self.maximum)


# The numbers are written with a no-break space, as French typography asks.
STRATA = (
    Stratum(0, 500, "moins de 500\N{NO-BREAK SPACE}habitants"),
    Stratum(500, 2_000, "de 500 à moins de 2\u202f000\N{NO-BREAK SPACE}habitants"),
    Stratum(2_000, 3_500, "de 2\u202f000 à moins de 3\u202f500\N{NO-BREAK SPACE}habitants"),
    Stratum(3_500, 5_000, "de 3\u202f500 à moins de 5\u202f000\N{NO-BREAK SPACE}habitants"),
    Stratum(5_000, 10_000, "de 5\u202f000 à moins de 10\u202f000\N{NO-BREAK SPACE}habitants"),
    Stratum(10_000, 20_000, "de 10\u202f000 à moins de 20\u202f000\N{NO-BREAK SPACE}habitants"),
    Stratum(20_000, 50_000, "de 20\u202f000 à moins de 50\u202f000\N{NO-BREAK SPACE}habitants"),
    Stratum(50_000, 100_000, "de 50\u202f000 à moins de 100\u202f000\N{NO-BREAK SPACE}habitants"),
    Stratum(100_000, None, "100\u202f000\N{NO-BREAK SPACE}habitants et plus"),
)


def stratum_of(population):
    """The band a population falls in, or None when it is not known."""
    if population is None:
        return None
    return next(stratum for stratum in STRATA if population in stratum)
