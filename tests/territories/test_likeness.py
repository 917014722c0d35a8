"""What makes two territories alike: the table of weights, its words, and what must hold whatever the territories."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from territories.likeness import CHALLENGE, KIND, SIZE, WHERE, Place, distance, in_words, likeness, traits
from territories.models import Territory

FIGEAC = Place(1, "commune", 9_800, 20, 30, 40)
keys = some.integers(1, 6)
areas = some.none() | keys
places = some.builds(
    Place,
    key=keys,
    kind=some.sampled_from(["commune", "epci", "departement", "region"]),
    population=some.none() | some.integers(0, 3_000_000),
    epci=areas,
    departement=areas,
    region=areas,
)
bounded = settings(max_examples=30, deadline=None, derandomize=True)


def other(**facts):
    """A commune that has nothing in common with Figeac, but for what is said."""
    return Place(2, "commune", 200_000, 21, 31, 41)._replace(**facts)


@pytest.mark.parametrize(
    ("place", "where"),
    [
        (FIGEAC, 1000),
        (other(key=20, kind="epci"), 400),
        (other(key=30, kind="departement"), 150),
        (other(epci=20, departement=30, region=40), 120),
        (other(departement=30, region=40), 90),
        (other(key=40, kind="region"), 60),
        (other(region=40), 45),
        (other(), 0),
    ],
)
def test_where_it_is_counts_once_by_the_narrowest_area(place, where):
    assert sum(trait.weight for trait in traits(FIGEAC, place) if trait in WHERE) == where


def test_what_lies_in_a_territory_counts_more_than_what_is_beside_it():
    lot = Place(30, "departement", 175_000, None, 30, 40)
    assert likeness(lot, FIGEAC) > likeness(lot, Place(31, "departement", 175_000, None, 31, 40))


@pytest.mark.parametrize(
    ("population", "size"), [(5_000, 60), (9_999, 60), (4_999, 25), (10_000, 25), (499, 0), (0, 0), (None, 0)]
)
def test_communes_are_alike_by_stratum(population, size):
    assert sum(trait.weight for trait in traits(FIGEAC, other(population=population)) if trait in SIZE) == size


@pytest.mark.parametrize(("population", "size"), [(150_000, 60), (240_000, 25), (40_000, 25), (300_000, 0), (None, 0)])
def test_other_kinds_are_alike_by_how_many_times_larger_they_are(population, size):
    mine = Place(7, "epci", 100_000, 7, 30, 40)
    found = traits(mine, Place(8, "epci", population, 8, 31, 41))
    assert sum(trait.weight for trait in found if trait in SIZE) == size


def test_a_group_is_never_of_the_size_of_a_commune():
    assert not [trait for trait in traits(FIGEAC, other(kind="epci", population=9_800)) if trait in SIZE]


def test_the_order_is_the_documented_one():
    next_door = other(departement=30, region=40)
    same_size_in_region = other(key=3, region=40, population=9_000)
    programme = other(key=40, kind="region")
    far_and_alike = other(key=4, population=9_000)
    ranked = sorted(
        [far_and_alike, programme, next_door, same_size_in_region], key=lambda place: -likeness(FIGEAC, place)
    )
    assert ranked == [same_size_in_region, next_door, far_and_alike, programme]
    assert likeness(FIGEAC, next_door) > CHALLENGE + likeness(FIGEAC, other(kind="epci")) > SIZE[0].weight


@bounded
@given(places, places)
def test_at_most_one_trait_of_each_family_holds_and_weights_add_up(mine, place):
    found = traits(mine, place)
    assert all(sum(trait in family for trait in found) <= 1 for family in (WHERE, SIZE, KIND))
    assert likeness(mine, place) == sum(trait.weight for trait in found) >= 0


@bounded
@given(places, places)
def test_nothing_is_more_like_a_territory_than_itself(mine, place):
    if place.key != mine.key:
        assert likeness(mine, mine) > likeness(mine, place)


@bounded
@given(places, places)
def test_size_and_kind_are_mutual(mine, place):
    beside = [[trait for trait in traits(*pair) if trait not in WHERE] for pair in ((mine, place), (place, mine))]
    assert beside[0] == beside[1]
    assert distance(mine, place) == distance(place, mine) >= 1


@bounded
@given(places, places)
def test_moving_into_the_same_region_never_makes_less_alike(mine, place):
    if mine.region and mine.key != place.key:
        assert likeness(mine, place._replace(region=mine.region)) >= likeness(mine, place._replace(region=None))


def test_reasons_are_said_in_words():
    region = Territory(kind="region", code="76", name="Occitanie")
    lot = Territory(kind="departement", code="46", name="Lot", parent=region)
    figeac = Territory(kind="commune", name="Figeac", parent=lot, population=9_800)
    gourdon = Territory(kind="commune", name="Gourdon", parent=lot, population=5_500)
    size = "même taille (de 5\u202f000 à moins de 10\u202f000\xa0habitants)"
    assert in_words([WHERE[5], SIZE[0], KIND[0]], figeac, gourdon) == f"Même département (Lot) et {size}"
    assert in_words([KIND[0]], figeac, gourdon) == "Même type de territoire"
    assert in_words([WHERE[6]], figeac, region) == "Occitanie comprend Figeac"
    assert in_words([WHERE[1]], lot, figeac) == "Figeac en fait partie"
    assert (
        in_words([WHERE[7]], figeac, gourdon, ["Emploi", "Eau"])
        == "Même région (Occitanie) et mêmes défis (Emploi, Eau)"
    )
    assert in_words([WHERE[7], SIZE[0]], lot, region, ["Eau"]).endswith("et même défi (Eau)")
    assert in_words([], figeac, gourdon) == ""
