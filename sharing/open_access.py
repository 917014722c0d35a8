"""What programs of any site may read: the same for everybody, without cookie nor account (Fetch, § CORS protocol)."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from territories.names import typeset

READING = ("GET", "HEAD")
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Content-Disposition",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
KEPT = "public, no-cache"  # by anybody, who asks each time whether it is still true
NOTHING = "Rien ne répond à cette adresse."
WRONG = "La demande n’est pas de celles que le site accepte."
OTHER_METHOD = typeset("Cette adresse ne répond qu’à : {}.")
FALSE_CONDITION = "L’en-tête If-Match nomme une autre version."


def open_access(view: Callable, methods: tuple[str, ...] = READING) -> Callable:
    """Let pages of other sites read what this view answers, errors too; other methods are refused."""
    allowed = ", ".join([*methods, "OPTIONS"])

    @wraps(view)
    def opened(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method == "OPTIONS":
            response = preflight(request, allowed)
        elif request.method in methods:
            response = answered(view, request, *args, **kwargs)
        else:
            response = refused(OTHER_METHOD.format(allowed), 405)
            response["Allow"] = allowed
        if response.status_code < 500:
            response.headers.setdefault("Cache-Control", KEPT)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    opened.csrf_exempt = True  # nothing is written: what tries to is told so, rather than asked for a token
    return opened


def preflight(request: HttpRequest, allowed: str) -> HttpResponse:
    """What a browser asks before it sends a request of another site."""
    response = HttpResponse(status=204, headers={"Access-Control-Allow-Methods": allowed, "Allow": allowed})
    asked = request.headers.get("Access-Control-Request-Headers", "")
    if asked.isprintable() and asked:
        response["Access-Control-Allow-Headers"] = asked
        patch_vary_headers(response, ["Access-Control-Request-Headers"])
    response["Access-Control-Max-Age"] = "86400"
    return response


def answered(view: Callable, request: HttpRequest, *args, **kwargs) -> HttpResponse:
    """What a view answers; in words of ours, what Django would say in a page."""
    try:
        response = view(request, *args, **kwargs)
    except Http404:
        return refused(NOTHING, 404)
    except (BadRequest, SuspiciousOperation):
        return refused(WRONG, 400)
    return refused(FALSE_CONDITION, 412) if response.status_code == 412 else response


def refused(message: str, status: int) -> HttpResponse:
    """Why there is no file, as text."""
    return HttpResponse(f"{message}\n", content_type="text/plain; charset=utf-8", status=status)
