"""The list of all resources."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from catalogue.addresses import Address
from catalogue.former_terms import leading_on
from catalogue.forms import CatalogueForm
from catalogue.search.facets import Facet
from catalogue.search.finding import Choice, Found
from catalogue.search.fruitless import note
from catalogue.search.showing import results_of

PER_PAGE = 20
LAST_PAGE = 100_000  # no list is as long; beyond, a number is only large
OPEN_FACETS = 3  # those that every reader uses
FIRST_CHOICES, OTHER_CHOICES = 8, 32  # of a filter: shown, then folded
ALL_OTHERS = 45  # folded values of all filters together: a page stays under 900 elements


@dataclass(frozen=True)
class FacetShown:
    """A filter as the page shows it: the first values, then others in a fold. `is_cut` when there are still more."""

    facet: Facet
    is_folding: bool
    first: list[Choice]
    others: list[Choice]
    is_cut: bool

    @property
    def is_open(self) -> bool:
        """Whether the fold of the filter is open at first: when one of its values is chosen."""
        return any(choice.chosen for choice in [*self.first, *self.others])

    @property
    def has_other_chosen(self) -> bool:
        """The same, for the fold of the other values."""
        return any(choice.chosen for choice in self.others)


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """The resources a visitor may see, narrowed by the address; anything unknown in it is ignored."""
    form = CatalogueForm(request.GET)
    number = asked_page(request.GET.get("page"))
    found = form.find((number - 1) * PER_PAGE, PER_PAGE)
    if query := leading_on(request.GET, found.values):
        return redirect(f"{request.path}?{query}", permanent=True)
    page = page_of(found, number)
    if page.number != number:  # past the end: the nearest
        found = form.find((page.number - 1) * PER_PAGE, PER_PAGE)
    if found.is_fruitless and page.number == 1:  # the pages that follow are the same search
        note(found.asked.text)
    address = Address.of(found)
    context = {
        "found": found,
        "facets": facets_shown(found),
        "results": results_of(found),
        "page": page,
        "address": address,
        "orders": address.orders(found),
        "relaxed": [] if found.answer.total else address.relaxed(found),
        "corrected": address.query(words=found.query.text),
        "unfiltered": address.query(values={}),
        "canonical_path": address.path(request.path, page.number),
    }
    return render(request, "catalogue/catalogue.html", context)


def asked_page(number: str | None) -> int:
    """The page asked for; the first when it is not a number, or is none."""
    try:
        return min(max(int(number or 1), 1), LAST_PAGE)
    except ValueError:
        return 1


def page_of(found: Found, number: int) -> Page:
    """The page of results, as the pagination wants it; the last one when there are not so many."""
    return Paginator(range(found.answer.total), PER_PAGE).get_page(number)


def facets_shown(found: Found) -> list[FacetShown]:
    """The filters that would change something, each with as many values as fit."""
    useful = [(facet, choices) for facet, choices in found.facets if is_useful(choices, found.answer.total)]
    long = sum(len(choices) > FIRST_CHOICES for _, choices in useful)
    most = min(OTHER_CHOICES, ALL_OTHERS // max(long, 1))
    unfolded = [facet for facet, _ in found.facets[:OPEN_FACETS]]
    return [shown(facet, choices, most, facet not in unfolded) for facet, choices in useful]


def is_useful(choices: list[Choice], total: int) -> bool:
    """Whether a filter may change the list: not when all results have its only value, unless that one is chosen."""
    return len(choices) > 1 or any(choice.chosen or choice.count != total for choice in choices)


def shown(facet: Facet, choices: list[Choice], most: int, is_folding: bool) -> FacetShown:
    """A filter with at most so many other values; those that are chosen are never left out, for the form sends them."""
    others = choices[FIRST_CHOICES : FIRST_CHOICES + most]
    beyond = choices[FIRST_CHOICES + most :]
    chosen = [choice for choice in beyond if choice.chosen]
    return FacetShown(facet, is_folding, choices[:FIRST_CHOICES], [*others, *chosen], len(beyond) > len(chosen))
