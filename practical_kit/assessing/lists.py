"""The lists inside a question: all that is wrong in them is said at once, beside what is wrong in their lines."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from wagtail.blocks import ListBlock
from wagtail.blocks.list_block import ListBlockValidationError

from practical_kit.assessing.questionnaire import ANSWERS
from territories.names import fold, typeset

HOW_MANY = {
    0: "Il faut trois réponses ; il n’en reste aucune.",
    1: "Il faut trois réponses ; il en reste une.",
    2: "Il faut trois réponses ; il en reste deux.",
}
TOO_MANY = "Il faut trois réponses ; il y en a davantage."


def refused(message: str) -> ValidationError:
    """An error in French, with its typography."""
    return ValidationError(typeset(message))


class CheckedListBlock(ListBlock):
    """A list held to rules of its own, and not in a draft."""

    def broken(self, lines) -> list[str]:
        """What is wrong with the whole, in French; lines hold what was typed, perhaps half of it."""
        raise NotImplementedError

    def clean(self, value):
        if self.is_deferred_validation:
            return super().clean(value)
        cleaned, wrong, told = value, {}, self.broken(list(value))
        try:
            cleaned = super().clean(value)
        except ListBlockValidationError as refusal:  # how many lines there are is told in our words
            wrong = refusal.block_errors
        if wrong or told:
            raise ListBlockValidationError(block_errors=wrong, non_block_errors=ErrorList(map(refused, told)))
        return cleaned


class AnswersBlock(CheckedListBlock):
    """The three answers of a question: their points go up, and no two say the same."""

    def broken(self, lines) -> list[str]:
        told = [] if len(lines) == ANSWERS else [HOW_MANY.get(len(lines), TOO_MANY)]
        points = numbers(lines, "points")
        if points != sorted(points) or (len(points) == ANSWERS and points[0] == points[-1]):
            told += ["Les points montent de la première réponse à la troisième."]
        texts = [text for line in lines if (text := fold(line["text"] or ""))]
        if len(set(texts)) < len(texts):
            told += ["La même réponse est écrite deux fois : chacune dit autre chose."]
        return told


class WeightsBlock(CheckedListBlock):
    """The rubrics that a question counts for, each once."""

    def broken(self, lines) -> list[str]:
        told = [] if lines else ["Il faut une rubrique au moins."]
        rubrics = Counter(line["rubric"] for line in lines if line["rubric"])
        if max(rubrics.values(), default=0) > 1:
            told += ["La même rubrique est nommée deux fois : gardez une seule ligne."]
        if lines and numbers(lines, "weight") == [0] * len(lines):
            told += ["Cette question ne pèse rien : donnez un poids à une rubrique au moins."]
        return told


def numbers(lines, name: str) -> list[int]:
    """What was typed in this column, where it is a number: a form gives text."""
    return [int(text) for line in lines if (text := str(line[name])).isdecimal()]


# For migrations they are plain lists: rules are no part of what the database holds.
DECONSTRUCT_ALIASES = dict.fromkeys((AnswersBlock, WeightsBlock), "wagtail.blocks.ListBlock")
