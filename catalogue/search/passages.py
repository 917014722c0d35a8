"""What a result shows: the passage in which the words are, and the words in it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from catalogue.search import french
from catalogue.search.query import Phrase, Query

WIDTH = 230  # characters of a passage
BEFORE = 70  # of them, before the first word found
# One character for one: positions in the folded text are positions in the text.
FLAT = str.maketrans("àâäáãåçèéêëìíîïñòóôöõùúûüýÿ’ʼ\u2010\u2011\u00ad", "aaaaaaceeeeiiiinooooouuuuyy''---")


@dataclass(frozen=True)
class Spot:
    """Where a term of the question is."""

    start: int
    end: int
    term: int


def spots(text: str, query: Query) -> list[Spot]:
    """Where the terms of a question are in a `tidy` text, in order; a phrase, where its words follow each other."""
    words = candidates(text, query)
    found: list[Spot] = []
    for position, term in enumerate(query.terms):
        for form in term.phrases:
            for rank in range(len(words)):
                if length := length_of(form, words, rank, text):
                    found += [Spot(word.start, word.end, position) for word in words[rank : rank + length]]
    first = {(spot.start, spot.end): spot for spot in sorted(found, key=lambda spot: (spot.start, -spot.term))}
    return list(first.values())


def length_of(form: Phrase, words: list[french.Token], rank: int, text: str) -> int:
    """How many words, from this one on, say the whole of a form; none if they do not."""
    said, first = 0, rank
    while said < len(form) and rank < len(words):
        word = words[rank]
        if rank > first and not follows(words[rank - 1], word, text):
            return 0
        if form[said : said + len(word.stems)] == word.stems:
            said += len(word.stems)
        elif form[said] in word.forms:
            said += 1
        else:
            return 0
        rank += 1
    return rank - first if said == len(form) else 0


def follows(before: french.Token, word: french.Token, text: str) -> bool:
    """Whether nothing but words that count for nothing stands between two words."""
    return not french.useful(text[before.end : word.start])


def candidates(text: str, query: Query) -> list[french.Token]:
    """The words of a `tidy` text that have one of the stems of the question, in order.

    The text is scanned for the beginnings of the stems; only what looks right is analysed. Reading every word of it
    would take seven times as long (38 ms, 274 otherwise, for 300,000 characters).
    """
    found = []
    flat = text.lower().translate(FLAT)
    if len(flat) != len(text):  # a letter whose lower case is two characters (İ): left as it is
        flat = "".join(c.lower() if len(c.lower()) == 1 else c for c in text).translate(FLAT)
    stems, end = query.stems, 0
    for match in beginnings(query).finditer(flat):
        if match.start() < end:
            continue
        for token in french.tokens(text[match.start() : match.end()]):
            if token.forms & stems and token.word not in french.STOP_WORDS:
                found.append(token._replace(start=match.start() + token.start, end=match.start() + token.end))
                end = found[-1].end
    return found


@lru_cache(maxsize=64)
def beginnings(query: Query) -> re.Pattern:
    """What a word that has one of the stems begins with. Stems may end otherwise than words do: they are cut."""
    starts = sorted({beginning(stem) for stem in query.stems}, key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(starts)})[^\W_]*(?:[-][^\W_]+)*") if starts else re.compile(r"(?!)")


def beginning(stem: str) -> str:
    """The first letters of a stem, as a pattern: ligatures, and prefixes that may be written apart."""
    for prefix in french.PREFIXES:
        if len(stem) > len(prefix) + 3 and stem.startswith(prefix) and prefix.isascii():
            return rf"{prefix}[-\s]?{beginning(stem.removeprefix(prefix))}"
    letters = stem if len(stem) <= 3 else stem[: max(3, len(stem) - 2)]
    return letters.replace("oe", "(?:oe|œ)").replace("ae", "(?:ae|æ)")


def terms_in(text: str, query: Query) -> set[int]:
    """Which terms of the question are in a text."""
    return {spot.term for spot in spots(text, query)}


def passage(text: str, query: Query) -> SafeString:
    """The piece of a text with the most terms of the question, words marked; empty when there is none."""
    found = spots(text, query)
    if not found:
        return mark_safe("")
    first = max(found, key=lambda spot: (len(within(found, spot.start)), -spot.start))
    start, end = window(text, first.start)
    return mark(text[start:end].replace("\n", " … "), query, start > 0, end < len(text))


def within(found: list[Spot], start: int) -> set[int]:
    """The terms found in the passage that starts there."""
    return {spot.term for spot in found if start <= spot.start < start + WIDTH - BEFORE}


def window(text: str, position: int) -> tuple[int, int]:
    """A passage around a position: begins and ends between words, begins at the head of a paragraph if it is near."""
    start = max(position - BEFORE, text.rfind("\n", 0, position) + 1, 0)
    if start == position - BEFORE:
        start = text.find(" ", start, position) + 1 or position
    end = min(len(text), start + WIDTH)
    if end < len(text):
        cut = max(text.rfind(" ", position, end), text.rfind("\n", position, end))
        end = cut if cut > position else end  # else a word without end, cut anywhere
    return start, end


def mark(text: str, query: Query, cut_before: bool = False, cut_after: bool = False) -> SafeString:
    """A text as HTML, with the words of the question in `<mark>`."""
    pieces: list[tuple[str, str, str]] = []
    position = 0
    for spot in spots(text, query):
        pieces += [("", text[position : spot.start], ""), ("<mark>", text[spot.start : spot.end], "</mark>")]
        position = spot.end
    pieces.append(("", text[position:], ""))
    html = "".join(f"{opening}{escape(piece)}{closing}" for opening, piece, closing in pieces)
    return mark_safe(f"{'… ' if cut_before else ''}{html}{' …' if cut_after else ''}")  # noqa: S308 -- escaped above
