"""The blocks in which editors write the questions and what is said of each level; what is broken is not published."""

from collections import Counter

from django.forms.utils import ErrorList
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from catalogue.models import Rubric
from practical_kit.assessing.lists import AnswersBlock, WeightsBlock, refused
from practical_kit.assessing.questionnaire import ANSWERS, FEWEST, MOST, OVERALL
from territories.names import typeset

ANSWER_LENGTH, MESSAGE_LENGTH = 160, 400


def rubric_choices() -> list[tuple[str, str]]:
    """The rubrics, by slug."""
    return list(Rubric.objects.values_list("slug", "name"))


def scope_choices() -> list[tuple[str, str]]:
    """What a level is reached in."""
    return [(OVERALL, "Dans l’ensemble"), *rubric_choices()]


class TermBlock(blocks.ChoiceBlock):
    """A choice among terms of the database, by slug."""

    def normalize_choice(self, value):
        """Slugs are text already: Wagtail would read all terms from the database for each value of a page."""
        return value


class WeightBlock(blocks.StructBlock):
    """What a question weighs in a rubric."""

    rubric = TermBlock(choices=rubric_choices, label="Rubrique")
    weight = blocks.IntegerBlock(label="Poids", default=1, min_value=0, max_value=9)

    class Meta:
        label = "Rubrique"
        label_format = "{rubric} ({weight})"


class AnswerBlock(blocks.StructBlock):
    """A described answer and its points."""

    text = blocks.CharBlock(label="Réponse", max_length=ANSWER_LENGTH)
    points = blocks.IntegerBlock(label="Points", min_value=0, max_value=9)

    class Meta:
        label = "Réponse"
        label_format = "{text} ({points})"


class QuestionBlock(blocks.StructBlock):
    """A question, its three answers, and the rubrics it counts for."""

    text = blocks.CharBlock(label="Question", max_length=160)
    help = blocks.CharBlock(label="Aide", max_length=250, required=False, help_text="Facultatif. Une phrase.")
    answers = AnswersBlock(
        AnswerBlock(),
        label="Réponses",
        min_num=ANSWERS,
        max_num=ANSWERS,
        default=[{"text": "", "points": points} for points in range(ANSWERS)],
        help_text=typeset("Trois, de la moins avancée à la plus avancée. « Je ne sais pas » s’ajoute de lui-même."),
    )
    rubrics = WeightsBlock(
        WeightBlock(), label="Compte pour", min_num=1, help_text="Une rubrique ou plusieurs, chacune avec son poids."
    )

    class Meta:
        icon = "help"
        label = "Question"
        label_format = "{text}"
        description = "Une question, ses trois réponses, ce qu’elle pèse dans chaque rubrique."
        preview_value = {"text": "Qui anime la démarche ?"}


class CheckedStreamBlock(blocks.StreamBlock):
    """A stream held to rules of its own once its blocks are right, and not in a draft. Folded: it is long."""

    class Meta:
        collapsed = True

    def broken(self, value) -> list[str]:
        """What is wrong with the whole, in French."""
        raise NotImplementedError

    def clean(self, value):
        cleaned = super().clean(value)
        if not self.is_deferred_validation and (told := self.broken(cleaned)):
            raise StreamBlockValidationError(non_block_errors=ErrorList(map(refused, told)))
        return cleaned


class QuestionsBlock(CheckedStreamBlock):
    """The questions, in order: 8 to 12, at least one in each rubric."""

    question = QuestionBlock()

    def broken(self, value) -> list[str]:
        told = []
        if not FEWEST <= len(value) <= MOST:
            told += [f"Il faut de {FEWEST} à {MOST} questions : il y en a {len(value)}."]
        weighed = {line["rubric"] for block in value for line in block.value["rubrics"] if line["weight"]}
        told += [
            f"La rubrique « {name} » n’a aucune question : ajoutez-en une, ou comptez-y une question existante."
            for slug, name in rubric_choices()
            if slug not in weighed
        ]
        return told


class LevelsBlock(blocks.StructBlock):
    """Where levels begin, and what is said of each, overall or in a rubric."""

    about = TermBlock(choices=scope_choices, label="Pour")
    second = blocks.IntegerBlock(
        label=typeset("« S’approprier » à partir de (%)"),
        default=35,
        min_value=1,
        max_value=99,
        help_text="Du chemin entre les réponses les moins avancées, 0 %, et les plus avancées, 100 %.",
    )
    third = blocks.IntegerBlock(label=typeset("« Innover » à partir de (%)"), default=70, min_value=1, max_value=99)
    comprendre = blocks.TextBlock(label=typeset("Message de « Comprendre »"), max_length=MESSAGE_LENGTH, rows=3)
    s_approprier = blocks.TextBlock(label=typeset("Message de « S’approprier »"), max_length=MESSAGE_LENGTH, rows=3)
    innover = blocks.TextBlock(label=typeset("Message de « Innover »"), max_length=MESSAGE_LENGTH, rows=3)

    class Meta:
        icon = "order-up"
        label = "Niveaux"
        label_format = "{about}"
        description = "Où commencent les niveaux, et ce que l’on en dit."
        preview_value = {"comprendre": "Vous posez les bases."}

    def clean(self, value):
        cleaned = super().clean(value)
        if not self.is_deferred_validation and cleaned["second"] >= cleaned["third"]:
            told = "« Innover » commence après « S’approprier » : donnez un nombre plus grand."
            raise StructBlockValidationError(block_errors={"third": refused(told)})
        return cleaned


class AllLevelsBlock(CheckedStreamBlock):
    """The levels, overall and in each rubric, each once."""

    levels = LevelsBlock()

    def broken(self, value) -> list[str]:
        found = Counter(block.value["about"] for block in value)
        missing = [f"Il manque les niveaux pour « {name} »." for slug, name in scope_choices() if not found[slug]]
        twice = [
            f"« {name} » est là deux fois : gardez un seul bloc." for slug, name in scope_choices() if found[slug] > 1
        ]
        return [*missing, *twice]
