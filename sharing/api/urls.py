"""Addresses of the API."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import Resolver404, path, re_path, resolve
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.renderers import JSONRenderer

from sharing import addresses
from sharing.api import description, resources, terms, territories
from sharing.api.answering import answered
from sharing.api.examples import examples
from sharing.api.problems import Refusal


class ReadableRenderer(JSONRenderer):
    """JSON in which accents are letters: a third shorter, and people read it too."""

    json_dumps_params = {"ensure_ascii": False}


def hand_on(request: HttpRequest, error: Exception) -> None:
    """Leave errors to `answered`, which says them all in the same way."""
    raise error


def nowhere(request: HttpRequest) -> HttpResponse:
    """Whatever is no address of the API; one that only lacks its last slash leads to it."""
    try:
        is_known = resolve(f"{request.path_info}/").url_name != "api_nowhere"
    except Resolver404:
        is_known = False
    if not is_known:
        raise Refusal("adresse-inconnue")
    query = request.META.get("QUERY_STRING", "")
    address = addresses.absolute(f"{request.path}/", request)
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


api = NinjaAPI(title=description.TITLE, docs_url=None, openapi_url=None, renderer=ReadableRenderer())
for error in (Exception, Http404, HttpError, ValidationError):  # those for which it has words of its own
    api.add_exception_handler(error, hand_on)
for router in (resources.router, terms.router, territories.router):
    api.add_router("", router)

urlpatterns = [
    path("api/v1/", answered(examples, cache="no-cache"), name="api"),
    path("api/v1/openapi.json", answered(description.view(api)), name="api_openapi"),
    *(
        path(f"api/v1/{pattern.pattern}", answered(pattern.callback), name=pattern.name)
        for pattern in api.urls[0]
        if pattern.name != "api-root"
    ),
    re_path("^api/", answered(nowhere), name="api_nowhere"),
]
