"""Conditional requests (RFC 9110, § 13): programs ask again and again, and mostly nothing has changed."""

from collections.abc import Callable
from datetime import datetime
from functools import cache, partial, wraps
from hashlib import blake2b
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from catalogue.models import SearchVersion
from sharing.addresses import centre_name, root
from sharing.models import Permalink


def last_change(request: HttpRequest) -> datetime | None:
    """When what others read last changed, to be shown; a draft is nothing that others read. Asked once a request."""
    if not hasattr(request, "_last_change"):
        request._last_change = Permalink.objects.aggregate(last=Max("changed_at"))["last"]
    return request._last_change


def until_reindexed(view: Callable) -> Callable:
    """Say « not modified » without looking, as long as the index of the catalogue has not changed.

    For what is made of nothing but what the index follows (`catalogue.search.upkeep`): resources, and the terms, the
    organisations, the files and the addresses that they name.
    """

    @wraps(view)
    def remembered(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        return unless_known(request, version_tag(request), partial(view, request, *args, **kwargs))

    return remembered


def unless_known(request: HttpRequest, etag: str, answer: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Say « not modified » to whoever names this version; any other condition is about what the answer turns out to be.

    There is no Last-Modified: what answers are made of has no date that changes with all of it.
    """
    named = request.headers.get("If-None-Match", "*")  # « * » is any version of what may not even exist
    response = None if "*" in named else get_conditional_response(request, etag)
    response = answer() if response is None else response
    if response.status_code in (200, 304):
        response["ETag"] = etag
    return get_conditional_response(request, etag, response=response)


def version_tag(request: HttpRequest, *parts: str) -> str:
    """What changes when the answer at this address may have.

    Args:
        parts: what it says that the index does not follow.
    """
    said = repr([revision(), version(), root(request), centre_name(request), request.get_full_path(), *parts])
    return quote_etag(blake2b(said.encode(), digest_size=16).hexdigest())


def version() -> int:
    """That of the index."""
    return SearchVersion.objects.filter(pk=1).values_list("number", flat=True).first() or 0


@cache
def revision() -> str:
    """That of our own code: an answer may change because we did. No template makes what has a version."""
    rooms = sorted(Path(app.path) for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR)
    code = b"".join(path.read_bytes() for room in rooms for path in sorted(room.rglob("*.py")))
    return blake2b(code, digest_size=8).hexdigest()
