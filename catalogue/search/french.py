"""French words as the search knows them: one analysis in Python, for the index and the question, on both databases.

Text becomes plain ASCII stems before SQLite's FTS5 or PostgreSQL's tsvector sees it: accents, case, elisions and word
forms are forgiven alike everywhere (docs/decisions.md).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "OE", "Æ": "AE"})
HYPHENS = "-\u00ad\u2010\u2011"
APOSTROPHES = "'’ʼ"
WORD = re.compile(rf"[^\W_]+(?:[{HYPHENS}{APOSTROPHES}][^\W_]+)*(?P<open>[{APOSTROPHES}])?")
PARTS = re.compile(f"[{HYPHENS}{APOSTROPHES}]")
ELISION = re.compile(rf"([^\W_]+)[{APOSTROPHES}]")
INVERSION = re.compile(rf"[{HYPHENS}](?:t[{HYPHENS}])?(?:je|tu|ils?|elles?|on|nous|vous|ce)$")  # participe-t-elle
INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")  # E.P.C.I.
ELIDED = frozenset("l d j m t s n c qu jusqu lorsqu puisqu quoiqu".split())
# Too common to tell one text from another; question words with them, since people ask questions.
STOP_WORDS = frozenset(
    """a à afin ai ainsi au aucun aucune aussi autre autres aux avec avoir c ca ce ceci cela celle celles celui ces cet
    cette ceux chaque chez ci comme comment d dans de des dois doit doivent donc dont du elle elles en entre es est et
    etc etre eu eux faut fait il ils j je l la le les leur leurs lui là m ma mais me meme mes moi mon même n ne nos
    notre nous on ont or ou où par pas peu peut peuvent peux plus pour pourquoi pouvons pu qu quand que quel quelle
    quelles quels qui quoi s sa sans se sera seront ses si soi soit sommes son sont sous sur t ta te tes toi ton tous
    tout toute toutes tres trop tu très un une vers veut vos votre vous y à ça être""".split()
)
# Prefixes written apart, with a hyphen or joined: « co construction » is « co-construction » is « coconstruction ».
PREFIXES = frozenset("auto bio co éco eco géo geo infra inter intra macro micro multi péri peri pluri socio".split())
# Snowball takes these for « commun » and « collectif »: here, they are what half of the questions are about.
APART = {"commune": "commune", "communes": "commune"} | dict.fromkeys(("collectivite", "collectivites"), "collectivite")
WHOLE = {"st": "saint", "ste": "sainte"}
PLURAL = re.compile(r"(?<=[a-z]{2}[aiou])s$|(?<=[a-z]{2}[iu])x$")  # emplois, élus, lieux: Snowball leaves them
BOUNDARY = "zz"  # stands between words that are not neighbours in the text, so that no phrase is found across
ORDERED_STEMS = 7_500  # PostgreSQL numbers 16,383 positions: past this, words are found but phrases are not
ROOM = 350_000  # bytes of stems kept beyond: PostgreSQL refuses a vector of more than a mebibyte
LONGEST_STEM = 40  # letters: what is longer is no word

_stemmer = snowballstemmer.stemmer("french")


class Token(NamedTuple):
    """A word of a text: its stems (one for each hyphenated part), other ways to write it, and where it stands."""

    word: str
    stems: tuple[str, ...]
    variants: tuple[str, ...]
    start: int
    end: int

    @property
    def forms(self) -> set[str]:
        """Every stem under which the word is found."""
        return {*self.stems, *self.variants}


def fold(text: str) -> str:
    """Lower case, without accents or ligatures."""
    decomposed = unicodedata.normalize("NFKD", text.translate(LIGATURES).lower())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def tidy(text: str) -> str:
    """Text in which a character is one code point, so that positions in it can be cut at."""
    return unicodedata.normalize("NFC", text)


def ascii_stem(word: str) -> str:
    """The stem of a word, in letters and digits that both databases read as one token; "" for none."""
    if apart := APART.get(fold(word)):
        return apart
    stem = PLURAL.sub("", re.sub(r"[^a-z0-9]", "", fold(_stemmer.stemWord(word))))
    if stem[:1].isdigit() and not stem.isdigit():
        stem = f"n{stem}"  # PostgreSQL would read « 1e5x » as a number and a word
    return "" if stem == BOUNDARY else stem[:LONGEST_STEM]


@lru_cache(maxsize=200_000)
def forms(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stems of a lower-case word, and its other stems: parts joined, without accents, verbs as infinitives."""
    parts = [WHOLE.get(part, part) for part in PARTS.split(word.translate(LIGATURES)) if part]
    stems = tuple(filter(None, map(ascii_stem, parts)))
    variants = [ascii_stem("".join(parts))] if len(parts) > 1 else []
    for part in parts:
        bare = fold(part)
        variants += [ascii_stem(other) for other in ([bare] if bare != part else []) + infinitives(part)]
    return stems, tuple(dict.fromkeys(form for form in variants if form and form not in stems))


def infinitives(word: str) -> list[str]:
    """What « évaluent » and « coopérons » may be forms of: Snowball leaves them as they are."""
    if len(word) > 5 and word.endswith("ent") and not word.endswith("ment"):
        return [word.removesuffix("ent") + "er"]
    if len(word) > 6 and word.endswith("ons") and not word.endswith("ions"):
        return [word.removesuffix("ons") + "er"]
    return []


def tokens(text: str) -> Iterator[Token]:
    """The words of a `tidy` text, without the elided articles.

    Initials are one word (« E.P.C.I. »), and so is a prefix written apart from its word (« co construction »).
    """
    stops = {found.start() + found[0].count("."): found.end() for found in INITIALS.finditer(text)}
    text = INITIALS.sub(lambda found: found[0].replace(".", "").ljust(len(found[0])), text)
    prefix = None
    for start, end, word in spelt(text):
        end = stops.get(end, end)
        if prefix and text[prefix[1] : start].isspace():
            joined = f"{prefix[2]}-{word}"
            yield Token(joined, *forms(joined), prefix[0], end)
            prefix = None
            continue
        if prefix:
            yield Token(prefix[2], *forms(prefix[2]), *prefix[:2])
        prefix = (start, end, word) if word in PREFIXES else None
        if not prefix:
            yield Token(word, *forms(word), start, end)
    if prefix:
        yield Token(prefix[2], *forms(prefix[2]), *prefix[:2])


def spelt(text: str) -> Iterator[tuple[int, int, str]]:
    """Where words are, and the words in lower case. An apostrophe ends what is elided, and else is within a word."""
    for match in WORD.finditer(text):
        start, end = match.start(), match.end() - (1 if match["open"] else 0)
        while (elided := ELISION.match(text, start, match.end())) and elided[1].lower() in ELIDED:
            start = elided.end()
        if inverted := INVERSION.search(text[start:end].lower()):
            end -= len(inverted[0])
        if start < end:
            yield start, end, text[start:end].lower().replace("\u00ad", "")


def useful(text: str) -> list[Token]:
    """The words of a text that are worth looking for."""
    return [token for token in tokens(tidy(text)) if token.word not in STOP_WORDS and token.stems]


def index_text(texts: Iterable[str], words: set[str] | None = None) -> str:
    """Stems as the index stores them: in order, then what is only to be found as single words.

    Args:
        texts: pieces that do not follow one another: no phrase is found across two of them.
        words: receives the words themselves, for spelling.
    """
    ordered: list[str] = []
    alone: dict[str, None] = {}
    for text in texts:
        for token in useful(text):
            ordered += token.stems
            alone.update(dict.fromkeys(token.variants))
            if words is not None:
                words.add(token.word)
        ordered.append(BOUNDARY)
    alone.update(dict.fromkeys(ordered[ORDERED_STEMS:]))
    return " ".join([*ordered[:ORDERED_STEMS], *(form for stem in within_room(alone) for form in (stem, BOUNDARY))])


def within_room(stems: Iterable[str]) -> Iterator[str]:
    """As many stems as a vector has room for: those of words first, then numbers, of which tables have thousands."""
    room = ROOM
    for stem in sorted(stems, key=str.isdigit):
        room -= len(stem) + 6  # its place among the others
        if room < 0:
            return
        yield stem
