"""Several results side by side: where a team agrees, where it does not, what it does not know."""

from dataclasses import dataclass
from fractions import Fraction

from practical_kit.assessing.answers import NONE, UNKNOWN, Answers
from practical_kit.assessing.questionnaire import Question, Questionnaire
from practical_kit.assessing.result import Rated, Vocabulary, rated
from practical_kit.assessing.scoring import score
from territories.names import typeset

FEWEST, MOST = 2, 10  # results
FAR = Fraction(1, 2)  # between two answers to be worth a talk: one step of two
TOLD = 3  # divergences told in words
NAME_LENGTH = 40


@dataclass(frozen=True)
class Entry:
    """One result of a comparison, under the name that was given to it."""

    name: str
    answers: Answers
    overall: Rated
    rubrics: list[Rated]

    @property
    def all(self) -> list[Rated]:
        """Overall, then by rubric."""
        return [self.overall, *self.rubrics]


@dataclass(frozen=True)
class Row:
    """A question with the answers of everybody: each with a name, in words, and its share of the way (None: none)."""

    number: int
    question: Question
    cells: list[tuple[str, str, Fraction | None]]
    unknown: list[str]

    @property
    def gap(self) -> Fraction:
        """How far the two answers are that differ most."""
        shares = [share for _, _, share in self.cells if share is not None]
        return max(shares) - min(shares) if len(shares) > 1 else Fraction(0)

    @property
    def told(self) -> str:
        """Who says what, in a sentence."""
        said: dict[str, list[str]] = {}
        for name, answer, share in self.cells:
            if share is not None:
                said.setdefault(answer, []).append(name)
        parts = [f"{together(names)} : « {answer.rstrip('.')} »" for answer, names in said.items()]
        return typeset(f"{' ; '.join(parts)}.")


@dataclass(frozen=True)
class Comparison:
    """Two results or more."""

    entries: list[Entry]
    rows: list[Row]

    @property
    def rated(self) -> list[tuple[Rated, list[tuple[str, Rated]]]]:
        """What is rated, overall then by rubric, each with the rating of everybody under their name."""
        return [
            (each, [(entry.name, entry.all[place]) for entry in self.entries])
            for place, each in enumerate(self.entries[0].all)
        ]

    @property
    def divergences(self) -> list[Row]:
        """The questions where answers differ most, the widest gap first."""
        apart = [row for row in self.rows if row.gap >= FAR]
        return sorted(apart, key=lambda row: (-row.gap, row.number))[:TOLD]

    @property
    def unknown(self) -> list[tuple[Row, str]]:
        """The questions that somebody could not answer, each with who, in words."""
        return [(row, together(row.unknown)) for row in self.rows if row.unknown]

    @property
    def widest(self) -> str:
        """The rubric where results differ most, in a sentence; empty when they don't."""
        gaps = {}
        for each, ratings in self.rated[1:]:
            known = [rating.score.percent for _, rating in ratings if rating.score.percent is not None]
            gaps[each.name] = max(known) - min(known) if len(known) > 1 else 0
        name = max(gaps, key=gaps.get, default="")
        if not name or not gaps[name]:
            return ""
        return typeset(f"La rubrique où vos résultats s’écartent le plus : « {name} ».")


def together(names: list[str]) -> str:
    """« Ana », « Ana et Bob », « Ana, Bob et Chloé »."""
    return " et ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def compare(questionnaire: Questionnaire, named: list[tuple[str, Answers]]) -> Comparison:
    """These results side by side; those without a name are numbered."""
    words = Vocabulary.read()
    entries = [
        Entry(name, answers, *rated(score(questionnaire, answers, list(words.rubrics)), words))
        for name, answers in zip(names([name for name, _ in named]), (each for _, each in named), strict=True)
    ]
    rows = [row(place, question, entries) for place, question in enumerate(questionnaire.questions)]
    return Comparison(entries, rows)


def names(given: list[str]) -> list[str]:
    """What each is called: no two alike, so that a sentence says who is meant."""
    called: list[str] = []
    for place, name in enumerate(given, 1):
        name = " ".join(name.split())[:NAME_LENGTH] or f"Réponse {place}"
        called.append(name if name not in called else f"{name} ({place})")
    return called


def row(place: int, question: Question, entries: list[Entry]) -> Row:
    """A question and what each says to it."""
    cells, unknown = [], []
    for entry in entries:
        sign, rank = entry.answers.signs[place], entry.answers.ranks[place]
        if sign == UNKNOWN:
            unknown.append(entry.name)
        words = {UNKNOWN: "Je ne sais pas", NONE: "Question nouvelle, sans réponse"}
        answer = words[sign] if rank is None else question.answers[rank]
        cells.append((entry.name, answer, None if rank is None else question.share(rank)))
    return Row(place + 1, question, cells, unknown)
