"""How every address of the API answers: to any site, without a cookie, once for each version of the catalogue."""

from collections.abc import Callable
from functools import partial, wraps

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag

from sharing.api.problems import as_problem, raised
from sharing.open_access import open_access

LASTING = "public, max-age=60"  # seconds during which what was withdrawn may still be read in somebody's cache


def answered(view: Callable, cache: str = LASTING) -> Callable:
    """What reads, at an address of the API; whatever goes wrong is a problem."""
    opened = open_access(wraps(view)(partial(read, view, cache)))

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return as_problem(opened(request, *args, **kwargs))

    answer.csrf_exempt = True  # nothing is written: what tries to is told so, rather than asked for a token
    return answer


def read(view: Callable, cache: str, request: HttpRequest, *args, **kwargs) -> HttpResponse:
    """Answer GET, and HEAD as if it were GET (RFC 9110, § 9.3.2): the server leaves the body out."""
    method, request.method = request.method, "GET"
    try:
        response = view(request, *args, **kwargs)
    except Exception as error:
        response = raised(request, error)
    finally:
        request.method = method
    if response.status_code < 500:
        response.headers.setdefault("Cache-Control", cache)
    if response.status_code == 200 and not response.has_header("ETag"):
        set_response_etag(response)
    return get_conditional_response(request, response.get("ETag"), response=response)
