"""« Dernière édition »: one address for all the editions of a document, today's and those to come."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from catalogue import editions

GREATEST_NUMBER = 2**63 - 1  # that a database holds


@never_cache
@require_safe
def latest_edition(request: HttpRequest, number: int) -> HttpResponse:
    """Lead to the newest edition that visitors may see; never for ever, since another will come."""
    if number > GREATEST_NUMBER or not editions.was_published(number):
        raise Http404  # the number of a draft says nothing of what it will replace
    newest = editions.newest(number)
    if address := newest and newest.get_url(request):
        return redirect(address)
    return render(request, "catalogue/no_edition.html", {"canonical_path": request.path}, status=410)
