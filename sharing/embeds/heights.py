"""How high a frame must be for nothing of it to be cut: reckoned here, for pages that run no script.

Follows static/css/embed.css, on the safe side; tests/browser/test_embeds.py compares it with what Chromium draws.
"""

from collections.abc import Iterable
from math import ceil
from typing import NamedTuple

NARROW = 320  # pixels: the narrowest column that a frame without a width must fit
SIDES = 34  # pixels on both sides of the text
LETTER = 0.55  # width of a letter, on average, for its size; of DejaVu Sans, which is a wide font
LOST = 3  # letters at the end of each line, where a word does not fit


class Text(NamedTuple):
    """A text: how many pixels high its letters are, its lines, and the room after it."""

    words: str
    size: float
    line: float
    after: float = 8


def title(words: str) -> Text:
    """The title of a card: in bold, so reckoned larger."""
    return Text(words, 20, 24)


def plain(words: str) -> Text:
    """A sentence."""
    return Text(words, 16, 24)


def small(words: str) -> Text:
    """A detail."""
    return Text(words, 15, 22)


def height(texts: Iterable[Text], width: int, beside: int) -> int:
    """How high a frame must be, in whole tens of pixels.

    Args:
        texts: one below the other.
        width: of the frame.
        beside: pixels taken by all that is no text.
    """
    room = max(width - SIDES, 60)
    tall = sum(lines(text, room) * text.line + text.after for text in texts)
    return ceil((tall + beside) / 10) * 10


def lines(text: Text, room: int) -> int:
    """How many lines a text takes, in so many pixels."""
    return ceil(len(text.words) / max(room / (text.size * LETTER) - LOST, LOST))
