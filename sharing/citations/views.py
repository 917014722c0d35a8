"""« /citer/ »: files of references for one resource, for a search, for a selection."""

from collections.abc import Iterable, Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from catalogue.former_terms import leading_on
from catalogue.forms import CatalogueForm
from sharing.citations.formats import FORMATS
from sharing.citations.work import CHUNK, works
from sharing.freshness import until_reindexed
from sharing.models import Permalink
from sharing.open_access import open_access, refused
from sharing.originals import shown_as
from sharing.selection.reading import Refusal, listed_keys
from territories.names import typeset

MOST_RESULTS = 1_000  # of a search
GONE = typeset("Cette ressource n’est plus en ligne : « {} ».")
UNKNOWN = "Aucune ressource n’a cet identifiant."


@open_access
@until_reindexed
def one(request: HttpRequest, code: str, ending: str) -> HttpResponse:
    """The reference of one resource."""
    key = shown_as(code=code).values_list("pk", flat=True).first()
    if key is None:
        known = Permalink.objects.filter(code=code).first()
        return refused(GONE.format(known.title), 410) if known else refused(UNKNOWN, 404)
    return file(request, [key], ending, code)


@open_access
@until_reindexed
def search(request: HttpRequest, ending: str) -> HttpResponse:
    """The references of what a search of the catalogue finds, in its order; the header tells how many it finds."""
    form = CatalogueForm(request.GET)
    found = form.find(0, CHUNK)
    if query := leading_on(request.GET, found.values):
        return redirect(f"{request.path}?{query}", permanent=True)
    response = file(request, found_keys(form, found), ending, "recherche")
    response["X-Total-Count"] = str(found.answer.total)
    response["Access-Control-Expose-Headers"] = "ETag, Content-Disposition, X-Total-Count"
    return response


@open_access
@until_reindexed
def selection(request: HttpRequest, ending: str) -> HttpResponse:
    """The references of chosen resources, in the order they are named; those that are no longer online are left out."""
    try:
        keys = listed_keys(request.GET)
    except Refusal as refusal:
        return refused(*refusal.args)
    return file(request, keys, ending, "selection")


def found_keys(form: CatalogueForm, found) -> Iterator[int]:
    """The resources that a search finds, some at a time: with them come the texts that they were found in."""
    yield from found.answer.keys
    for start in range(CHUNK, min(found.answer.total, MOST_RESULTS), CHUNK):
        yield from form.find(start, CHUNK).answer.keys


def file(request: HttpRequest, keys: Iterable[int], ending: str, name: str) -> HttpResponse:
    """The references of these resources as a file: 1,000 of them weigh 2 MB at most.

    Raises:
        Http404: there is no such format.
    """
    if ending not in FORMATS:
        raise Http404
    format = FORMATS[ending]
    content = b"".join(format.pieces(works(keys, request)))
    kept = "inline" if ending == "txt" else "attachment"
    headers = {"Content-Disposition": f'{kept}; filename="references-{name}.{ending}"', "X-Robots-Tag": "noindex"}
    return HttpResponse(content, content_type=format.media_type, headers=headers)
