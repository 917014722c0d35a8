"""From what editors wrote, perhaps half of it, to the questionnaire."""

from practical_kit.assessing.questionnaire import LEVELS, Question, Questionnaire, Scale

USUAL = Scale().starts


def questionnaire_of(questions, levels, fewest_known: int | None) -> Questionnaire:
    """The questionnaire of two streams. What can't be asked yet, in the preview of a draft, is left out.

    Args:
        questions: a stream of `QuestionBlock`.
        levels: a stream of `LevelsBlock`.
    """
    asked = tuple(question(block.value) for block in questions if is_askable(block.value))
    scales = {block.value["about"]: scale(block.value) for block in levels if block.value.get("about")}
    return Questionnaire(asked, scales, fewest_known or 0)


def is_askable(value) -> bool:
    """Whether there is something to ask, and to choose from."""
    return bool(value.get("text") and value.get("answers"))


def question(value) -> Question:
    """A question as it is counted with."""
    answers = value["answers"]
    return Question(
        value["text"],
        tuple(answer.get("text") or "…" for answer in answers),
        tuple(answer.get("points") or 0 for answer in answers),
        {line["rubric"]: line.get("weight") or 0 for line in value.get("rubrics") or () if line.get("rubric")},
        value.get("help") or "",
    )


def scale(value) -> Scale:
    """The scale of a rubric."""
    starts = (value.get("second") or USUAL[0], value.get("third") or USUAL[1])
    return Scale(starts, tuple(value.get(slug.replace("-", "_")) or "" for slug in LEVELS))
