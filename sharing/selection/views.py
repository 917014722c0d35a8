"""« /selection/ »: resources that a visitor keeps, without an account; the address is all there is of it."""

from dataclasses import replace
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from catalogue.forms import CatalogueForm
from catalogue.models import Resource
from catalogue.named import MOST, Named, read
from catalogue.search.showing import results_of
from sharing import qr
from sharing.addresses import absolute, centre_name
from sharing.open_access import refused
from sharing.selection.address import Address
from sharing.selection.kept import Kept, find
from sharing.selection.orders import LABELS, ordered
from sharing.selection.reading import ILL_WRITTEN

MOST_FOUND = 10  # of a search for one more
STEPS = {"monter": -1, "descendre": 1}


@require_safe
def selection(request: HttpRequest) -> HttpResponse:
    """What is kept, what was withdrawn, what one may do with it. A button of the page leads to another selection."""
    asked = Address.of(request.GET)
    if pressed := after(request.GET, asked):
        return redirect(pressed)
    named, found = read(request.GET), find({*asked.codes, *(asked.before or ())}, request)
    kept = list({found[code].code: found[code] for code in asked.codes if code in found}.values())
    address = replace(asked, codes=tuple(one.code for one in kept))
    context = {
        "unknown": [*named.wrong, *(code for code in asked.codes if code not in found)],
        "is_cut": named.is_cut,
        "most": MOST,
        "removed": removed(address, found),
        **showing(address, kept),
        **search(request.GET.get("q", "")),
        **sending(address.now, request),
    }
    return render(request, "sharing/selection/selection.html", context, status=status(named, kept))


def after(query: QueryDict, address: Address) -> str:
    """Where a button of the page leads; "" when none was pressed."""
    if "vider" in query:
        return address.changed(()).path
    for name in ("retirer", *STEPS):
        if code := query.get(name):
            if code not in address.codes:
                return address.now.path
            if name == "retirer":
                return address.without(code).path
            return f"{address.moving(code, STEPS[name]).path}#{code}"
    return ""


def showing(address: Address, kept: list[Kept]) -> dict:
    """The resources in the order that is asked for, the other orders, and how to come back from the last change."""
    shown = ordered(kept, address.order)
    return {
        "address": address,
        "kept": shown,
        "works": [one.work for one in shown if one.work],
        "orders": [(label, replace(address.now, order=order)) for order, label in LABELS.items()],
        "as_shown": replace(address, order="").changed(one.code for one in shown),
        "undone": address.changed(address.before or ()),
    }


def removed(address: Address, found: dict[str, Kept]) -> list[Kept]:
    """What the last change took away."""
    left = {found[code].code: found[code] for code in address.before or () if code in found}
    return [one for code, one in left.items() if code not in address.codes]


def status(named: Named, kept: list[Kept]) -> int:
    """400 when the address can't be read at all, 404 when nothing of what it names ever was."""
    if kept or not (named.codes or named.wrong):
        return 200
    return 404 if named.codes else 400


def search(words: str) -> dict:
    """The first resources that some words find, to be added."""
    if not words.strip():
        return {"words": ""}
    found = CatalogueForm({"q": words}).find(0, MOST_FOUND)
    return {"words": found.asked.text, "found": found, "results": results_of(found)}


def sending(address: Address, request: HttpRequest) -> dict:
    """The whole address, and a letter that holds it (RFC 6068)."""
    link = absolute(address.path, request)
    subject = address.title or f"Une sélection de ressources, {centre_name(request)}"
    return {"link": link, "letter": f"mailto:?subject={quote(subject)}&body={quote(link)}"}


@require_safe
def qr_code(request: HttpRequest) -> HttpResponse:
    """The address of a selection, to be printed; told only of what one may read, so that it is never one of nothing."""
    address = Address.of(request.GET).now
    if not Resource.objects.filter(code__in=address.codes).exists():
        return refused(ILL_WRITTEN, 400)
    return qr.drawn(absolute(address.path, request), "selection")
