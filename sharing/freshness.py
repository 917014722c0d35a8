"""Conditional requests (RFC 9110, § 13): programs ask again and again, and mostly nothing has changed."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from django.db.models import Max
from django.http import HttpRequest
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition

from sharing.addresses import root
from sharing.models import Permalink

WAY = 1  # of writing answers: one more when they are written otherwise, so that no program keeps the former ones


def last_change(request: HttpRequest, *args, **kwargs) -> datetime | None:
    """When what others read last changed; a draft is nothing that others read. Asked once a request."""
    if not hasattr(request, "_last_change"):
        request._last_change = Permalink.objects.aggregate(last=Max("changed_at"))["last"]
    return request._last_change


def mark(request: HttpRequest, *args, **kwargs) -> str:
    """The ETag of the answer at this address."""
    parts = (WAY, last_change(request), root(request), request.get_full_path())
    return f'"{sha256(repr(parts).encode()).hexdigest()[:32]}"'


def unless_unchanged(view: Callable) -> Callable:
    """Answer 304, before any work, to whoever has what this view would say; nobody keeps it without asking again."""
    return cache_control(public=True, no_cache=True)(condition(mark, last_change)(view))
