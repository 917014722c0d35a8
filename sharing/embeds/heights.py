"""How high a frame must be for nothing of it to be cut: reckoned here, for pages that run no script.

Follows static/css/embed.css, on the safe side; tests/browser/test_embeds.py compares it with what Chromium draws.
"""

from collections.abc import Iterable
from math import ceil
from typing import NamedTuple

NARROW = 320  # pixels: the narrowest column that a frame without a width must fit
SIDES = 34  # pixels on both sides of the text
LETTER = 0.57  # width of a letter, on average, for the height of the text


class Text(NamedTuple):
    """A text: how many pixels high its letters are, its lines, and the room after it."""

    words: str
    size: float
    line: float
    after: float = 8


def title(words: str) -> Text:
    """The title of a card."""
    return Text(words, 18, 24)


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
    tall = sum(ceil(len(text.words) * text.size * LETTER / room) * text.line + text.after for text in texts)
    return ceil((tall + beside) / 10) * 10
