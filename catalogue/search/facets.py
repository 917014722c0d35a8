"""The filters of the catalogue, and which of their values a resource has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from catalogue.models import Resource


class Value(NamedTuple):
    """A value of a filter: as the address says it, as the reader does, and its rank in an ordered vocabulary."""

    name: str
    label: str
    rank: int = 0


@dataclass(frozen=True)
class Facet:
    """A filter: its parameter in addresses, its label, and the values of a resource.

    `order` is how its values are shown: the most frequent first (`count`), as the vocabulary is (`rank`), the newest
    first (`newest`) or by name (`label`).
    """

    name: str
    label: str
    values: Callable[[Resource], Iterable[Value]]
    order: str = "count"


def terms(related: str) -> Callable[[Resource], Iterable[Value]]:
    """The terms of a vocabulary, named by their slugs."""
    return lambda resource: [term_value(term) for term in getattr(resource, related).all()]


def term_value(term) -> Value:
    """A term of a vocabulary."""
    return Value(term.slug, term.name, getattr(term, "position", 0))


def rubrics(resource: Resource) -> Iterable[Value]:
    """The rubric the resource lives in, and those that list it too."""
    homes = [resource.rubric] if resource.rubric else []
    return map(term_value, [*homes, *resource.also_in.all()])


def places(kind: str) -> Callable[[Resource], Iterable[Value]]:
    """The regions or the départements of the resource's territories, named by their official codes."""

    def values(resource: Resource) -> Iterable[Value]:
        found = (getattr(place, kind) for place in resource.places)
        return [Value(place.code, place.name) for place in found if place]

    return values


def kind(resource: Resource) -> Iterable[Value]:
    """The kind, in the order kinds are declared."""
    return [Value(resource.kind, resource.kind_label, Resource.kinds().index(type(resource)))]


def bodies(resource: Resource) -> Iterable[Value]:
    """The organisations that have a part in the resource."""
    return [Value(body.slug, str(body)) for body in resource.bodies()]


def year(resource: Resource) -> Iterable[Value]:
    """The year, if it is known."""
    return [Value(str(resource.year), str(resource.year))] if resource.year else []


def language(resource: Resource) -> Iterable[Value]:
    """The language of the document."""
    return [Value(resource.language, resource.get_language_display())]


def licence(resource: Resource) -> Iterable[Value]:
    """The licence, by its name and without what it allows."""
    return [Value(resource.licence, resource.get_licence_display().partition(" : ")[0])]


FACETS = (
    Facet("besoin", "Besoin", terms("need_levels"), "rank"),
    Facet("rubrique", "Rubrique du kit", rubrics, "rank"),
    Facet("type", "Type", kind, "rank"),
    Facet("theme", "Thème", terms("themes")),
    Facet("acteur", "Acteur", bodies),
    Facet("region", "Région", places("region"), "label"),
    Facet("departement", "Département", places("departement"), "label"),
    Facet("annee", "Année", year, "newest"),
    Facet("langue", "Langue", language),
    Facet("licence", "Réutilisation", licence),
)


def values_of(resource: Resource) -> dict[tuple[str, str], Value]:
    """Every value of every filter for a resource, by filter and name."""
    return {(facet.name, value.name): value for facet in FACETS for value in facet.values(resource)}
