"""« /territoires/ »: the map and the search of a place, the page of a territory."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from practical_kit.places.finding import LISTED, SUGGESTED, find
from practical_kit.places.overview import overview
from practical_kit.places.page import challenges_of_cases, page_of
from territories.loading import ATTRIBUTION
from territories.map.drawing import CREDIT
from territories.models import Territory

DAY = 24 * 3600
MOST_CHALLENGES = 5


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Where cases are, and the search of a territory; one that answers exactly is led to."""
    search = find(request.GET.get("q", ""), LISTED)
    if search.only:
        return redirect(search.only.address)
    context = {"search": search, "credit": CREDIT, "attribution": ATTRIBUTION, "canonical_path": request.path}
    if not search.words:
        context["overview"] = overview()
    return render(request, "practical_kit/places/places.html", context)


@require_safe
@cache_control(public=True, max_age=DAY)
def suggestions(request: HttpRequest) -> JsonResponse:
    """The first answers to what is being typed, for the script of the search field."""
    search = find(request.GET.get("q", ""), SUGGESTED)
    rows = [
        {
            "name": answer.territory.name,
            "former": answer.former_name,
            "details": answer.details,
            "address": answer.address,
        }
        for answer in search.answers
    ]
    return JsonResponse({"total": search.total, "results": rows}, headers={"X-Robots-Tag": "noindex"})


@require_safe
def territory(request: HttpRequest, address: str) -> HttpResponse:
    """What is known of a territory, and what others like it did.

    Raises:
        Http404: there is none at this address.
    """
    found = Territory.objects.at(address)
    if found is None:
        raise Http404
    if address != found.address:
        return redirect("practical_kit:territory", found.address, permanent=True)
    offered = challenges_of_cases()
    asked = set(request.GET.getlist("theme"))
    chosen = [theme for theme in offered if theme.slug in asked][:MOST_CHALLENGES]
    context = {
        "here": page_of(found, chosen),
        "challenges": [(theme, theme in chosen) for theme in offered],
        "has_challenges": bool(chosen),
        "attribution": ATTRIBUTION,
        "canonical_path": request.path,
    }
    return render(request, "practical_kit/places/territory.html", context)
