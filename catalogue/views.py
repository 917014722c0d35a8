"""The list of all resources."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from catalogue.forms import CatalogueForm

PER_PAGE = 20


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """The resources a visitor may see, narrowed by the address; anything unknown in it is ignored."""
    form = CatalogueForm(request.GET)
    page = Paginator(form.resources().for_cards(), PER_PAGE).get_page(request.GET.get("page"))
    query = known_parameters(form)
    context = {
        "form": form,
        "resources": page,
        "words": form.cleaned_data.get("q", "").strip(),
        "active": [
            {"label": label, "remove": without(query, name, value)} for name, value, label in form.active_filters()
        ],
        "query": encode(query),
        "canonical_path": canonical_path(request.path, query, page.number),
    }
    return render(request, "catalogue/catalogue.html", context)


def known_parameters(form: CatalogueForm) -> MultiValueDict:
    """What the address asked that we understood; links are built from this and nothing else."""
    query = MultiValueDict()
    if words := form.cleaned_data.get("q", "").strip():
        query.appendlist("q", words)
    for name, value, _ in form.active_filters():
        query.appendlist(name, value)
    return query


def without(query: MultiValueDict, name: str, value: str) -> str:
    """The query string with one filter less."""
    return encode(
        MultiValueDict({key: [v for v in values if (key, v) != (name, value)] for key, values in query.lists()})
    )


def encode(query: MultiValueDict) -> str:
    """A query string, repeated parameters included."""
    return urlencode(list(query.lists()), doseq=True)


def canonical_path(path: str, query: MultiValueDict, number: int) -> str:
    """The address of this list, without what we did not understand."""
    query = query.copy()
    if number > 1:
        query["page"] = str(number)
    return f"{path}?{encode(query)}" if query else path
