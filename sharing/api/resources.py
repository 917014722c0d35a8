"""Resources: any search of the catalogue, page by page, and each one whole."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from ninja import Path, Query, Router
from ninja.decorators import decorate_view
from pydantic import Field, WithJsonSchema, create_model

from catalogue import models
from catalogue.addresses import Address
from catalogue.former_terms import leading_on
from catalogue.forms import CatalogueForm
from catalogue.identifiers import CODE
from catalogue.models.media import Licence
from catalogue.search.engine import ORDERS
from catalogue.search.facets import FACETS
from catalogue.search.finding import Found
from sharing import addresses
from sharing.api.paging import listed, unknown_in
from sharing.api.problems import Problem, Refusal
from sharing.api.resource_rows import rows
from sharing.api.resource_shapes import Resources, WholeResource
from sharing.api.shapes import Paging
from sharing.api.text import whole
from sharing.freshness import until_reindexed
from sharing.models import Permalink
from sharing.originals import shown_as

router = Router(tags=["Ressources"])
Code = Annotated[
    str,
    WithJsonSchema({"type": "string", "pattern": f"^{CODE.pattern}$"}),
    Path(..., description="L’identifiant de la ressource.", example="bcdf2345"),
]
WHERE = {
    "besoin": "niveaux/",
    "rubrique": "rubriques/",
    "theme": "themes/",
    "acteur": "organisations/",
    "region": "territoires/?type=region",
    "departement": "territoires/?type=departement",
}
VALUES = {
    "type": [kind.kind for kind in models.Resource.kinds()],
    "langue": models.Resource.Language.values,
    "licence": Licence.values,
}
WORDS = "Des mots, comme dans la recherche du site : accents, formes et fautes de frappe sont pardonnés."
ORDER = f"Le tri : {', '.join(ORDERS)}. Sans lui : la pertinence avec des mots, sinon la date."


def told(facet) -> str:
    """What the schema says of a filter."""
    values = f"/api/v1/{WHERE[facet.name]}" if facet.name in WHERE else ", ".join(VALUES.get(facet.name, []))
    return f"Filtre « {facet.label} ». Se répète : une des valeurs suffit." + (values and f" Valeurs : {values}")


Asked = create_model(  # the catalogue's own filters: a new one is here too
    "Asked",
    __base__=Paging,
    q=(str, Field("", description=WORDS, examples=["évaluation"])),
    tri=(str, Field("", description=ORDER, examples=["date"])),
    **{facet.name: (list[str], Field(default_factory=list, description=told(facet))) for facet in FACETS},
)


@router.get(
    "/ressources/",
    response={200: Resources, 301: None, 400: Problem},
    url_name="api_resources",
    operation_id="ressources",
    summary="Chercher des ressources",
    description="Les ressources publiques du catalogue, avec ses filtres. Une valeur inconnue ne filtre rien, comme "
    "sur le site, et elle est nommée dans « inconnus ». Une ressource que le site montre à deux endroits y "
    "compte pour deux, et revient sous le même « code ». Un thème ou une organisation fusionnés mènent (301) à la même "
    "question avec ce qui les remplace.",
)
@decorate_view(until_reindexed)
def resources(request: HttpRequest, response: HttpResponse, asked: Query[Asked]):
    """The catalogue as addresses narrow it, by the same form as its page."""
    found = CatalogueForm(request.GET).find(asked.start, asked.par_page)
    if query := leading_on(request.GET, found.values):
        return redirect(f"{addresses.absolute(request.path, request)}?{query}", permanent=True)
    results = rows(found.answer.keys, request)
    page = listed(
        request, response, asked, found.answer.total, results, Address.of(found).query(), unknown(found, request)
    )
    return page | {"recherche": search(found), "tri": found.order}


def unknown(found: Found, request: HttpRequest) -> list[dict]:
    """What was asked for and is no filter, or no value of one."""
    known = {facet.name: {value.value for value in found.values.get(facet.name, [])} for facet in FACETS}
    return unknown_in(request.GET, known | {"tri": set(ORDERS), "q": None, "page": None, "par_page": None})


def search(found: Found) -> dict | None:
    """How words were looked for."""
    if not found.asked.text:
        return None
    return {
        "demandee": found.asked.text,
        "faite": found.query.text,
        "corrigee": found.is_corrected,
        "elargie": found.query.loose,
    }


@router.get(
    "/ressources/{code}/",
    response={200: WholeResource, 404: Problem, 410: Problem},
    url_name="api_resource",
    operation_id="ressource",
    summary="Lire une ressource",
    description="Une ressource, avec son texte et ses sources. Une ressource retirée du site répond 410 ; une autre "
    "que personne n’a jamais vue, 404.",
)
def resource(request: HttpRequest, code: Code):
    """One resource with all that its page says."""
    code = code.lower()
    if not CODE.fullmatch(code):
        raise Refusal(
            "introuvable", "Un identifiant de ressource a 8 signes, comme dans les résultats d’une recherche."
        )
    page = shown_as(code=code).first()
    described = rows([page.pk], request) if page else []
    if not described:
        raise gone(code)
    return described[0] | whole(page.specific, request)


def gone(code: str) -> Refusal:
    """Why a resource is not there: visitors saw it once, or never did."""
    link = Permalink.objects.filter(code=code).first()
    if link is None:
        return Refusal("introuvable", "Aucune ressource publique n’a cet identifiant.")
    return Refusal("ressource-retiree", f"« {link.title} » n’est plus en ligne.")
