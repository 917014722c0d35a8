"""The page that shows each address of the API: its parameters, a command to paste, what it answers today."""

import json
from collections.abc import Iterator
from copy import copy

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import resolve, reverse

from sharing import addresses
from sharing.api.problems import KINDS
from sharing.api.shapes import MOST_PER_PAGE
from sharing.freshness import revision, version

KEPT = 24 * 3600  # seconds; what the answers are made of is in the key
SHORT = 90  # signs of a text
QUERIES = {"territoires": "type=region&par_page=1"}


def examples(request: HttpRequest) -> HttpResponse:
    """The addresses of the API, each with an example of today."""
    root = addresses.root(request)
    key = f"api-examples:{revision()}-{version()}-{root}"
    operations = cache.get_or_set(key, lambda: list(shown(request, root)), KEPT)
    parts = [{"anchor": "commencer", "text": "Commencer"}, *operations, {"anchor": "erreurs", "text": "Les erreurs"}]
    context = {"operations": operations, "parts": parts, "problems": KINDS.values(), "root": root}
    context |= {"most": MOST_PER_PAGE, "canonical_path": reverse("sharing:api")}
    return render(request, "sharing/api/examples.html", context)


def shown(request: HttpRequest, root: str) -> Iterator[dict]:
    """Each address as the page shows it. One of a single thing takes for example the first of the list before it."""
    first: dict = {}
    schema = json.loads(ask(request, reverse("sharing:api_openapi")))
    for path, operation in ((path, operations["get"]) for path, operations in schema["paths"].items()):
        query = "" if "{" in path else QUERIES.get(operation["operationId"], "par_page=1")
        place = filled(path, first)
        answer = json.loads(ask(request, place, query)) if place else None
        if answer and "resultats" in answer:
            first = answer["resultats"][0] if answer["resultats"] else {}
        yield {
            "anchor": operation["operationId"],
            "text": operation["summary"],
            "description": operation["description"],
            "path": path,
            "parameters": [parameter(each) for each in operation["parameters"]],
            "address": place and f"{root}{place}{query and '?'}{query}",
            "answer": json.dumps(shortened(answer), ensure_ascii=False, indent=2) if answer else "",
        }


def filled(path: str, first: dict) -> str:
    """The path of a thing that exists; "" when there is none."""
    names = {name: value.get("cle") if isinstance(value, dict) else value for name, value in first.items()}
    try:
        return path.format_map(names)
    except KeyError:
        return ""


def parameter(said: dict) -> dict:
    """A parameter as the page tells it."""
    default = said["schema"].get("default", "")
    return {"name": said["name"], "description": said["description"], "default": default, "required": said["required"]}


def ask(request: HttpRequest, path: str, query: str = "") -> bytes:
    """What the API answers at one of its addresses."""
    inner = copy(request)
    inner.method, inner.path, inner.path_info, inner.GET = "GET", path, path, QueryDict(query)
    plain = {name: value for name, value in request.META.items() if not name.startswith("HTTP_IF_")}
    inner.META = {**plain, "QUERY_STRING": query}
    match = resolve(path)
    return match.func(inner, *match.args, **match.kwargs).content


def shortened(value):
    """An answer that fits a page: long texts are cut, lists show their first item."""
    if isinstance(value, dict):
        return {name: shortened(part) for name, part in value.items()}
    if isinstance(value, list):
        return [shortened(part) for part in value[:1]] + ["…"] * (len(value) > 1)
    return f"{value[:SHORT].rstrip()}…" if isinstance(value, str) and len(value) > SHORT and " " in value else value
