"""Territories by their official codes, with how many resources are about each."""

from collections import defaultdict
from typing import Annotated

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import urlencode
from ninja import Path, Query, Router
from pydantic import Field

from catalogue.models import Resource, ResourceTerritory
from catalogue.search.query import tidy
from sharing.api.paging import listed, unknown_in
from sharing.api.problems import Problem
from sharing.api.resource_rows import place
from sharing.api.resource_shapes import Place
from sharing.api.shapes import IDENTIFIER, Listed, Paging
from territories.models import Territory

router = Router(tags=["Territoires"])
KINDS = ", ".join(Territory.Kind.values)
OneKind = Annotated[str, IDENTIFIER, Path(..., description=f"Un type : {KINDS}.", example="departement")]
Code = Annotated[str, IDENTIFIER, Path(..., description="Code INSEE, ou SIREN d’une intercommunalité.", example="62")]
AREAS = ("territory", "territory__parent", "territory__parent__parent", "territory__intercommunality")


class PlaceWithin(Place):
    """A territory, where it lies, and how much is said of it."""

    population: int | None = Field(description="Nombre d’habitants.", examples=[6_500])
    departement: Place | None = Field(description="Le département où il est.")
    region: Place | None = Field(description="La région où il est.")
    intercommunalite: Place | None = Field(description="L’intercommunalité dont la commune est membre.")
    ressources: int = Field(description="Nombre de ressources publiques qui en parlent, ou d’un territoire qui y est.")


class Places(Listed):
    """A page of territories."""

    resultats: list[PlaceWithin] = Field(description="Les territoires de la page.")


class Asked(Paging):
    """Which territories are asked for."""

    q: str = Field("", description="Le début d’un nom, de ses mots, ou un code officiel.", examples=["loos-en"])
    type: str = Field("", description=f"Un type : {KINDS}.", examples=["region"])


@router.get(
    "/territoires/",
    response={200: Places, 400: Problem},
    url_name="api_territories",
    operation_id="territoires",
    summary="Chercher des territoires",
    description="Régions, départements, intercommunalités et communes, par leur code officiel. Avec des mots : le nom "
    "exact d’abord, puis les plus peuplés ; sans eux, par nom.",
)
def territories(request: HttpRequest, response: HttpResponse, asked: Query[Asked]):
    """The territories whose name begins so, a page at a time."""
    words, kind = tidy(asked.q), asked.type if asked.type in Territory.Kind.values else ""
    found = Territory.objects.filter(kind=kind) if kind else Territory.objects.all()
    found = found.search(words) if words else found.order_by("search_name", "code", "kind")
    page = found.with_parents()[asked.start : asked.start + asked.par_page]
    query = urlencode({name: value for name, value in {"q": words, "type": kind}.items() if value})
    known = {"q": None, "type": set(Territory.Kind.values), "page": None, "par_page": None}
    return listed(request, response, asked, found.count(), rows(list(page)), query, unknown_in(request.GET, known))


@router.get(
    "/territoires/{type}/{code}/",
    response={200: PlaceWithin, 404: Problem},
    url_name="api_territory",
    operation_id="territoire",
    summary="Lire un territoire",
    description="Par son type et son code officiel : un même code peut être d’une région et d’un département.",
)
def territory(request: HttpRequest, type: OneKind, code: Code):
    """One territory."""
    known = type in Territory.Kind.values and code.isalnum()
    found = get_object_or_404(Territory.objects.with_parents(), kind=type, code=code.upper() if known else "")
    return rows([found])[0]


def rows(found: list[Territory]) -> list[dict]:
    """What answers say of these territories."""
    counts = resources_in([territory.pk for territory in found])
    return [row(territory, counts[territory.pk]) for territory in found]


def row(territory: Territory, count: int) -> dict:
    """What answers say of a territory."""
    around = {"departement": territory.departement, "region": territory.region}
    around["intercommunalite"] = territory.intercommunality
    return {
        **place(territory),
        "population": territory.population,
        **{name: place(area) if area and area != territory else None for name, area in around.items()},
        "ressources": count,
    }


def resources_in(keys: list[int]) -> dict[int, int]:
    """How many resources that visitors see are about each of these territories, or about one that lies in it.

    Two plain statements: as one, PostgreSQL chose to cross all communes with all pages, and never ended.
    """
    inside = Q()
    for area in AREAS:
        inside |= Q(**{f"{area}__in": keys})
    items = ResourceTerritory.objects.filter(inside).order_by()
    said = list(items.values_list("page_id", *(f"{area}_id" for area in AREAS)))
    pages = Resource.objects.listed().filter(alias_of=None, pk__in={page for page, *_ in said})
    listed = set(pages.order_by().values_list("pk", flat=True))
    found = defaultdict(set)
    for page, *areas in said:
        if page in listed:
            for area in areas:
                found[area].add(page)
    return defaultdict(int, {area: len(pages) for area, pages in found.items()})
