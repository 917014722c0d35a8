"""Answers in an address: read as they were written, and honest when the questions have changed since."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practical_kit.assessing.answers import UnreadableError, read
from practical_kit.assessing.questionnaire import Question, Questionnaire
from tests.practical_kit.assessing.sets import given as answers_of
from tests.practical_kit.assessing.sets import make_questionnaire, signs


@settings(max_examples=30)
@given(signs)
def test_what_is_written_is_read_back(text):
    questionnaire = make_questionnaire()
    read_back = read(answers_of(text).written(questionnaire), questionnaire)
    assert "".join(read_back.signs) == text
    assert not read_back.has_changed


@settings(max_examples=30)
@given(st.text(max_size=60))
def test_whatever_is_typed_is_answers_or_is_refused(text):
    with suppress(UnreadableError):
        assert len(read(text, make_questionnaire()).signs) == 10


def test_an_address_is_short():
    assert len(answers_of("2103x01221").written(make_questionnaire())) == 10 + 1 + 20


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2103",
        "2103x01221",
        "2103x01221-",
        "2103x01221-ab",
        "9103x01221-" + "ab" * 10,
        "0" * 400,
        "é-aa",
        "<b>-aaaaaa",
    ],
)
def test_what_holds_no_answers_is_refused_in_french(text):
    with pytest.raises(UnreadableError, match="incomplète ou mal recopiée"):
        read(text, make_questionnaire())


def without(questionnaire, place):
    """The same less one question."""
    kept = [question for rank, question in enumerate(questionnaire.questions) if rank != place]
    return replace(questionnaire, questions=tuple(kept))


def test_a_question_that_is_gone_is_said_and_the_others_keep_their_answers():
    old = make_questionnaire()
    found = read(answers_of("0120120120").written(old), without(old, 3))
    assert "".join(found.signs) == "012120120"
    assert (found.gone, found.missing, found.has_changed) == (1, 0, True)


def test_a_new_question_has_no_answer_and_it_is_said():
    now = make_questionnaire()
    found = read(answers_of("012012012").written(without(now, 0)), now)
    assert "".join(found.signs) == "_012012012"
    assert (found.gone, found.missing, found.has_changed) == (0, 1, True)


def test_questions_that_only_changed_places_keep_their_answers():
    old = make_questionnaire()
    now = replace(old, questions=old.questions[::-1])
    found = read(answers_of("0012012012").written(old), now)
    assert "".join(found.signs) == "0012012012"[::-1]
    assert not found.has_changed


@pytest.mark.parametrize(
    ("text", "answers", "is_same"),
    [
        ("Qui decide", ("non", "un peu", "Oui !"), True),
        ("Qui décide vraiment ?", ("Non.", "Un peu.", "Oui."), False),
        ("Qui décide ?", ("Non.", "Un peu.", "Toujours."), False),
    ],
)
def test_to_mend_accents_or_punctuation_makes_no_other_question(text, answers, is_same):
    before = Question("Qui décide ?", ("Non.", "Un peu.", "Oui."), (0, 1, 2), {})
    assert (Question(text, answers, (0, 1, 2), {}).mark == before.mark) is is_same


def test_answers_of_other_questions_leave_nothing():
    other = Questionnaire(tuple(replace(q, text=f"Autre {q.text}") for q in make_questionnaire().questions))
    found = read(answers_of("0120120120").written(other), make_questionnaire())
    assert set(found.signs) == {"_"}
    assert found.gone == 10


def test_an_address_half_answered_says_so():
    questionnaire = make_questionnaire()
    found = read(answers_of("01________").written(questionnaire), questionnaire)
    assert not found.is_whole
    assert not found.has_changed
