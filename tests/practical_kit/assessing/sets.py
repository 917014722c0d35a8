"""Questionnaires and answers for the tests of the self-assessment."""

from hypothesis import strategies

from practical_kit.assessing.answers import Answers
from practical_kit.assessing.questionnaire import Question, Questionnaire, Scale

RUBRICS = ("se-former", "mettre-en-oeuvre", "accompagner", "evaluer")
MESSAGES = ("Comprenez.", "Appropriez-vous.", "Innovez.")


def make_questions(count=10, points=(0, 1, 2), **fields):
    """Questions of one rubric each, in turn, that all weigh the same."""
    return tuple(
        Question(f"Question {n} ?", ("Non.", "Un peu.", "Oui."), points, {RUBRICS[n % 4]: 1}, **fields)
        for n in range(count)
    )


def make_questionnaire(count=10, fewest_known=6, **fields):
    """A questionnaire with one scale for all."""
    scales = dict.fromkeys(("ensemble", *RUBRICS), Scale((35, 70), MESSAGES))
    return Questionnaire(make_questions(count, **fields), scales, fewest_known)


def given(signs):
    """Answers, from their signs."""
    return Answers(tuple(signs))


signs = strategies.text("012x", min_size=10, max_size=10)


def sent(signs, **others):
    """What the form sends."""
    given = {f"q{number}": sign for number, sign in enumerate(signs, 1) if sign != "_"}
    return given | {"voir": "1"} | others
