"""Which resources and cases make the path of a result, and why; the same ones for the same answers and catalogue.

Resources: rubrics take turns in the order of `Scores.in_turn`, so that the first has one more when places can't be
shared evenly; they are then told rubric by rubric. In a rubric, what is of the level reached there comes first, then
what lives in it, then what differs most from what was chosen already (kind, themes), then what is in French, then what
has a document that one can open, then the newest. Cases: those of the region that was said, then those of the overall
level, then those of the first rubric, each of another region where possible.
"""

from dataclasses import dataclass, field
from itertools import count, cycle

from practical_kit.assessing.questionnaire import LEVELS

FAR = len(LEVELS)


@dataclass(frozen=True)
class Candidate:
    """What is to be known of a resource to choose it: slugs of terms, names of regions."""

    key: int
    kind: str = ""
    rubric: str = ""
    also_in: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    themes: frozenset[int] = frozenset()
    regions: frozenset[str] = frozenset()
    year: int = 0
    is_french: bool = True
    opens: bool = False  # a file, or the address of the document itself

    @property
    def rubrics(self) -> frozenset[str]:
        """All rubrics it is listed in."""
        return self.also_in | {self.rubric}

    def distance(self, level: str) -> int:
        """How many steps away from a level it is."""
        return min((abs(LEVELS.index(slug) - LEVELS.index(level)) for slug in self.levels & set(LEVELS)), default=FAR)

    def nearest(self, level: str) -> str:
        """Its level that is nearest to another, the lowest of two; empty when it has none."""
        known = [slug for slug in LEVELS if slug in self.levels]
        return min(known, key=lambda slug: abs(LEVELS.index(slug) - LEVELS.index(level)), default="")


@dataclass(frozen=True)
class Aim:
    """What is looked for: a rubric, and a level."""

    rubric: str
    level: str


@dataclass(frozen=True)
class Choice:
    """A resource of the path: for which aim, at which level; `region` when that of the visitor decided."""

    key: int
    aim: Aim
    level: str
    region: str = ""


@dataclass
class Seen:
    """What was chosen already, which the next one should differ from."""

    keys: set[int] = field(default_factory=set)
    kinds: list[str] = field(default_factory=list)
    themes: set[int] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)

    def add(self, candidate: Candidate) -> None:
        """Note one more."""
        self.keys.add(candidate.key)
        self.kinds.append(candidate.kind)
        self.themes |= candidate.themes
        self.regions |= candidate.regions


def choose_path(candidates: list[Candidate], aims: list[Aim], length: int) -> list[Choice]:
    """The resources to read, in order.

    Args:
        aims: one for each rubric, in the order of reading.
    """
    seen, chosen = Seen(), []
    turns = cycle(aims)
    idle = 0  # turns in a row that found nothing more in their rubric
    while len(chosen) < length and idle < len(aims):
        aim = next(turns)
        within = [each for each in candidates if aim.rubric in each.rubrics and each.key not in seen.keys]
        idle = 0 if within else idle + 1
        if within:
            best = min(within, key=lambda each: rank(each, aim, seen))
            seen.add(best)
            chosen.append(Choice(best.key, aim, best.nearest(aim.level)))
    return sorted(chosen, key=lambda choice: aims.index(choice.aim))


def rank(candidate: Candidate, aim: Aim, seen: Seen) -> tuple:
    """The lower, the better for this aim."""
    return (
        candidate.distance(aim.level),
        candidate.rubric != aim.rubric,
        seen.kinds.count(candidate.kind),
        len(candidate.themes & seen.themes),
        not candidate.is_french,
        not candidate.opens,
        -candidate.year,
        -candidate.key,
    )


def choose_cases(candidates: list[Candidate], aims: list[Aim], level: str, region: str, length: int) -> list[Choice]:
    """The cases to look at, in order.

    Args:
        aims: one for each rubric, in the order of reading.
        level: the overall one.
        region: the name of the visitor's; empty when it was not said.
    """
    order = dict(zip((aim.rubric for aim in aims), count(), strict=False))
    seen, chosen = Seen(), []
    for _ in range(length):
        free = [candidate for candidate in candidates if candidate.key not in seen.keys]
        best = min(free, key=lambda case: rank_case(case, order, level, region, seen), default=None)
        if best is None:
            break
        seen.add(best)
        main = min(best.rubrics & set(order), key=order.get, default="")
        here = region if region in best.regions else ""
        chosen.append(Choice(best.key, Aim(main, level), best.nearest(level), here))
    return chosen


def rank_case(case: Candidate, order: dict[str, int], level: str, region: str, seen: Seen) -> tuple:
    """The lower, the better."""
    return (
        not region or region not in case.regions,
        case.distance(level),
        min((order.get(slug, len(order)) for slug in case.rubrics), default=len(order)),
        bool(case.regions & seen.regions),
        len(case.themes & seen.themes),
        -case.year,
        -case.key,
    )
