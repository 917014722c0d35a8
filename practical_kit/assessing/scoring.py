"""From answers to levels. Exact fractions: a threshold is reached or not, on every machine."""

from dataclasses import dataclass
from fractions import Fraction

from practical_kit.assessing.answers import Answers
from practical_kit.assessing.questionnaire import LEVELS, OVERALL, Question, Questionnaire, Scale

RISE = (4, 7, 10)  # how high the steps of the drawing stand, of ten


@dataclass(frozen=True)
class Tread:
    """A step of the drawing of a score: where it begins, how wide and high it is, how much of its width is reached."""

    slug: str
    start: float
    width: float
    height: int
    filled: float

    @property
    def top(self) -> int:
        """Its distance from the top of the drawing."""
        return RISE[-1] - self.height


@dataclass(frozen=True)
class Score:
    """How far on the way somebody is, overall or for a rubric; `share` is None when too few answers are known."""

    name: str
    scale: Scale
    share: Fraction | None

    @property
    def rank(self) -> int | None:
        """The rank of the level, from 0; None without a score."""
        return None if self.share is None else self.scale.level(self.share)

    @property
    def slug(self) -> str:
        """The slug of the level; empty without a score."""
        return "" if self.share is None else LEVELS[self.rank]

    @property
    def percent(self) -> int | None:
        """The share in hundredths, cut: a level that begins at 35 is never shown as reached at 34.6."""
        return None if self.share is None else int(self.share * 100)

    @property
    def message(self) -> str:
        """What is said of the level."""
        return "" if self.share is None else self.scale.messages[self.rank]

    @property
    def treads(self) -> list[Tread]:
        """The three steps of its drawing."""
        bounds = (0, *self.scale.starts, 100)
        reached = float(self.share * 100) if self.share is not None else 0
        return [
            Tread(slug, start, end - start, height, round(min(max(reached - start, 0), end - start), 2))
            for slug, start, end, height in zip(LEVELS, bounds, bounds[1:], RISE, strict=False)
        ]


@dataclass(frozen=True)
class Scores:
    """The score overall, and of each rubric that questions weigh in, in the order they were asked for."""

    overall: Score
    rubrics: tuple[Score, ...]

    @property
    def weakest_first(self) -> list[Score]:
        """The rubrics where one has most to learn first: those nobody could say anything of, then the lowest."""
        return sorted(self.rubrics, key=lambda score: -1 if score.share is None else score.share)

    @property
    def in_turn(self) -> list[Score]:
        """The rubrics in the order to read them: as asked for by who begins, overall; else the weakest first."""
        return list(self.rubrics) if self.overall.slug in ("", LEVELS[0]) else self.weakest_first

    @property
    def weakest(self) -> Score | None:
        """The one rubric that is below all others; None when there is none."""
        known = [score for score in self.weakest_first if score.share is not None]
        return known[0] if len(known) > 1 and known[0].share < known[1].share else None


def score(questionnaire: Questionnaire, answers: Answers, rubrics) -> Scores:
    """The scores of these answers.

    The overall one is the mean of the answers that are known, each weighing what its question weighs in all rubrics;
    there is none under `fewest_known` answers. That of a rubric is their mean by what they weigh in it; there is
    none when those that are known weigh less than half of the rubric.

    Args:
        rubrics: slugs, in the order of the result.
    """
    ranked = list(zip(questionnaire.questions, answers.ranks, strict=True))
    overall = mean([(question, rank, question.weight) for question, rank in ranked], Fraction(0))
    enough = answers.known >= questionnaire.fewest_known
    by_rubric = tuple(
        Score(
            slug, questionnaire.scale(slug), mean([(q, r, q.weights.get(slug, 0)) for q, r in ranked], Fraction(1, 2))
        )
        for slug in rubrics
    )
    return Scores(Score(OVERALL, questionnaire.scale(OVERALL), overall if enough else None), by_rubric)


def mean(weighed: list[tuple[Question, int | None, int]], least: Fraction) -> Fraction | None:
    """The mean of the answers that are known; None if they weigh nothing, or less than this share of the whole."""
    whole = sum(weight for _, _, weight in weighed)
    known = sum(weight for _, rank, weight in weighed if rank is not None)
    if not known or known < least * whole:
        return None
    return sum(question.share(rank) * weight for question, rank, weight in weighed if rank is not None) / known
