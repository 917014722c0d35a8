"""« /territoires/ »: the map and the search of a place, the page of a territory."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from catalogue.models import FacetValue
from catalogue.search.directory import Directory
from catalogue.search.finding import find as find_resources
from practical_kit.models import CaseNotePage
from practical_kit.places.finding import LISTED, LONGEST, SUGGESTED, find
from practical_kit.places.overview import overview
from practical_kit.places.page import page_of
from territories.loading import ATTRIBUTION
from territories.map.drawing import CREDIT
from territories.models import Territory
from territories.names import fold

DAY = 24 * 3600
MOST_CHALLENGES = 5


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Where cases are, and the search of a territory; one that answers exactly is led to, unless all are asked for."""
    search = find(request.GET.get("q", ""), LISTED)
    if search.only and "tous" not in request.GET:
        return redirect(search.leading)
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
    offered, known = challenges_of_cases()
    asked = set(request.GET.getlist("theme"))
    chosen = [theme.value for theme in offered if theme.value in asked][:MOST_CHALLENGES]
    context = {
        "here": page_of(found, chosen, known),
        "challenges": [(theme, theme.value in chosen) for theme in offered],
        "has_challenges": bool(chosen),
        "searched": request.GET.get("q", "").replace("\x00", " ")[:LONGEST].strip(),
        "attribution": ATTRIBUTION,
        "canonical_path": request.path,
    }
    return render(request, "practical_kit/places/territory.html", context)


def challenges_of_cases() -> tuple[list[FacetValue], Directory]:
    """The themes of cases, which a visitor may choose as challenges, and what else the catalogue can be narrowed by."""
    found = find_resources("", {"type": [CaseNotePage.kind]}, "", 0, 1)
    choices = next((choices for facet, choices in found.facets if facet.name == "theme"), []) if found.values else []
    return sorted((choice.value for choice in choices), key=lambda theme: fold(theme.label)), found.directory
