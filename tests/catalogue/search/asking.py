"""What the tests of the search ask with: the set of questions, and the slugs of what is found."""

import tomllib
from pathlib import Path

from catalogue.models import Resource
from catalogue.search import upkeep
from catalogue.search.finding import Found, find

HERE = Path(__file__).parent
QUESTIONS = tomllib.loads((HERE / "relevance.toml").read_text(encoding="utf-8"))["query"]
EVERYTHING = 1_000


def ask(text: str, order: str = "", start: int = 0, length: int = EVERYTHING, **names: list[str]) -> Found:
    """The answer of the search, once what was written is indexed."""
    upkeep.flush()
    return find(text, names, order, start, length)


def slugs(found: Found) -> list[str]:
    """What was found, in order."""
    known = Resource.objects.in_bulk(found.answer.keys)
    return [known[key].slug for key in found.answer.keys]


def titles(text: str, **asked) -> list[str]:
    """The titles of what a text finds, in order."""
    found = ask(text, **asked)
    known = Resource.objects.in_bulk(found.answer.keys)
    return [known[key].title for key in found.answer.keys]
