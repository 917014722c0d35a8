"""« /comparer/ »: the comparison, or the choice of what to compare."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue.models import Resource
from practical_kit.comparing.asked import MOST, Asked, read
from practical_kit.comparing.table import columns, gathered, rows
from practical_kit.places.alike import AlikeCases
from practical_kit.places.cases import cases
from territories.models import Territory
from territories.names import typeset

OFFERED = 12
LATEST, ALIKE = "Les derniers cas", typeset("Pour « {} » et des territoires semblables")


class Offer(NamedTuple):
    """Cases to choose from, each with why it is offered, and what they are together."""

    title: str
    cases: list[tuple[Resource, str]]


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two or three cases in a table; with fewer, cases to choose from."""
    asked = read(request.GET)
    context = {"asked": asked, "most": MOST, "canonical_path": request.path, "is_deep": bool(request.GET)}
    if asked.is_enough:
        shown = columns(gathered(asked.cases))
        context |= {"columns": shown, "rows": rows(shown)}
    else:
        context["offer"] = offered(asked)
    return render(request, "practical_kit/comparing/compare.html", context, status=asked.status)


def offered(asked: Asked) -> Offer:
    """Cases like those of the territory where one comes from, or of the first case; with neither, the latest."""
    places = [asked.origin] if asked.origin else [place for case in asked.cases for place in case.places]
    chosen = {case.pk for case in asked.cases}
    if places and (found := alike(places[0].address, chosen)):
        return Offer(ALIKE.format(places[0].name), found)
    latest = cases().exclude(pk__in=chosen).newest_first()
    return Offer(LATEST, [(case, "") for case in latest.for_cards()[:OFFERED]])


def alike(address: str, without: set[int]) -> list[tuple[Resource, str]]:
    """The cases of a territory and of those like it, each with its reason."""
    found = AlikeCases(Territory.objects.at(address), without=without)
    read = Resource.objects.listed().for_cards().in_bulk(found.keys)
    return [(case.resource, case.reason) for case in found.told(read)]
