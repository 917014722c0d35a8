"""Misspelt words: each is compared with the words that the resources hold."""

from dataclasses import replace

from django.db.models.functions import Length
from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalogue.models import SearchWord
from catalogue.search import engine, french
from catalogue.search.query import Query, Term, forms_of

MOST_CANDIDATES = 8  # words compared by what they find
MOST_CORRECTED = 3  # words of one question


def distance_allowed(word: str) -> int:
    """How many letters may be wrong: none below 3, one below 6, two beyond (the usual rule of search engines)."""
    return 0 if len(word) < 3 else 1 if len(word) < 6 else 2


def corrected(query: Query) -> Query | None:
    """The question with its unknown words spelt as in the resources; None when nothing is near enough."""
    counts = engine.count_each([engine.anywhere(term) for term in query.terms])
    unknown = [term for term, count in zip(query.terms, counts, strict=True) if not count and not term.quoted]
    better = {term: nearest(term) for term in unknown[:MOST_CORRECTED]}
    if not any(better.values()):
        return None
    terms = tuple(better.get(term) or term for term in query.terms)
    return replace(query, text=" ".join(f"« {t.typed} »" if t.quoted else t.typed for t in terms), terms=terms)


def nearest(term: Term) -> Term | None:
    """The word nearest to this one; of two as near, the one that finds more resources."""
    typed = french.fold(term.typed)
    allowed = distance_allowed(typed)
    if not allowed or " " in typed:
        return None
    long_enough = SearchWord.objects.annotate(length=Length("word")).filter(
        length__range=(len(typed) - allowed, len(typed) + allowed)
    )
    words = dict(long_enough.values_list("word", "shown"))
    near = process.extract(typed, words.keys(), scorer=OSA.distance, score_cutoff=allowed, limit=MOST_CANDIDATES)
    terms = [Term(tuple(forms_of(french.useful(words[word]))), words[word]) for word, _, _ in near]
    counts = engine.count_each([engine.expression(candidate) for candidate in terms]) if terms else []
    ranked = [
        (distance, -count, word, candidate)
        for (word, distance, _), count, candidate in zip(near, counts, terms, strict=True)
        if count
    ]
    return min(ranked, key=lambda found: found[:3])[3] if ranked else None
