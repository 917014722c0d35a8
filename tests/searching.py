"""Asking the search what a visitor would, and reading what it answers."""

from catalogue.models import Resource
from catalogue.search import upkeep
from catalogue.search.finding import Found, find

EVERYTHING = 1_000


def ask(text: str = "", order: str = "", start: int = 0, length: int = EVERYTHING, **names: list[str]) -> Found:
    """The answer, once what was written is indexed, to words and values of filters, such as `type=["guide"]`."""
    upkeep.flush()
    return find(text, names, order, start, length)


def resources(answer: Found) -> list[Resource]:
    """What was found, in order."""
    known = Resource.objects.in_bulk(answer.answer.keys)
    return [known[key] for key in answer.answer.keys]


def slugs(answer: Found) -> list[str]:
    """The slugs of what was found, in order."""
    return [resource.slug for resource in resources(answer)]


def found(text: str = "", **asked) -> list[str]:
    """The titles of what is found, in order."""
    return [resource.title for resource in resources(ask(text, **asked))]


def offered(facet: str, text: str = "", **names: list[str]) -> dict[str, int]:
    """The values of a filter that are offered, by label, with their counts."""
    choices = next(choices for one, choices in ask(text, **names).facets if one.name == facet)
    return {choice.value.label: choice.count for choice in choices}
