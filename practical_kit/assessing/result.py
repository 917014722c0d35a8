"""The result of a self-assessment: levels, and a path with its reasons. Made from the text of an address."""

from dataclasses import dataclass

from catalogue.models import NeedLevel, Resource, Rubric
from practical_kit.assessing.answers import Answers, read
from practical_kit.assessing.candidates import candidates, regions
from practical_kit.assessing.choosing import Aim, Choice, choose_cases, choose_path
from practical_kit.assessing.questionnaire import LEVELS, Questionnaire
from practical_kit.assessing.scoring import Score, Scores, score
from territories.names import typeset


@dataclass(frozen=True)
class Vocabulary:
    """The need levels and the rubrics, by slug, in their order."""

    levels: dict[str, NeedLevel]
    rubrics: dict[str, Rubric]

    @classmethod
    def read(cls) -> "Vocabulary":
        """Those of the site."""
        levels = {level.slug: level for level in NeedLevel.objects.filter(slug__in=LEVELS)}
        return cls(levels, {rubric.slug: rubric for rubric in Rubric.objects.all()})

    def level(self, slug: str) -> str:
        """The name of a level, in quotation marks."""
        return f"« {self.levels[slug].name if slug in self.levels else slug} »"

    def rubric(self, slug: str) -> str:
        """The name of a rubric, in quotation marks."""
        return f"« {self.rubrics[slug].name if slug in self.rubrics else slug} »"


@dataclass(frozen=True)
class Rated:
    """A score and what it is about: `name` for readers, `level` None when there is no score."""

    name: str
    level: NeedLevel | None
    score: Score


@dataclass(frozen=True)
class Step:
    """A resource of the path, and why it is there, in a sentence."""

    resource: Resource
    reason: str


@dataclass(frozen=True)
class Result:
    """What a page, a file or a comparison shows of some answers."""

    questionnaire: Questionnaire
    answers: Answers
    region: str
    overall: Rated
    rubrics: list[Rated]
    path: list[Step]
    cases: list[Step]

    @property
    def text(self) -> str:
        """What the address holds."""
        return self.answers.written(self.questionnaire)

    @property
    def begins(self) -> bool:
        """Whether the bases come first: the first level, or none yet."""
        return self.overall.score.slug in ("", LEVELS[0])

    @property
    def codes(self) -> list[str]:
        """What it leads to, in order."""
        return [step.resource.code for step in (*self.path, *self.cases)]

    @property
    def answered(self) -> list[tuple[str, str]]:
        """Each question with its answer in words: empty when there is none."""
        said = zip(self.questionnaire.questions, self.answers.signs, self.answers.ranks, strict=True)
        return [
            (question.text, "Je ne sais pas" if sign == "x" else "" if rank is None else question.answers[rank])
            for question, sign, rank in said
        ]


def rated(scores: Scores, words: Vocabulary) -> tuple[Rated, list[Rated]]:
    """The scores with the names of what they are about: overall, then by rubric."""
    rubrics = [Rated(words.rubrics[each.name].name, words.levels.get(each.slug), each) for each in scores.rubrics]
    return Rated("Dans l’ensemble", words.levels.get(scores.overall.slug), scores.overall), rubrics


def assess(page, text: str, region: str = "") -> Result:
    """The result of these answers.

    Args:
        page: the page of the self-assessment.
        text: the answers, as an address holds them.
        region: the code of a region whose cases come first.

    Raises:
        UnreadableError: the text holds no answers.
    """
    questionnaire = page.questionnaire
    return result_of(page, questionnaire, read(text, questionnaire), region)


def result_of(page, questionnaire: Questionnaire, answers: Answers, region: str = "") -> Result:
    """The same, of answers that were read."""
    words = Vocabulary.read()
    scores = score(questionnaire, answers, list(words.rubrics))
    here = dict(regions()).get(region, "") if region else ""
    aims = [Aim(each.name, each.slug or scores.overall.slug or LEVELS[0]) for each in scores.in_turn]
    resources, cases = candidates()
    path = choose_path(resources, aims, page.path_length)
    stories = choose_cases(cases, aims, scores.overall.slug or LEVELS[0], here, page.cases_length)
    keys = [choice.key for choice in (*path, *stories)]
    shown = {each.pk: each for each in Resource.objects.listed().filter(pk__in=keys).for_cards()}
    return Result(
        questionnaire,
        answers,
        here,
        *rated(scores, words),
        [Step(shown[choice.key], reason(choice, scores, words)) for choice in path if choice.key in shown],
        [Step(shown[choice.key], reason_of_case(choice, scores, words)) for choice in stories if choice.key in shown],
    )


def reason(choice: Choice, scores: Scores, words: Vocabulary) -> str:
    """Why a resource is in the path: its rubric, then its level."""
    slug = choice.aim.rubric
    scored = next(each for each in scores.rubrics if each.name == slug)
    if scored.share is None:
        why = f"Pour {words.rubric(slug)}, dont vous savez encore peu de choses"
    elif scores.weakest is scored:
        why = f"Pour {words.rubric(slug)}, la rubrique où vous avez le plus à gagner"
    elif scores.in_turn != scores.weakest_first and scores.in_turn[0] is scored:
        why = f"Pour {words.rubric(slug)}, par où commence le kit"
    else:
        why = f"Pour {words.rubric(slug)}"
    return typeset(f"{why} : {of_level(choice, bool(scored.slug), words)}.")


def of_level(choice: Choice, is_reached: bool, words: Vocabulary) -> str:
    """How the level of a resource stands to the one looked for."""
    if not choice.level:
        return "elle vaut pour tous les niveaux"
    if choice.level != choice.aim.level:
        return f"niveau {words.level(choice.level)}, le plus proche du vôtre"
    return f"niveau {words.level(choice.level)}, {'le vôtre dans cette rubrique' if is_reached else 'pour commencer'}"


def reason_of_case(choice: Choice, scores: Scores, words: Vocabulary) -> str:
    """Why a case is proposed: its region, its level, its rubric."""
    parts = [f"Dans votre région, {choice.region}"] if choice.region else []
    if not choice.level:
        parts += ["Sans niveau particulier"]
    elif choice.level != choice.aim.level:
        parts += [f"Niveau {words.level(choice.level)}, le plus proche du vôtre"]
    else:
        parts += [f"Niveau {words.level(choice.level)}, {'le vôtre' if scores.overall.slug else 'pour commencer'}"]
    if choice.aim.rubric:
        parts += [f"il éclaire {words.rubric(choice.aim.rubric)}"]
    sentence = " ; ".join(part if rank == 0 else part[0].lower() + part[1:] for rank, part in enumerate(parts))
    return typeset(f"{sentence}.")
