"""The set of questions as the self-assessment counts with it, whatever writes it: the admin, a file, a test."""

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from hashlib import sha256
from string import ascii_letters, digits

from territories.names import fold

LEVELS = ("comprendre", "s-approprier", "innover")  # the slugs of the need levels, in order
OVERALL = "ensemble"  # what is neither a rubric nor about one
FEWEST, MOST = 8, 12  # questions
ANSWERS = 3  # of a question, « je ne sais pas » left aside
SIGNS = digits + ascii_letters
MARK_LENGTH = 2


@dataclass(frozen=True)
class Question:
    """A question, its answers in order, each with its points, and what it weighs in each rubric (by slug)."""

    text: str
    answers: tuple[str, ...]
    points: tuple[int, ...]
    weights: dict[str, int]
    help: str = ""

    @cached_property
    def mark(self) -> str:
        """Two signs that are no longer the same when the words of the question or of an answer change.

        Case, accents, spaces and punctuation are not words: to mend them makes no other question.
        """
        number = int(sha256("\n".join(map(fold, (self.text, *self.answers))).encode()).hexdigest(), 16)
        return SIGNS[number % len(SIGNS)] + SIGNS[number // len(SIGNS) % len(SIGNS)]

    @property
    def weight(self) -> int:
        """What it weighs in all."""
        return sum(self.weights.values())

    def share(self, rank: int) -> Fraction:
        """Where an answer stands between the lowest of this question, 0, and the highest, 1."""
        lowest, highest = min(self.points), max(self.points)
        return Fraction(self.points[rank] - lowest, highest - lowest) if highest > lowest else Fraction(0)


@dataclass(frozen=True)
class Scale:
    """From which share of the way, in hundredths, the second and the third level begin; what is said of each level."""

    starts: tuple[int, int] = (35, 70)
    messages: tuple[str, str, str] = ("", "", "")

    def level(self, share: Fraction) -> int:
        """The rank of the level that is reached: 0, 1 or 2."""
        return sum(share * 100 >= start for start in self.starts)


@dataclass(frozen=True)
class Questionnaire:
    """The questions, the scale of each rubric (by slug) and overall, and how many answers make a result."""

    questions: tuple[Question, ...]
    scales: dict[str, Scale] = field(default_factory=dict)
    fewest_known: int = 0

    @cached_property
    def version(self) -> str:
        """The marks of the questions, one after the other: an address that holds them tells what has changed since."""
        return "".join(question.mark for question in self.questions)

    def scale(self, name: str) -> Scale:
        """The scale of a rubric, or `OVERALL`."""
        return self.scales.get(name, Scale())
