"""What the API says of itself: OpenAPI 3.1, made from the code that answers."""

from collections.abc import Callable
from functools import lru_cache

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from ninja import NinjaAPI

from sharing import addresses
from sharing.api import problems
from territories.names import typeset

TITLE = "Les ressources sur la co-construction territoriale"
INTRODUCTION = (
    "Lecture seule, sans compte ni clé, depuis n’importe quel site. L’identité d’une ressource est son « code », qui "
    "ne change jamais. Des champs peuvent s’ajouter ; aucun ne sera retiré ni ne changera de sens dans cette version."
)
SENTENCES = {"summary", "description"}
ETAG = {"description": "La version de la réponse, à renvoyer dans If-None-Match.", "schema": {"type": "string"}}
LINK = {"description": "Les pages voisines (RFC 8288) : first, prev, next, last.", "schema": {"type": "string"}}
SAID = {
    200: "La réponse",
    301: "L’adresse a changé : suivre Location",
    304: "Rien n’a changé depuis la version que vous avez",
    400: "Un paramètre n’est pas de la forme attendue",
    404: "Rien de public à cette adresse",
    410: "La ressource a été retirée",
}


@lru_cache(maxsize=4)
def described(api: NinjaAPI, root: str) -> dict:
    """The description of the API, for a site. Made once: it takes a fifth of a second."""
    schema = api.get_openapi_schema(path_prefix=reverse("sharing:api"))
    schema["info"]["description"] = INTRODUCTION
    schema["servers"] = [{"url": root}]
    for operations in schema["paths"].values():
        operation = operations["get"]
        is_list = any(parameter["name"] == "page" for parameter in operation["parameters"])
        headers = {"ETag": ETAG} | ({"Link": LINK} if is_list else {})
        responses = sorted((operation["responses"] | {304: {}}).items())
        operation["responses"] = {status: answer(status, said, headers) for status, said in responses}
    return french(schema)


def french(said):
    """The same, its sentences set as French is."""
    if isinstance(said, dict):
        sentences = {name: typeset(said[name]) for name in SENTENCES if isinstance(said.get(name), str)}
        return {name: french(part) for name, part in said.items()} | sentences
    return [french(part) for part in said] if isinstance(said, list) else said


def answer(status: int, said: dict, headers: dict) -> dict:
    """An answer: ninja says in English what it means, and that errors are written as other answers are."""
    said = {**said, "description": SAID[status]}
    if status == 200:
        said["headers"] = headers
    elif "content" in said:
        said["content"] = {problems.MEDIA_TYPE: said["content"]["application/json"]}
    return said


def view(api: NinjaAPI) -> Callable:
    """What serves the description of an API."""

    def openapi(request: HttpRequest) -> JsonResponse:
        return JsonResponse(described(api, addresses.root(request)), json_dumps_params={"ensure_ascii": False})

    return openapi
