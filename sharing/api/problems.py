"""Errors that people and programs both read (RFC 9457): what is wrong in French, and a word that never changes."""

import json
import logging
from dataclasses import dataclass, field

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja.errors import ValidationError
from pydantic import Field

from sharing.api.shapes import Shape
from territories.names import typeset

MEDIA_TYPE = "application/problem+json"
logger = logging.getLogger("django.request")  # where Django tells of errors, so that whoever listens hears these too


@dataclass(frozen=True)
class Kind:
    """A kind of problem: `code` is for programs, the rest for people."""

    code: str
    status: int
    title: str
    detail: str


KINDS = {
    kind.code: kind
    for kind in [
        Kind("parametre-invalide", 400, "Paramètre invalide", "Un paramètre n’est pas de la forme attendue."),
        Kind("demande-invalide", 400, "Demande invalide", "La demande n’est pas de celles que le site accepte."),
        Kind("adresse-inconnue", 404, "Adresse inconnue", "Rien ne répond à cette adresse de l’API."),
        Kind("introuvable", 404, "Introuvable", "Rien de public ne porte cet identifiant."),
        Kind("methode-refusee", 405, "Méthode refusée", "L’API se lit, et c’est tout : GET, HEAD et OPTIONS."),
        Kind("ressource-retiree", 410, "Ressource retirée", "Cette ressource n’est plus en ligne."),
        Kind("condition-fausse", 412, "Condition fausse", "L’en-tête If-Match nomme une autre version."),
        Kind("erreur-interne", 500, "Erreur du site", "Le site a échoué. L’erreur est notée ; réessayez plus tard."),
    ]
}
BY_STATUS = {kind.status: kind.code for kind in reversed(KINDS.values())}
MESSAGES = {
    "int_parsing": "Un nombre entier est attendu.",
    "int_parsing_size": "Ce nombre est trop grand.",
    "greater_than_equal": "Au moins {ge}.",
    "less_than_equal": "Au plus {le}.",
}


class ParameterError(Shape):
    """What is wrong with a parameter."""

    parametre: str = Field(description="Le nom du paramètre.", examples=["par_page"])
    code: str = Field(description="La règle qui n’est pas respectée.", examples=["less_than_equal"])
    detail: str = Field(description="Ce qui est attendu, en français.", examples=["Au plus 100."])


class Problem(Shape):
    """The body of an error."""

    type: str = Field(description="L’adresse qui explique ce genre d’erreur.")
    title: str = Field(description="Le genre d’erreur, en français.")
    status: int = Field(description="Le code HTTP.")
    detail: str = Field(description="Ce qui ne va pas cette fois-ci, en français.")
    code: str = Field(description="Le genre d’erreur, pour les programmes. Il ne changera pas.")
    erreurs: list[ParameterError] = Field(description="Ce qui ne va pas, paramètre par paramètre.")


@dataclass
class Refusal(Exception):
    """Ends a request with a problem."""

    code: str
    detail: str = ""
    errors: list[dict] = field(default_factory=list)


def raised(request: HttpRequest, error: Exception) -> HttpResponse:
    """The problem that an exception is. What nobody expected is logged, and says nothing of itself to visitors."""
    if isinstance(error, Refusal):
        return problem(error.code, error.detail, error.errors)
    if isinstance(error, ValidationError):
        return problem("parametre-invalide", errors=[explained(each) for each in error.errors])
    if isinstance(error, Http404):
        return problem("introuvable")
    if isinstance(error, SuspiciousOperation):
        return problem("demande-invalide")
    logger.error("Internal Server Error: %s", request.path, exc_info=error, extra={"status_code": 500})
    return problem("erreur-interne")


def explained(error: dict) -> dict:
    """What pydantic says of a parameter, in French."""
    message = MESSAGES.get(error["type"], "Cette valeur n’est pas de la forme attendue.")
    name = next((str(part) for part in reversed(error["loc"]) if isinstance(part, str)), "")
    return {"parametre": name, "code": error["type"], "detail": message.format_map(error.get("ctx", {}))}


def problem(code: str, detail: str = "", errors: list[dict] = (), response: HttpResponse | None = None) -> HttpResponse:
    """A problem as an answer, or in the place of the body of a response, whose status and headers stay."""
    kind = KINDS[code]
    response = HttpResponse(status=kind.status) if response is None else response
    said = {
        "type": f"{reverse('sharing:api')}#{code}",
        "title": kind.title,
        "status": response.status_code,
        "detail": typeset(detail or kind.detail),
        "code": code,
        "erreurs": list(errors),
    }
    response.content = json.dumps(said, ensure_ascii=False)
    response["Content-Type"] = MEDIA_TYPE
    return response


def as_problem(response: HttpResponse) -> HttpResponse:
    """An error that is not of our making (a refused method, a condition that is false), said as the others are."""
    if response.status_code < 400 or response.get("Content-Type") == MEDIA_TYPE:
        return response
    return problem(BY_STATUS.get(response.status_code, "demande-invalide"), response=response)
