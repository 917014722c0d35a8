"""Scores and levels: exact at thresholds, fair to weights, silent when too little is known."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practical_kit.assessing.questionnaire import Question, Questionnaire, Scale
from practical_kit.assessing.scoring import score
from tests.practical_kit.assessing.sets import MESSAGES, RUBRICS, make_questionnaire, signs
from tests.practical_kit.assessing.sets import given as answers_of


def scores(text, questionnaire=None):
    """The scores of these signs."""
    return score(questionnaire or make_questionnaire(), answers_of(text), RUBRICS)


@pytest.mark.parametrize(
    ("text", "percent", "slug"),
    [
        ("0000000000", 0, "comprendre"),
        ("1111110000", 30, "comprendre"),
        ("1111111000", 35, "s-approprier"),
        ("1111111111", 50, "s-approprier"),
        ("2222111111", 70, "innover"),
        ("2222222222", 100, "innover"),
        ("222222xxxx", 100, "innover"),
    ],
)
def test_a_level_is_reached_at_its_threshold(text, percent, slug):
    """The mean of the answers that are known: under 0.7 of 2, from 0.7 on, from 1.4 on."""
    found = scores(text).overall
    assert (found.percent, found.slug) == (percent, slug)
    assert found.message == MESSAGES[("comprendre", "s-approprier", "innover").index(slug)]


def test_too_many_unknown_answers_give_no_level_and_no_message():
    overall = scores("22222xxxxx").overall
    assert (overall.share, overall.percent, overall.slug, overall.message) == (None, None, "", "")


def test_how_many_answers_are_needed_is_for_editors_to_say():
    assert scores("22222xxxxx", make_questionnaire(fewest_known=5)).overall.slug == "innover"


def test_a_rubric_has_a_level_from_half_of_its_weight_on():
    known = {each.name: each.slug for each in scores("xxx2x22222").rubrics}
    assert known == dict.fromkeys(RUBRICS, "innover") | {"se-former": ""}  # 1 of 3; 1 of 2 for « accompagner »


def test_an_answer_counts_by_its_weight():
    heavy = Question("A", ("a", "b", "c"), (0, 1, 2), {"evaluer": 3})
    light = Question("B", ("a", "b", "c"), (0, 1, 2), {"evaluer": 1, "accompagner": 2})
    found = score(Questionnaire((heavy, light)), answers_of("20"), RUBRICS)
    shares = {each.name: each.share for each in (found.overall, *found.rubrics)}
    assert shares["ensemble"] == Fraction(1, 2)
    assert shares["evaluer"] == Fraction(3, 4)
    assert shares["accompagner"] == 0
    assert shares["se-former"] is None


def test_points_are_read_between_the_lowest_and_the_highest_of_their_question():
    odd = Question("A", ("a", "b", "c"), (3, 4, 9), {"evaluer": 1})
    assert [odd.share(rank) for rank in range(3)] == [0, Fraction(1, 6), 1]
    assert Question("A", ("a", "b", "c"), (2, 2, 2), {}).share(1) == 0


@settings(max_examples=30)
@given(signs, st.integers(0, 9))
def test_a_better_answer_never_lowers_a_score(text, place):
    if text[place] not in "01":
        return
    better = text[:place] + str(int(text[place]) + 1) + text[place + 1 :]
    before, after = scores(text), scores(better)
    for low, high in zip((before.overall, *before.rubrics), (after.overall, *after.rubrics), strict=True):
        assert (low.share is None) == (high.share is None)
        assert low.share is None or 0 <= low.share <= high.share <= 1


@settings(max_examples=30)
@given(signs)
def test_the_drawing_is_filled_as_far_as_the_score(text):
    for each in (lambda found: (found.overall, *found.rubrics))(scores(text)):
        filled = sum(tread.filled for tread in each.treads)
        assert abs(filled - float((each.share or 0) * 100)) < 0.05
        assert sum(tread.width for tread in each.treads) == 100


def test_the_weakest_rubric_comes_first_after_those_nobody_knows():
    found = scores("1x210x210x")
    assert [each.name for each in found.weakest_first][:1] == ["mettre-en-oeuvre"]
    assert found.weakest is not None
    assert found.weakest.share == min(each.share for each in found.rubrics if each.share is not None)


@pytest.mark.parametrize(
    ("text", "first"), [("2100210021", "accompagner"), ("1100110011", "se-former"), ("x" * 10, "se-former")]
)
def test_who_begins_reads_rubrics_in_the_order_of_the_kit_others_the_weakest_first(text, first):
    """Half of the way, a third of it, unknown."""
    assert scores(text).in_turn[0].name == first


def test_equal_rubrics_have_no_weakest_one_and_keep_their_order():
    found = scores("1111111111")
    assert found.weakest is None
    assert [each.name for each in found.weakest_first] == list(RUBRICS)


def test_a_scale_of_its_own_for_a_rubric():
    questionnaire = make_questionnaire()
    strict = replace(questionnaire, scales=questionnaire.scales | {"evaluer": Scale((60, 90), MESSAGES)})
    found = {each.name: each.slug for each in scores("1111111111", strict).rubrics}
    assert (found["evaluer"], found["accompagner"]) == ("comprendre", "s-approprier")
