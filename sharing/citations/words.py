"""Words as references want them: on one line, in French typography."""

import re
import unicodedata

from territories.names import typeset

BREAKS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")  # a no-break space is none
MARKS = (".", "!", "?", "…", ".»", "!»", "?»")


def one_line(text: str) -> str:
    """The text on one line, without what can't be printed, accents in one piece."""
    return unicodedata.normalize("NFC", BREAKS.sub(" ", text)).strip()


def french(text: str) -> str:
    """The text on one line, with the no-break spaces of French; numbers stay with what they number."""
    return re.sub(r"(?<=\bn°|\bp\.) (?=\d)|(?<=\d) (?=p\.)", "\N{NO-BREAK SPACE}", typeset(one_line(text)))


def ended(text: str) -> str:
    """The text with a full stop, unless it has a mark of its own at its end."""
    bare = re.sub(r"[\s\u202f]+(?=»$)", "", text)
    return text if bare.endswith(MARKS) else f"{text}."


def listed(names: list[str], last: str) -> str:
    """« A, B et C »."""
    return f" {last} ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
