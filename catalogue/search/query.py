"""What is asked: words and quoted phrases, each with every way it may be written."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from catalogue.models import SynonymGroup
from catalogue.search import french

LONGEST = 255  # characters
MOST_TERMS = 10  # what is typed beyond is not looked for: one search stays one search
QUOTED = re.compile(r"[\"«“”„]([^\"«»“”„]*)[\"»“”]")

Phrase = tuple[str, ...]  # stems that follow one another


@dataclass(frozen=True)
class Term:
    """Something that must be there, in one of its forms.

    `forms` are phrases of one stem or more; `typed` is what the reader wrote, to be shown or spelt otherwise. `words`
    are those of a term that has synonyms: they are enough when all are there, so that a synonym never hides anything.
    """

    forms: tuple[Phrase, ...]
    typed: str
    quoted: bool = False
    words: "tuple[Term, ...]" = ()

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Every way to say it, its own words one by one included: what is highlighted."""
        return (*self.forms, *(phrase for word in self.words for phrase in word.phrases))


@dataclass(frozen=True)
class Query:
    """A question: all its terms must be there, unless it is `loose`, and then as many as can be."""

    text: str = ""
    terms: tuple[Term, ...] = ()
    loose: bool = False

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every stem of every form of every term."""
        return frozenset(stem for term in self.terms for phrase in term.phrases for stem in phrase)

    @property
    def in_order(self) -> Phrase:
        """The question as one phrase: a title that says exactly this comes first."""
        return tuple(stem for term in self.terms for stem in term.forms[0])


def tidy(text: str) -> str:
    """What was typed, on one line, without control characters and not longer than anybody means."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(french.tidy(printable).split())[:LONGEST].strip()


def parse(text: str, same: Mapping[Phrase, tuple[Phrase, ...]]) -> Query:
    """Read a question. Any string is words: there are no operators, and nothing is an error.

    Args:
        text: what was typed.
        same: what means the same, as `synonyms()` gives it.
    """
    text = tidy(text)
    words = french.useful(QUOTED.sub(" ", text))
    phrases = [french.useful(quoted) for quoted in QUOTED.findall(text)]
    terms = [
        Term((tuple(stem for token in phrase for stem in token.stems),), " ".join(t.word for t in phrase), quoted=True)
        for phrase in phrases
        if phrase
    ]
    terms += read_words(words, same)
    terms = list(dict.fromkeys(terms))[:MOST_TERMS]
    return Query(text, tuple(terms))


def synonyms(groups: Iterable[SynonymGroup]) -> dict[Phrase, tuple[Phrase, ...]]:
    """For each term of each group, as stems, what means the same."""
    same: dict[Phrase, dict[Phrase, None]] = {}
    for group in groups:
        phrases = [
            form
            for term in group.as_list()
            for form in forms_of(french.useful(term))
            if form
        ]  # fmt: skip
        for phrase in phrases:
            same.setdefault(phrase, {}).update(dict.fromkeys(phrases))
    return {phrase: tuple(others) for phrase, others in same.items()}


def forms_of(tokens: list[french.Token]) -> list[Phrase]:
    """The ways a term may be written: as it is, and, for one word, its variants."""
    as_typed = tuple(stem for token in tokens for stem in token.stems)
    return [as_typed, *((variant,) for token in tokens for variant in token.variants if len(tokens) == 1)]


def read_words(words: list[french.Token], same: Mapping[Phrase, tuple[Phrase, ...]]) -> list[Term]:
    """Each word is a term; words that together have synonyms are one. The longest wins."""
    longest = max((len(phrase) for phrase in same), default=1)
    terms = []
    while words:
        for length in range(min(longest, len(words)), 0, -1):
            taken = words[:length]
            forms = forms_of(taken)
            equals = [equal for form in forms for equal in same.get(form, ())]
            if equals or length == 1:
                break
        typed = " ".join(token.word for token in taken)
        of_one_word = {key: equal for key, equal in same.items() if len(key) == 1} if length > 1 else {}
        each = tuple(read_words(taken, of_one_word)) if length > 1 else ()
        terms.append(Term(tuple(dict.fromkeys([*forms, *equals])), typed, words=each))
        words = words[length:]
    return terms
