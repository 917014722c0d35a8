"""« /comparer/ »: the comparison, or the choice of what to compare."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue.models import Resource
from practical_kit.comparing.asked import MOST, Asked, read
from practical_kit.comparing.table import columns, gathered, rows
from practical_kit.places.alike import AlikeCases
from practical_kit.places.cases import cases
from territories.models import Territory

OFFERED = 12


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two or three cases in a table; with fewer, cases to choose from: like the first, or the latest."""
    asked = read(request.GET)
    context = {"asked": asked, "most": MOST, "canonical_path": request.path, "is_deep": bool(request.GET)}
    if asked.is_enough:
        shown = columns(gathered(asked.cases))
        context |= {"columns": shown, "rows": rows(shown)}
    else:
        context["offered"] = offered(asked)
    return render(request, "practical_kit/comparing/compare.html", context, status=asked.status)


def offered(asked: Asked) -> list[tuple[Resource, str]]:
    """Cases to choose from, each with why it is offered."""
    places = [place for case in asked.cases for place in case.places]
    if not places:
        latest = cases().exclude(pk__in=[case.pk for case in asked.cases]).newest_first()
        return [(case, "") for case in latest.for_cards()[:OFFERED]]
    place = Territory.objects.with_parents().get(pk=places[0].pk)
    alike = AlikeCases(place, without={case.pk for case in asked.cases})
    read = Resource.objects.listed().for_cards().in_bulk(alike.keys)
    return [(case.resource, case.reason) for case in alike.told(read)]
