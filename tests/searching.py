"""Asking the catalogue, as a visitor does."""

from catalogue.forms import CatalogueForm
from catalogue.models import Resource
from catalogue.search.finding import Found


def ask(text: str = "", **names) -> Found:
    """What is found with these words and these values of filters, such as `type=["guide"]`."""
    return CatalogueForm({"q": text, **names}).find()


def found(text: str = "", **names) -> list[str]:
    """The titles of what is found, in order."""
    keys = ask(text, **names).answer.keys
    titles = Resource.objects.in_bulk(keys)
    return [titles[key].title for key in keys]


def offered(facet: str, text: str = "", **names) -> dict[str, int]:
    """The values of a filter that are offered, by label, with their counts."""
    choices = next(choices for one, choices in ask(text, **names).facets if one.name == facet)
    return {choice.value.label: choice.count for choice in choices}
