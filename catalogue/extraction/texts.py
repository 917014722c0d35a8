"""The text taken from a file, and why there may be none. Used inside the reader: nothing of Django here."""

import re
import unicodedata

# The values of `TextStatus`, as documents store them.
READ, CUT, EMPTY, ENCRYPTED, BROKEN, TOO_MUCH = "lu", "coupe", "vide", "chiffre", "abime", "trop"
# The values of `PdfPart`, likewise.
TITLE, LANGUAGE, TAGS = "titre", "langue", "balises"

LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
CUT_WORD = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010][ \t]*\n[ \t]*(?=[a-zà-öø-ÿœ])")
SPACES = re.compile(r"[^\S\u00a0\u202f]+")
# Control characters, halves of characters and what is not one: PostgreSQL refuses some, nobody searches any.
UNSTORABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class Refused(Exception):
    """There is no text to give. Its argument is the status that says why."""


class Full(Exception):
    """As much text was read as is wanted."""


class Endless(Exception):
    """The file goes on past any sensible size."""


class OutOfTime(BaseException):
    """The time allowed is over. Not an `Exception`: a library that catches everything must not go on."""


class Text:
    """What was read so far, page by page, and never more than is wanted."""

    def __init__(self, most: int):
        self.room = most
        self.done: list[str] = []
        self.page: list[str] = []
        self.pages: int | None = None  # how many the file has, when it says
        self.lacks: list[str] | None = None  # of what makes a PDF accessible, when it could be looked at
        self.problems: set[str] = set()  # of single pages, the others being read

    def write(self, words: str) -> None:
        """Add to the current page.

        Raises:
            Full: there was no room for all of it.
        """
        self.page.append(words[: self.room])
        self.room -= len(words)
        if self.room < 0:
            raise Full

    def turn(self) -> None:
        """End the current page."""
        self.done.append(tidy("".join(self.page)))
        self.page = []

    def turn_if_written(self) -> None:
        """The same, for formats that may say twice that a page ends."""
        if any(not words.isspace() for words in self.page):
            self.turn()

    def has_words(self) -> bool:
        """Whether there is anything to search."""
        return any(character.isalnum() for page in self.done for character in page)

    def __str__(self):
        return "\f".join(self.done)


def tidy(text: str) -> str:
    """Text without what only the printed page needed: ligatures, words cut at line ends, runs of spaces."""
    text = unicodedata.normalize("NFC", UNSTORABLE.sub("", text).translate(LIGATURES))
    lines = (SPACES.sub(" ", line).strip() for line in CUT_WORD.sub("", text).splitlines())
    return "\n".join(line for line in lines if line)
