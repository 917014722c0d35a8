"""Answering a visitor: the question as asked, else spelt better, else with as many of its words as can be."""

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import blake2b

from django.core.cache import cache

from catalogue.models import FacetValue
from catalogue.search import engine, spelling
from catalogue.search.directory import Directory, directory
from catalogue.search.engine import Answer, Selection
from catalogue.search.facets import FACETS, Facet
from catalogue.search.french import fold
from catalogue.search.query import Query, parse

TALLIES_KEPT = 24 * 3600  # seconds; the version of the index is in the key


@dataclass(frozen=True)
class Choice:
    """A value of a filter, how many results it would give, and whether it is chosen."""

    value: FacetValue
    count: int
    chosen: bool


@dataclass
class Found:
    """What a visitor gets.

    `query` is what was looked for in the end, `asked` what was typed; they differ when a word was misspelt.
    `unfiltered` is the number of results that the words alone would give, counted only when nothing was found.
    """

    asked: Query
    query: Query
    values: dict[str, list[FacetValue]]
    order: str
    answer: Answer
    directory: Directory
    unfiltered: int = 0
    facets: list[tuple[Facet, list[Choice]]] = field(default_factory=list)

    @property
    def is_corrected(self) -> bool:
        """Whether a word was spelt otherwise."""
        return self.asked.text != self.query.text

    @property
    def is_fruitless(self) -> bool:
        """Whether the words, as typed and by themselves, find nothing: what editors want to know."""
        whole = not self.is_corrected and not self.query.loose
        return bool(self.asked.terms) and not (whole and (self.answer.total or self.unfiltered))


def find(text: str, names: dict[str, list[str]], order: str, start: int, length: int) -> Found:
    """Look for resources.

    Args:
        text: what was typed.
        names: the values asked for, by filter, as addresses name them; those that no resource has are left out.
        order: a key of `engine.ORDERS`, or "" for the one that suits: relevance with words, else date.
        start, length: which results are wanted.
    """
    today = directory()
    asked = parse(text, today.synonyms)
    values = known_values(names, today)
    selection = {name: frozenset(value.character for value in chosen) for name, chosen in values.items()}
    order = order if order in engine.ORDERS and (asked.terms or order != "pertinence") else ""
    order = order or ("pertinence" if asked.terms else "date")
    wanted = (order, start, length)
    answer = browse(today, selection, *wanted) if not asked.terms else engine.ask(asked, selection, *wanted)
    found = Found(asked, asked, values, order, answer, today)
    if not answer.total and asked.terms:
        try_harder(found, selection, wanted)
    found.facets = [(facet, choices(facet, found)) for facet in FACETS]
    return found


def known_values(names: dict[str, list[str]], today: Directory) -> dict[str, list[FacetValue]]:
    """The values that exist among those asked for, each once, by filter."""
    known = {
        facet: [today.by_name[facet, name] for name in dict.fromkeys(asked) if (facet, name) in today.by_name]
        for facet, asked in names.items()
    }
    return {facet: values for facet, values in known.items() if values}


def browse(today: Directory, selection: Selection, order: str, start: int, length: int) -> Answer:
    """An answer without words: its counts are the same until the index changes, only the page is read."""
    chosen = sorted((name, *sorted(characters)) for name, characters in selection.items())
    key = f"tallies:{today.version}:{blake2b(repr(chosen).encode()).hexdigest()}"
    kept = cache.get(key)
    if kept is None:
        answer = engine.ask(Query(), selection, order, start, length)
        cache.set(key, replace(answer, keys=[], texts={}), TALLIES_KEPT)
        return answer
    return replace(kept, keys=engine.browse(selection, order, start, length))


def try_harder(found: Found, selection: Selection, wanted: tuple[str, int, int]) -> None:
    """Nothing has all the words under these filters: say what the words alone would give, or ask otherwise."""
    found.unfiltered = engine.total(found.asked) if selection else 0
    if found.unfiltered:
        return
    if better := spelling.corrected(found.asked):
        found.query, found.answer = better, engine.ask(better, selection, *wanted)
        if not found.answer.total and selection:
            found.unfiltered = engine.total(better)
            if found.unfiltered:
                return
    if not found.answer.total and len(found.query.terms) > 1:
        found.query = replace(found.query, loose=True)
        found.answer = engine.ask(found.query, selection, *wanted)


def choices(facet: Facet, found: Found) -> list[Choice]:
    """The values of a filter that would give results, and those that are chosen even if they give none."""
    counts: Counter = found.answer.beside.get(facet.name, found.answer.counts)
    chosen = {value.character for value in found.values.get(facet.name, [])}
    known = found.directory.by_facet.get(facet.name, {})
    listed = [
        Choice(value, counts[character], character in chosen)
        for character, value in known.items()
        if character in counts or character in chosen
    ]
    return sorted(listed, key=ORDERS[facet.order])


filed = lru_cache(maxsize=20_000)(fold)  # hundreds of labels are sorted for each answer
ORDERS = {
    "count": lambda choice: (-choice.count, filed(choice.value.label)),
    "label": lambda choice: filed(choice.value.label),
    "rank": lambda choice: choice.value.rank,
    "newest": lambda choice: -int(choice.value.value),
}
