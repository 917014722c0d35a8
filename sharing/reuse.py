"""« Partenaires : intégrer et réutiliser »: all that other sites and programs may take, on one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sharing.addresses import root


@require_safe
def reuse(request: HttpRequest) -> HttpResponse:
    """What each part says of itself, with an example to copy."""
    return render(request, "sharing/guide/reuse.html", {"root": root(request)})
