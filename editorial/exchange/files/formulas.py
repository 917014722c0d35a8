"""Cells that a spreadsheet would run: `=cmd|…` is a formula to it, wherever it comes from.

An apostrophe in front makes it text, in every spreadsheet. Reading takes it off again; a cell that begins with one
and could be taken for a guarded one is given another, so that nothing is lost.
"""

import re

GUARDED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")
NEEDS_GUARD = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def guarded(text: str) -> str:
    """The cell as text that no spreadsheet runs."""
    return f"'{text}" if NEEDS_GUARD.match(text) else text


def bared(text: str) -> str:
    """What was guarded."""
    return text[1:] if GUARDED.match(text) else text
