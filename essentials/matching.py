"""Which chapters and glossary terms speak of what somebody looks for, by the analysis of the catalogue's search."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from wagtail.rich_text import get_text_for_indexing

from catalogue.search import french
from catalogue.search.query import Query, Term
from catalogue.visibility import listed
from essentials.models import ChapterPage, GlossaryTerm

MOST = 2  # of each: the resources are what was asked for


@dataclass(frozen=True)
class Words:
    """The stems of a chapter: of its title, of what it announces (summary, takeaways), and of the whole."""

    title: frozenset[str]
    subject: frozenset[str]
    whole: frozenset[str]


@dataclass(frozen=True)
class Matching:
    """What is offered beside the resources."""

    chapters: list[ChapterPage] = field(default_factory=list)
    terms: list[GlossaryTerm] = field(default_factory=list)

    def __bool__(self):
        return bool(self.chapters or self.terms)


_kept: dict[int, tuple[datetime | None, Words]] = {}  # by chapter: of which publication, its words


def matching(query: Query) -> Matching:
    """At most two chapters and two glossary terms for a question (two SQL statements; none without words)."""
    if not query.terms:
        return Matching()
    return Matching(matching_chapters(query), matching_terms(query))


def matching_chapters(query: Query) -> list[ChapterPage]:
    """The chapters that have the words, and announce at least one; those that say them in their title come first."""
    ranked = []
    for chapter in listed(ChapterPage.objects.all()).order_by("path"):
        words = words_of(chapter)
        in_title, announced, anywhere = (count(query, stems) for stems in (words.title, words.subject, words.whole))
        if announced and anywhere >= needed(query):
            ranked.append(((-in_title, -announced, -anywhere), chapter))
    return [chapter for _, chapter in sorted(ranked, key=lambda item: item[0])[:MOST]]


def matching_terms(query: Query) -> list[GlossaryTerm]:
    """The terms that hold the question, or that the question holds; those that say the least besides come first."""
    ranked = []
    for term in GlossaryTerm.objects.all():
        names = [name for name in map(useful, (term.term, term.expansion)) if name]
        missed = [sum(not is_asked(token, query.stems) for token in name) for name in names]
        holds = max((count(query, stems_of(name)) for name in names), default=0)
        if holds >= needed(query) or 0 in missed:
            ranked.append(((min(missed), -holds), term))
    return [term for _, term in sorted(ranked, key=lambda item: item[0])[:MOST]]


@lru_cache(maxsize=2_000)
def useful(text: str) -> tuple[french.Token, ...]:
    """The words of a short text that are worth looking for."""
    return tuple(french.useful(text))


def needed(query: Query) -> int:
    """How many terms of the question must be there."""
    return 1 if query.loose else len(query.terms)


def count(query: Query, stems: frozenset[str]) -> int:
    """How many terms of the question are among these stems, in one of their forms."""
    return sum(is_among(term, stems) for term in query.terms)


def is_among(term: Term, stems: frozenset[str]) -> bool:
    """Whether one of the forms of a term has all its stems there."""
    return any(stems.issuperset(form) for form in term.forms)


def is_asked(token: french.Token, asked: frozenset[str]) -> bool:
    """Whether a word is in the question: whole, for « co » alone does not ask for « co-construction »."""
    return asked.issuperset(token.stems) or not asked.isdisjoint(token.variants)


def stems_of(tokens: Iterable[french.Token]) -> frozenset[str]:
    """Every stem under which these words are found."""
    return frozenset().union(*(token.forms for token in tokens))


def words_of(chapter: ChapterPage) -> Words:
    """The words of a chapter, read again when it is published again."""
    published, words = _kept.get(chapter.pk, (None, None))
    if words is None or published != chapter.last_published_at:
        words = read(chapter)
        _kept[chapter.pk] = (chapter.last_published_at, words)
    return words


def read(chapter: ChapterPage) -> Words:
    """The words of a chapter, from its text."""
    title = stems_of(french.useful(chapter.title))
    takeaways = chapter._meta.get_field("takeaways").get_searchable_content(chapter.takeaways)
    subject = title | stems_of(french.useful(" ; ".join([chapter.summary, *takeaways])))
    body = " ; ".join(texts([block["value"] for block in chapter.body.raw_data]))
    return Words(title, subject, subject | stems_of(french.useful(body)))


def texts(raw) -> Iterator[str]:
    """What is written in a body as the database keeps it: its blocks would look up all that they name."""
    if isinstance(raw, str):
        yield get_text_for_indexing(raw)
    elif isinstance(raw, dict):
        for name, value in raw.items():
            if name not in ("type", "id"):
                yield from texts(value)
    elif isinstance(raw, list):
        for value in raw:
            yield from texts(value)
