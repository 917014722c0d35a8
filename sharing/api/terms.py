"""Rubrics, need levels, themes and organisations: those that a public resource bears, with how many do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from ninja import Path, Query, Router
from ninja.decorators import decorate_view
from pydantic import Field

from catalogue.former_terms import SLUG, former_with
from catalogue.forms import CatalogueForm
from catalogue.models import NeedLevel, Organisation, Rubric, Theme
from catalogue.search.finding import Choice, filed
from sharing import addresses
from sharing.api.paging import listed, unknown_in
from sharing.api.problems import Problem, Refusal
from sharing.api.shapes import IDENTIFIER, Address, Listed, Paging, Shape, Word
from sharing.freshness import until_reindexed

router = Router(tags=["Vocabulaires"])


class Term(Shape):
    """A term and how much it is used."""

    cle: str = Field(description="Son identifiant, que prend le filtre.", examples=["evaluer"])
    nom: str = Field(description="Son nom.", examples=["Évaluer"])
    ressources: int = Field(description="Nombre de ressources publiques qui le portent.", examples=[12])
    adresse: Address = Field(description="Ces ressources, sur le site.")
    api: Address = Field(description="Ces ressources, dans l’API.")


class OrderedTerm(Term):
    """A term of a closed, ordered vocabulary."""

    rang: int = Field(description="Son rang dans la liste.", examples=[4])
    description: str = Field(description="Ce qu’il veut dire, en une phrase.")


class Body(Term):
    """An organisation."""

    sigle: str = Field(description="Son sigle, s’il y en a un.", examples=["ADEME"])
    famille: Word = Field(description="Sa famille d’acteurs.")
    site: Address | None = Field(description="Son site officiel.")


class Terms(Listed):
    """A page of themes."""

    resultats: list[Term] = Field(description="Les termes de la page.")


class OrderedTerms(Listed):
    """A page of a closed vocabulary."""

    resultats: list[OrderedTerm] = Field(description="Les termes de la page, dans leur ordre.")


class Bodies(Listed):
    """A page of organisations."""

    resultats: list[Body] = Field(description="Les organisations de la page, par nom.")


@dataclass(frozen=True)
class Vocabulary:
    """A vocabulary: its address, the filter that takes its terms, what it says of each."""

    path: str
    facet: str
    model: type[models.Model]
    one: type[Term]
    several: type[Listed]
    plural: str
    singular: str
    example: str
    details: Callable[[models.Model], dict] = lambda term: {}

    def known(self) -> list[Choice]:
        """The terms that public resources bear, in order, as the index counts them."""
        choices = {facet.name: found for facet, found in CatalogueForm({}).find(0, 0).facets}[self.facet]
        return sorted(choices, key=lambda choice: (choice.value.rank, filed(choice.value.label)))

    def rows(self, choices: list[Choice], request: HttpRequest) -> list[dict]:
        """What answers say of these terms, in one statement."""
        terms = self.model.objects.in_bulk([choice.value.value for choice in choices], field_name="slug")
        root = addresses.root(request)
        found = [(terms.get(choice.value.value), choice.count) for choice in choices]
        return [self.row(term, count, root) for term, count in found if term]

    def row(self, term: models.Model, count: int, root: str) -> dict:
        """What answers say of a term."""
        query = urlencode({self.facet: term.slug})
        return {
            "cle": term.slug,
            "nom": term.name,
            "ressources": count,
            "adresse": f"{root}{reverse('catalogue:catalogue')}?{query}",
            "api": f"{root}{reverse('sharing:api_resources')}?{query}",
            **self.details(term),
        }


def ranked(term) -> dict:
    """What is said of a term of a closed vocabulary."""
    return {"rang": term.position, "description": term.description}


def described(body) -> dict:
    """What is said of an organisation."""
    family = {"cle": body.family, "libelle": body.get_family_display()}
    return {"sigle": body.acronym, "famille": family, "site": body.url or None}


VOCABULARIES = [
    Vocabulary(
        "rubriques",
        "rubrique",
        Rubric,
        OrderedTerm,
        OrderedTerms,
        "les rubriques du kit",
        "une rubrique",
        "evaluer",
        ranked,
    ),
    Vocabulary(
        "niveaux",
        "besoin",
        NeedLevel,
        OrderedTerm,
        OrderedTerms,
        "les niveaux de besoin",
        "un niveau de besoin",
        "innover",
        ranked,
    ),
    Vocabulary("themes", "theme", Theme, Term, Terms, "les thèmes", "un thème", "mobilite"),
    Vocabulary(
        "organisations",
        "acteur",
        Organisation,
        Body,
        Bodies,
        "les organisations",
        "une organisation",
        "la-fonda",
        described,
    ),
]


def add(vocabulary: Vocabulary) -> None:
    """Add the two addresses of a vocabulary: all its terms, and one."""
    path = Path(..., description="Son identifiant.", example=vocabulary.example)

    @router.get(
        f"/{vocabulary.path}/",
        response={200: vocabulary.several, 400: Problem},
        url_name=f"api_{vocabulary.path}",
        operation_id=vocabulary.path,
        summary=f"Lister {vocabulary.plural}",
        description="Seulement ce que porte au moins une ressource publique.",
    )
    @decorate_view(until_reindexed)
    def several(request: HttpRequest, response: HttpResponse, asked: Query[Paging]):
        known = vocabulary.known()
        results = vocabulary.rows(known[asked.start : asked.start + asked.par_page], request)
        unknown = unknown_in(request.GET, {"page": None, "par_page": None})
        return listed(request, response, asked, len(known), results, unknown=unknown)

    @router.get(
        f"/{vocabulary.path}/{{cle}}/",
        response={200: vocabulary.one, 301: None, 404: Problem},
        url_name=f"api_{vocabulary.path}_one",
        operation_id=f"{vocabulary.path}-un",
        summary=f"Lire {vocabulary.singular}",
        description="Ce qui a été fusionné mène (301) à ce qui le remplace.",
    )
    @decorate_view(until_reindexed)
    def one(request: HttpRequest, cle: Annotated[str, IDENTIFIER, path]):
        found = [choice for choice in vocabulary.known() if choice.value.value == cle]
        if found and (rows := vocabulary.rows(found, request)):
            return rows[0]
        if former := former_with(vocabulary.model, cle if SLUG.fullmatch(cle) else None):
            address = reverse(f"sharing:api_{vocabulary.path}_one", args=[former.into.slug])
            return redirect(addresses.absolute(address, request), permanent=True)
        raise Refusal("introuvable", "Aucune ressource publique ne porte ce terme.")


for vocabulary in VOCABULARIES:
    add(vocabulary)
