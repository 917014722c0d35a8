"""The path: level reached, weakest rubric first, diversity; always the same for the same catalogue."""

from hypothesis import given, settings
from hypothesis import strategies as st

from practical_kit.assessing.choosing import Aim, Candidate, choose_cases, choose_path
from tests.practical_kit.assessing.sets import RUBRICS

LEVELS = ("comprendre", "s-approprier", "innover")
AIMS = [Aim("evaluer", "comprendre"), Aim("se-former", "innover"), Aim("accompagner", "innover")]


def guide(key, rubric="evaluer", *levels, **fields):
    """A guide."""
    terms = {name: frozenset(fields.pop(name)) for name in ("also_in", "themes", "regions") if name in fields}
    return Candidate(key, fields.pop("kind", "guide"), rubric, levels=frozenset(levels), **terms, **fields)


def keys(choices):
    return [choice.key for choice in choices]


some = st.builds(
    guide,
    st.integers(1, 40),
    st.sampled_from(RUBRICS),
    st.sampled_from(LEVELS),
    kind=st.sampled_from(["guide", "etude"]),
    themes=st.sets(st.integers(1, 4)),
    regions=st.sets(st.sampled_from(["Bretagne", "Corse"])),
    year=st.integers(2000, 2026),
)
catalogues = st.lists(some, max_size=15, unique_by=lambda candidate: candidate.key)


@settings(max_examples=30)
@given(catalogues, st.randoms(use_true_random=False), st.integers(1, 8))
def test_a_path_is_as_long_as_can_be_without_twice_the_same_whatever_the_order(catalogue, chance, length):
    path, cases = choose_path(catalogue, AIMS, length), choose_cases(catalogue, AIMS, "innover", "Corse", length)
    shuffled = chance.sample(catalogue, len(catalogue))
    assert choose_path(shuffled, AIMS, length) == path
    assert choose_cases(shuffled, AIMS, "innover", "Corse", length) == cases
    looked_for = {aim.rubric for aim in AIMS}
    for chosen, known in ((path, [one for one in catalogue if one.rubric in looked_for]), (cases, catalogue)):
        assert len(set(keys(chosen))) == len(chosen) == min(length, len(known))


def test_the_weakest_rubric_comes_first_and_has_one_more():
    catalogue = [guide(n, RUBRICS[n % 4], "comprendre", "innover") for n in range(1, 17)]
    aims = [Aim(slug, "innover") for slug in ("evaluer", "se-former", "accompagner", "mettre-en-oeuvre")]
    path = choose_path(catalogue, aims, 5)
    assert [choice.aim.rubric for choice in path] == [
        "evaluer", "evaluer", "se-former", "accompagner", "mettre-en-oeuvre",
    ]  # fmt: skip


def test_the_level_reached_in_the_rubric_comes_before_all_else():
    catalogue = [guide(1, "evaluer", "innover", year=2026), guide(2, "evaluer", "comprendre", year=2001)]
    [choice] = choose_path(catalogue, AIMS, 1)
    assert (choice.key, choice.level) == (2, "comprendre")


def test_without_that_level_the_nearest_is_given_and_said():
    [choice] = choose_path([guide(1, "evaluer", "innover"), guide(2, "evaluer", "s-approprier", "innover")], AIMS, 1)
    assert (choice.key, choice.level) == (2, "s-approprier")


def test_what_lives_in_the_rubric_comes_before_what_is_also_listed_there():
    catalogue = [
        guide(1, "se-former", "comprendre", also_in=["evaluer"], year=2026),
        guide(2, "evaluer", "comprendre", year=2001),
    ]
    assert keys(choose_path(catalogue, AIMS[:1], 2)) == [2, 1]


def test_the_second_differs_from_the_first_by_kind_then_by_themes():
    first = guide(1, "evaluer", "comprendre", themes=[1], year=2026)
    alike = guide(2, "evaluer", "comprendre", themes=[1], year=2025)
    apart = guide(3, "evaluer", "comprendre", themes=[2], year=2024)
    study = guide(4, "evaluer", "comprendre", themes=[1], year=2003, kind="etude")
    assert keys(choose_path([first, alike, apart, study], AIMS[:1], 4)) == [1, 4, 3, 2]


def test_what_has_a_document_to_open_comes_before_what_is_newer():
    catalogue = [guide(1, "evaluer", "comprendre", year=2026), guide(2, "evaluer", "comprendre", year=2001, opens=True)]
    assert keys(choose_path(catalogue, AIMS[:1], 2)) == [2, 1]


def test_french_comes_first_then_the_newest():
    catalogue = [
        guide(1, "evaluer", "comprendre", year=2026, is_french=False),
        guide(2, "evaluer", "comprendre", year=2019),
        guide(3, "evaluer", "comprendre", year=2010),
    ]
    assert keys(choose_path(catalogue, AIMS[:1], 3)) == [2, 3, 1]


def test_an_empty_rubric_leaves_its_turn_to_the_others():
    catalogue = [guide(n, "se-former", "innover", year=2000 + n) for n in (1, 2)]
    assert [(choice.key, choice.aim.rubric) for choice in choose_path(catalogue, AIMS, 5)] == [
        (2, "se-former"),
        (1, "se-former"),
    ]


def test_a_case_of_the_region_comes_first_then_those_of_the_level_each_of_another_region():
    cases = [
        guide(1, "evaluer", "innover", regions=["Bretagne"], year=2020),
        guide(2, "evaluer", "innover", regions=["Bretagne"], year=2019),
        guide(3, "evaluer", "innover", regions=["Corse"], year=2001),
        guide(4, "evaluer", "comprendre", regions=["Normandie"], year=2002),
    ]
    chosen = choose_cases(cases, AIMS, "innover", "Normandie", 3)
    assert keys(chosen) == [4, 1, 3]
    assert [choice.region for choice in chosen] == ["Normandie", "", ""]


def test_nothing_to_choose_from_is_an_empty_path():
    assert choose_path([], AIMS, 5) == choose_path([guide(1)], [], 5) == choose_cases([], [], "innover", "", 2) == []
