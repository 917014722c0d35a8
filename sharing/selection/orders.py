"""The orders that a selection can be shown in. What was withdrawn comes last, but where it was put by hand."""

from collections.abc import Callable, Iterable

from sharing.selection.kept import Kept
from territories.names import fold


def by_title(kept: Kept) -> tuple:
    """In alphabetical order."""
    return (fold(kept.title),)


def by_date(kept: Kept) -> tuple:
    """The newest first; those without a date last."""
    return -(kept.resource.year or 0), -(kept.resource.month or 0)


def by_rubric(kept: Kept) -> tuple:
    """In the order of the kit."""
    rubric = kept.resource.rubric
    return (rubric is None, rubric.position if rubric else 0)


def by_level(kept: Kept) -> tuple:
    """From the first step of its need levels."""
    levels = kept.resource.levels
    return (not levels, levels[0].position if levels else 0)


LABELS = {"": "ordre d’ajout", "titre": "titre", "date": "date", "rubrique": "rubrique", "besoin": "besoin"}
ORDERS: dict[str, Callable[[Kept], tuple]] = {
    "titre": by_title,
    "date": by_date,
    "rubrique": by_rubric,
    "besoin": by_level,
}


def ordered(kept: Iterable[Kept], order: str) -> list[Kept]:
    """These resources in an order; as they are when it is none."""
    if order not in ORDERS:
        return list(kept)
    return sorted(kept, key=lambda one: (0, *ORDERS[order](one)) if one.resource else (1, fold(one.title)))
