"""Names that look like one another: the same but for accents, plural, hyphens or word order, an acronym, a slip.

No name is compared with every other: those that share nothing of what is looked at never meet.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from catalogue.search.french import ELIDED, STOP_WORDS, ascii_stem, fold

CLOSE = 86  # of 100: below, two names have too many letters apart
SHORTEST, LONG = 5, 9  # letters of a name or word in which a slip is looked for, of one that may hold two
RAREST = 3  # words by which a name meets others
ENDS = 6  # letters at the beginning and at the end, by which it does too
CROWD = 60  # names that share something so common that it says nothing
SHARED_ACRONYM = 4  # bodies: more have the same acronym by nature, as chambers of each region have
IN_BRACKETS = re.compile(r"\(([^()]{2,20})\)")
WORD = re.compile(r"[a-z0-9]+")
stem = lru_cache(maxsize=100_000)(ascii_stem)
COMMON = frozenset(fold(word) for word in STOP_WORDS | ELIDED)

SAME, ACRONYM, SLIP = "même nom, écrit autrement", "sigle", "noms très proches"


class Named(NamedTuple):
    """Something that has a name, and perhaps an acronym."""

    key: Hashable
    name: str
    acronym: str = ""


@dataclass(frozen=True)
class Form:
    """A name as it is compared."""

    key: Hashable
    words: tuple[str, ...]  # stems, in order, without the small words
    spelt: tuple[str, ...]  # the words themselves: the stem of a misspelt word is another
    acronyms: frozenset[str]
    initials: frozenset[str]

    @classmethod
    def of(cls, named: Named) -> "Form":
        """Read a name. An acronym in brackets after it is one of its acronyms; a name of one word may be one itself."""
        folded = fold(named.name)
        bracketed = [letters(found) for found in IN_BRACKETS.findall(folded)]
        whole = WORD.findall(IN_BRACKETS.sub(" ", folded) if bracketed else folded)
        plain = [word for word in whole if word not in COMMON] or whole
        alone = [plain[0]] if len(plain) == 1 and len(plain[0]) > 2 else []
        acronyms = {*bracketed, *alone, letters(fold(named.acronym))}
        initials = {"".join(word[0] for word in some) for some in (plain, whole) if len(some) > 2}
        stems = tuple(stem(word) or word for word in plain)
        return cls(named.key, stems, tuple(plain), frozenset(acronyms - {""}), frozenset(initials))

    @cached_property
    def compact(self) -> str:
        """Without spaces: « co-construction » is « coconstruction »."""
        return "".join(self.words)

    @cached_property
    def in_line(self) -> str:
        """Whatever the order of its words."""
        return " ".join(sorted(self.words))

    @cached_property
    def spelling(self) -> str:
        """As it is spelt, whatever the order of its words."""
        return " ".join(sorted(self.spelt))

    @cached_property
    def numbers(self) -> list[str]:
        """The numbers in it: two years are two things."""
        return [word for word in self.words if word.isdigit()]


def letters(text: str) -> str:
    """« A.D.E.M.E. » is « ademe »."""
    return "".join(WORD.findall(text))


def likeness(one: Form, other: Form) -> str:
    """Why two names look like one another; "" when they do not."""
    if not (one.compact and other.compact):
        return ""
    if one.compact == other.compact or one.in_line == other.in_line:
        return SAME
    if (one.acronyms & (other.acronyms | other.initials)) or one.initials & other.acronyms:
        return ACRONYM
    return SLIP if is_slip(one, other) else ""


def is_slip(one: Form, other: Form) -> bool:
    """Whether some letters only are apart, and each word still is the same or almost."""
    if min(len(one.compact), len(other.compact)) < SHORTEST or one.numbers != other.numbers:
        return False
    if fuzz.ratio(one.spelling, other.spelling, score_cutoff=CLOSE):
        apart = sorted(set(one.spelt) - set(other.spelt)), sorted(set(other.spelt) - set(one.spelt))
        return len(apart[0]) == len(apart[1]) and all(map(is_near, *apart))
    return False


def is_near(word: str, other: str) -> bool:
    """Whether one word may be the other, misspelt: it begins alike, and one letter is wrong, two in a long word."""
    shortest = min(len(word), len(other))
    allowed = 0 if shortest < SHORTEST else 1 if shortest < LONG else 2
    return word[0] == other[0] and OSA.distance(word, other, score_cutoff=allowed) <= allowed


class Names:
    """Many names, ready to be compared with one another or with another one."""

    def __init__(self, named: Iterable[Named]):
        forms = [Form.of(one) for one in named]
        shared = Counter(acronym for form in forms for acronym in form.acronyms)
        common = {acronym for acronym, count in shared.items() if count > SHARED_ACRONYM}
        self.forms = [replace(form, acronyms=form.acronyms - common) for form in forms]
        self.rarity = Counter(word for form in self.forms for word in set(form.words))
        self.meetings: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, form in enumerate(self.forms):
            for handle in self.handles(form):
                self.meetings[handle].append(place)

    def handles(self, form: Form) -> set[tuple[str, str]]:
        """What a name shares with those it is to be compared with."""
        rarest = sorted(set(form.words), key=lambda word: (self.rarity[word], word))[:RAREST]
        return {
            ("same", form.compact),
            ("same", form.in_line),
            *(("acronym", one) for one in form.acronyms | form.initials),
            *(("word", word) for word in rarest),
            ("begins", form.compact[:ENDS]),
            ("ends", form.compact[-ENDS:]),
        }

    def close_to(self, named: Named) -> list[Hashable]:
        """The keys of the names that look like this one, those that are the same first."""
        form = Form.of(named)
        met = {place for handle in self.handles(form) for place in self.meetings.get(handle, ())}
        found = [(likeness(form, self.forms[place]), self.forms[place]) for place in sorted(met)]
        order = [SAME, ACRONYM, SLIP]
        ranked = sorted((order.index(why), place) for place, (why, _) in enumerate(found) if why)
        return [found[place][1].key for _, place in ranked if found[place][1].key != named.key]

    def pairs(self) -> Iterator[tuple[Hashable, Hashable, str]]:
        """Every two names that look like one another, each pair once, with why."""
        met: set[tuple[int, int]] = set()
        for (kind, _), places in self.meetings.items():
            if kind == "same" or len(places) <= CROWD:
                met.update(combinations(places, 2))
        for one, other in sorted(met):
            if why := likeness(self.forms[one], self.forms[other]):
                yield self.forms[one].key, self.forms[other].key, why


def close_to(name: str, candidates: Iterable) -> list:
    """The themes or organisations that this name may be another name of, the likeliest first.

    To look many names up among the same candidates, keep a `Names`.

    Args:
        candidates: objects that have a `name`, and perhaps an `acronym`.
    """
    known = dict(enumerate(candidates))
    names = Names(Named(place, one.name, getattr(one, "acronym", "")) for place, one in known.items())
    return [known[place] for place in names.close_to(Named(None, name))]
