"""The outlines of the map, and how counts become shades."""

import json
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from territories.map.outlines import OUTLINES

CREDIT = "Carte\N{NO-BREAK SPACE}: MapSVG / Victor Cazanave (svg-maps), CC BY 4.0, modifiée"
# Too small to be hit or read at the size of the country: drawn a second time, six times larger.
ENLARGED = ("75", "92", "93", "94")
SHADES = 4  # beside that of « none »


class Outline(NamedTuple):
    """A département as it is drawn: its path, and where its number is written."""

    code: str
    path: str
    x: int
    y: int


class Drawing(NamedTuple):
    """The whole map."""

    width: int
    height: int
    outlines: dict[str, Outline]


class Shade(NamedTuple):
    """A class of counts, from `first` to `last`, and how dark it is drawn: 0 for none, then 1 to 4."""

    darkness: int
    first: int
    last: int


@cache
def drawing() -> Drawing:
    """The map, read once."""
    kept = json.loads(OUTLINES.read_text(encoding="utf-8"))
    outlines = {code: Outline(code, **outline) for code, outline in kept["departements"].items()}
    return Drawing(kept["width"], kept["height"], outlines)


def shades(most: int) -> list[Shade]:
    """The classes from 1 to the largest count: at most four, each wider than the one before as counts usually are."""
    ends = sorted({max(1, round(most ** (rank / SHADES))) for rank in range(1, SHADES + 1)}) if most else []
    return [
        Shade(-(-SHADES * rank // len(ends)), before + 1, last)
        for rank, (before, last) in enumerate(pairwise([0, *ends]), 1)
    ]


def darkness(count: int, classes: list[Shade]) -> int:
    """How dark a count is drawn."""
    return next((shade.darkness for shade in classes if shade.first <= count <= shade.last), 0)
