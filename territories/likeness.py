"""What makes two territories alike, and how much: the one place where « des territoires comme le mien » is decided.

Pure: it looks at facts, never at the database. In each family of traits, the first that holds counts, and its weight is
added to those of the other families.

Where it is comes first, since a case next door can be visited; but a commune of the same size in the same region
(45 + 60) teaches more than one of another size in the same département (90): a village does not do what a city does. A
programme of a whole region (60) says less to a commune than a case of its département. The kind alone (10) only decides
between equals.
"""

from bisect import bisect
from collections.abc import Callable
from typing import NamedTuple

from territories.strata import STRATA
from territories.vocabulary import Kind

SMALLEST = [stratum.minimum for stratum in STRATA]
ALIKE, NEAR = 1.5, 2.5  # how many times larger one may be, of groups, départements and regions


class Place(NamedTuple):
    """What is compared of a territory; its groups and areas are keys, its own where it is one."""

    key: int
    kind: str
    population: int | None
    epci: int | None
    departement: int | None
    region: int | None

    @classmethod
    def of(cls, key, kind, population, intercommunality, parent, grandparent) -> "Place":
        """From what the database has: a row of `FACTS`."""
        if kind == Kind.REGION:
            return cls(key, kind, population, None, None, key)
        if kind == Kind.DEPARTEMENT:
            return cls(key, kind, population, None, key, parent)
        return cls(key, kind, population, key if kind == Kind.EPCI else intercommunality, parent, grandparent)


FACTS = ("pk", "kind", "population", "intercommunality_id", "parent_id", "parent__parent_id")


class Trait(NamedTuple):
    """A way in which another territory is like mine.

    `words` say it; they may name both (`mine`, `other`), my areas (`epci`, `departement`, `region`), and the other's
    size: its stratum, or its population.
    """

    weight: int
    holds: Callable[[Place, Place], bool]
    words: str


def is_inside(mine: Place, other: Place) -> bool:
    """Whether the other lies in mine."""
    return mine.key in (other.epci, other.departement, other.region)


def shares(area: str) -> Callable[[Place, Place], bool]:
    """Whether both lie in the same area of a kind."""
    position = Place._fields.index(area)
    return lambda mine, other: mine[position] is not None and mine[position] == other[position]


def contains(area: str) -> Callable[[Place, Place], bool]:
    """Whether the other is the area of a kind in which mine lies."""
    position = Place._fields.index(area)
    return lambda mine, other: mine[position] == other.key


def sizes(mine: Place, other: Place) -> float | None:
    """How far apart two sizes of the same kind are: 0 for alike, 1 for near; none when they can't be compared."""
    if mine.kind != other.kind or not mine.population or not other.population:
        return None
    if mine.kind == Kind.COMMUNE:
        return abs(bisect(SMALLEST, mine.population) - bisect(SMALLEST, other.population))
    ratio = max(mine.population, other.population) / min(mine.population, other.population)
    return 0 if ratio <= ALIKE else 1 if ratio <= NEAR else 2


WHERE = (
    Trait(1000, lambda mine, other: mine.key == other.key, "ce territoire même"),
    Trait(500, is_inside, "{other} en fait partie"),
    Trait(400, contains("epci"), "{other} comprend {mine}"),
    Trait(150, contains("departement"), "{other} comprend {mine}"),
    Trait(120, shares("epci"), "même intercommunalité ({epci})"),
    Trait(90, shares("departement"), "même département ({departement})"),
    Trait(60, contains("region"), "{other} comprend {mine}"),
    Trait(45, shares("region"), "même région ({region})"),
)
SIZE = (
    Trait(60, lambda mine, other: sizes(mine, other) == 0, "même taille ({size})"),
    Trait(25, lambda mine, other: sizes(mine, other) == 1, "taille voisine ({size})"),
)
KIND = (Trait(10, lambda mine, other: mine.kind == other.kind, "même type de territoire"),)
FAMILIES = (WHERE, SIZE, KIND)
CHALLENGE = 70  # each one that a case shares, of those the visitor chose: more than a size, less than the département


def traits(mine: Place, other: Place) -> list[Trait]:
    """In what the other is like mine: at most one trait of each family."""
    found = (next((trait for trait in family if trait.holds(mine, other)), None) for family in FAMILIES)
    return [trait for trait in found if trait]


def likeness(mine: Place, other: Place) -> int:
    """How much the other is like mine."""
    return sum(trait.weight for trait in traits(mine, other))


def distance(mine: Place, other: Place) -> float:
    """How many times larger one is than the other: what decides between two that are as much alike."""
    if not mine.population or not other.population:
        return float("inf")
    return max(mine.population, other.population) / min(mine.population, other.population)


def in_words(found: list[Trait], mine, other, challenges: list[str] = ()) -> str:
    """Why a case is shown: « Même région (Occitanie) et même taille (de 500 à moins de 2 000 habitants) ».

    Args:
        found: the traits that hold.
        mine, other: the two territories, with their parents.
        challenges: the names of those that are shared.
    """
    told = [trait for trait in found if trait not in KIND] or found
    names = {"mine": mine.name, "other": other.name, "size": other.stratum or inhabitants(other.population)}
    names |= {area: getattr(mine, area) and getattr(mine, area).name for area in ("departement", "region")}
    names["epci"] = mine.intercommunality.name if mine.intercommunality else mine.name
    reasons = [trait.words.format(**names) for trait in told]
    if challenges:
        reasons.append(f"{'mêmes défis' if len(challenges) > 1 else 'même défi'} ({', '.join(challenges)})")
    sentence = " et ".join(filter(None, [", ".join(reasons[:-1]), reasons[-1] if reasons else ""]))
    return sentence[:1].upper() + sentence[1:]


def inhabitants(population: int | None) -> str:
    """« 9 800 habitants », as French writes it; empty when unknown."""
    if population is None:
        return ""
    number = f"{population:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    return f"{number}\N{NO-BREAK SPACE}habitant{'s' if population > 1 else ''}"
