"""How every address of the API answers: to any site, without a cookie, once for each version of the catalogue."""

from collections.abc import Callable
from functools import partial, wraps
from hashlib import blake2b
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.http import quote_etag

from catalogue.models import SearchVersion
from sharing import addresses
from sharing.api.problems import as_problem, raised
from sharing.open_access import open_access

LASTING = "public, max-age=60"  # seconds during which what was withdrawn may still be read in somebody's cache
OURSELVES = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
REVISION = blake2b(OURSELVES, digest_size=8).hexdigest()  # an answer may change because we did


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


def until_reindexed(view: Callable) -> Callable:
    """Say « not modified » without looking, as long as the index of the catalogue has not changed.

    For what is made of nothing but what the index follows (`catalogue.search.upkeep`): resources, and the terms, the
    organisations, the files and the addresses that they name.
    """

    @wraps(view)
    def remembered(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        etag = version_tag(request)
        response = get_conditional_response(request, etag) if "HTTP_IF_NONE_MATCH" in request.META else None
        response = view(request, *args, **kwargs) if response is None else response
        if response.status_code in (200, 304):
            response["ETag"] = etag
        return response

    return remembered


def version_tag(request: HttpRequest) -> str:
    """What changes when the answer at this address may have."""
    said = f"{state(addresses.root(request))} {request.get_full_path()}"
    return quote_etag(blake2b(said.encode(), digest_size=16).hexdigest())


def state(root: str) -> str:
    """What changes when any answer may have: the catalogue, the address of the site, our own code."""
    version = SearchVersion.objects.filter(pk=1).values_list("number", flat=True).first() or 0
    return f"{REVISION}-{version}-{root}"
