"""Text as it is pasted from Word, a PDF or a web page, and as it is kept."""

import re
import unicodedata

# Soft hyphens, spaces of no width, marks of direction, byte-order marks: seen by nobody, found by no search.
# The joiners U+200C and U+200D are kept: some scripts and signs need them.
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")
LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
SPACES = re.compile("[ \t\u2002-\u200a\u205f\u3000]+")  # neither U+00A0 nor U+202F, which French typography needs


def tidied(text: str, has_lines: bool = False) -> str:
    """The same words without what cannot be seen: accents in one piece, plain spaces, one line or true lines."""
    text = UNSEEN.sub("", unicodedata.normalize("NFC", text))
    lines = (SPACES.sub(" ", line).strip(" ") for line in LINE_ENDS.split(text))
    return "\n".join(lines).strip() if has_lines else " ".join(line for line in lines if line)
