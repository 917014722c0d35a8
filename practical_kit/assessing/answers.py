"""Answers as an address holds them: one sign a question, then the version of the questions.

`2102x01221-a0b1…`: the rank of the answer from 0, `x` for « je ne sais pas », `_` where nothing was answered yet; then
two signs for each question (`Question.mark`). Nothing of it is kept here: whoever has the address has the answers.
"""

import re
from dataclasses import dataclass

from practical_kit.assessing.questionnaire import ANSWERS, MARK_LENGTH, Questionnaire
from territories.names import typeset

UNKNOWN, NONE = "x", "_"
RANKS = "".join(map(str, range(ANSWERS)))
WRITTEN = re.compile(rf"([{RANKS}{UNKNOWN}{NONE}]{{1,20}})-([0-9A-Za-z]{{2,40}})")
ILL_WRITTEN = typeset(
    "Cette adresse de résultat est incomplète ou mal recopiée. Copiez-la en entier, ou répondez aux questions."
)


class UnreadableError(ValueError):
    """A text that holds no answers. The message, in French, is for the visitor."""


@dataclass(frozen=True)
class Answers:
    """What was answered to the questions of today, one sign each.

    `is_whole` tells whether every question of then was answered, `gone` how many of them are no longer asked.
    """

    signs: tuple[str, ...]
    is_whole: bool = True
    gone: int = 0

    @property
    def ranks(self) -> list[int | None]:
        """The rank of each answer; None when there is none, or it is « je ne sais pas »."""
        return [int(sign) if sign in RANKS else None for sign in self.signs]

    @property
    def known(self) -> int:
        """How many answers count."""
        return sum(rank is not None for rank in self.ranks)

    @property
    def unknown(self) -> int:
        """How many are « je ne sais pas »."""
        return self.signs.count(UNKNOWN)

    @property
    def missing(self) -> int:
        """How many questions have no answer."""
        return self.signs.count(NONE)

    @property
    def has_changed(self) -> bool:
        """Whether the questions are not those that were answered."""
        return bool(self.gone) or (self.is_whole and bool(self.missing))

    def written(self, questionnaire: Questionnaire) -> str:
        """The text that addresses hold."""
        return f"{''.join(self.signs)}-{questionnaire.version}"


def read(text: str, questionnaire: Questionnaire) -> Answers:
    """The answers that a text holds, given to the questions of today that were asked already.

    Raises:
        UnreadableError: it holds none.
    """
    found = WRITTEN.fullmatch(text.strip())
    if not found or len(found[2]) != MARK_LENGTH * len(found[1]):
        raise UnreadableError(ILL_WRITTEN)
    signs, version = found.groups()
    given: dict[str, list[str]] = {}
    for rank, sign in enumerate(signs):
        given.setdefault(version[MARK_LENGTH * rank : MARK_LENGTH * (rank + 1)], []).append(sign)
    kept = tuple(given[q.mark].pop(0) if given.get(q.mark) else NONE for q in questionnaire.questions)
    return Answers(kept, NONE not in signs, sum(map(len, given.values())))
