"""« Des territoires comme le mien »: the order of cases, its reasons, its cost."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as some

from practical_kit.models import CaseNotePage
from practical_kit.places.alike import AlikeCases, Candidate, nearest
from territories.likeness import CHALLENGE, Place, likeness
from territories.models import Territory
from tests.factories import hide, make_case, make_theme

keys = some.integers(1, 6)
areas = some.none() | keys
places = some.builds(
    Place,
    key=keys,
    kind=some.sampled_from(["commune", "epci", "departement"]),
    population=some.none() | some.integers(0, 90_000),
    epci=areas,
    departement=areas,
    region=areas,
)
candidates = some.lists(some.builds(Candidate, case=some.integers(1, 9), place=places), max_size=12)
bounded = settings(max_examples=30, deadline=None, derandomize=True)


def told(territory, *themes, without=()):
    """The titles of cases for a territory, in order, each with its reason."""
    mine = Territory.objects.with_parents().get(pk=territory.pk)
    alike = AlikeCases(mine, [theme.slug for theme in themes], without)
    read = CaseNotePage.objects.for_cards().in_bulk(alike.keys)
    return {item.resource.title: item.reason for item in alike.told(read)}


@pytest.fixture
def cases(rubric, france):
    """One case in each of these communes, named after it."""
    names = ("figeac", "cajarc", "cahors", "auch", "fleurance", "morlaix", "crozon")
    return {name: make_case(rubric, name, places=[getattr(france, name)]) for name in names}


def test_cases_come_nearest_first_each_with_its_reason(france, cases):
    small, middle = (
        "de 5\u202f000 à moins de 10\u202f000\xa0habitants",
        "de 10\u202f000 à moins de 20\u202f000\xa0habitants",
    )
    assert list(told(france.figeac).items()) == [
        ("figeac", f"Ce territoire même et même taille ({small})"),
        ("cajarc", "Même intercommunalité (CC Grand-Figeac)"),
        ("fleurance", f"Même région (Occitanie) et même taille ({small})"),
        ("cahors", "Même département (Lot)"),
        ("crozon", f"Même taille ({small})"),
        ("auch", "Même région (Occitanie)"),
        ("morlaix", f"Taille voisine ({middle})"),
    ]


def test_a_group_a_departement_and_a_region_have_theirs(rubric, france, cases):
    make_case(rubric, "le pays", places=[france.group])
    make_case(rubric, "le Gers", places=[france.gers])
    assert list(told(france.group))[:3] == ["le pays", "figeac", "cajarc"]
    assert told(france.lot)["le Gers"] == "Même région (Occitanie) et même taille (190\u202f000\xa0habitants)"
    assert told(france.lot)["figeac"] == "Figeac en fait partie"
    assert list(told(france.occitanie))[-1] not in ("morlaix", "crozon")
    assert told(france.figeac)["le pays"] == "CC Grand-Figeac comprend Figeac"


def test_chosen_challenges_bring_cases_up_and_are_said(rubric, france, cases):
    mobility, energy = make_theme("Mobilité"), make_theme("Énergie")
    make_case(rubric, "loin", places=[france.morlaix], themes=[mobility, energy])
    shown = told(france.figeac, mobility, energy)
    assert list(shown)[:2] == ["figeac", "loin"]
    assert shown["loin"].endswith("et mêmes défis (Énergie, Mobilité)")
    assert list(told(france.figeac))[-1] in ("loin", "morlaix")


def test_a_case_of_several_territories_is_shown_once_for_the_likest(rubric, france):
    make_case(rubric, "à deux", places=[france.morlaix, france.cajarc])
    assert told(france.figeac) == {"à deux": "Même intercommunalité (CC Grand-Figeac)"}


def test_a_case_that_shares_nothing_is_not_shown(rubric, france):
    make_case(rubric, "La Réunion", places=[france.island])
    make_case(rubric, "sans lieu")
    assert told(france.figeac) == {}


def test_only_what_visitors_see_is_shown(rubric, france):
    make_case(rubric, "Visible", places=[france.cahors])
    make_case(rubric, "Brouillon", places=[france.cahors], live=False)
    hide(make_case(rubric, "Réservée", places=[france.cahors]))
    assert list(told(france.figeac)) == ["Visible"]


def test_what_is_shown_elsewhere_is_left_out(france, cases):
    assert "figeac" not in told(france.figeac, without=[cases["figeac"].pk])


def test_the_number_of_statements_does_not_grow(rubric, france, cases):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            told(france.figeac)
        return len(asked)

    few = cost()
    for number in range(9):
        make_case(rubric, f"autre {number}", places=[france.cahors, france.auch])
    assert cost() == few <= 6


@bounded
@given(places, candidates, some.dictionaries(some.integers(1, 9), some.integers(1, 3)), some.randoms())
def test_the_order_is_by_worth_whatever_order_cases_come_in(mine, found, shared, chance):
    order = nearest(mine, found, shared, 5)
    worth = [likeness(mine, place) + CHALLENGE * shared.get(case, 0) for case, place in order]
    assert worth == sorted(worth, reverse=True)
    assert 0 not in worth
    assert len({case for case, _ in order}) == len(order) <= 5
    mixed = found[:]
    chance.shuffle(mixed)
    if len({place.key: place for _, place in found}) == len({place for _, place in found}):
        assert nearest(mine, mixed, shared, 5) == order


@bounded
@given(places, candidates)
def test_a_shared_challenge_never_takes_a_case_down(mine, found):
    for case, _ in found[:1]:
        ranks = [[one for one, _ in nearest(mine, found, shared, 9)] for shared in ({}, {case: 1})]
        if case in ranks[0]:
            assert ranks[1].index(case) <= ranks[0].index(case)


def test_ten_thousand_cases_are_ordered_in_no_time():
    chance = random.Random(1)
    communes = [
        Place(key, "commune", chance.randrange(100, 90_000), key % 1_200, key % 96, key % 13) for key in range(8_000)
    ]
    many = [Candidate(case, chance.choice(communes)) for case in range(10_000)]
    assert [case for case, _ in nearest(communes[5], many, {}, 8)]
