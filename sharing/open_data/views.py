"""« /donnees/ »: the page that describes the data, and the files."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response, set_response_etag
from django.views.decorators.http import require_safe

from catalogue.models.media import Licence, weight
from sharing.addresses import centre_name, root
from sharing.freshness import last_change, until_reindexed
from sharing.open_access import open_access, refused
from sharing.open_data import dcat
from sharing.open_data.columns import AND, COLUMNS
from sharing.open_data.formats import FORMATS, as_json
from sharing.open_data.reading import everything, keys_by_batch
from sharing.selection.reading import Refusal, listed_keys


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """What there is, under which conditions, in which forms."""
    count = everything().count()
    context = {
        "count": count,
        "changed_at": last_change(request),
        "today": timezone.localdate(),
        "formats": [(format, weight(format.each * count)) for format in FORMATS.values()],
        "columns": COLUMNS,
        "separator": AND.strip(),
        "licence": Licence.OPEN.address,
        "centre": centre_name(request),
        "root": root(request),
    }
    return render(request, "sharing/open_data/open_data.html", context)


@open_access
@until_reindexed
def dump(request: HttpRequest, ending: str) -> HttpResponseBase:
    """The whole catalogue, sent as it is read."""
    format = FORMATS[ending]
    pieces = () if request.method == "HEAD" else format.pieces(keys_by_batch(), request)
    response = StreamingHttpResponse(pieces, content_type=format.content_type)
    response["Content-Disposition"] = f'attachment; filename="catalogue-{timezone.localdate()}.{ending}"'
    return response


@open_access
@until_reindexed
def selection(request: HttpRequest, ending: str) -> HttpResponse:
    """Chosen resources, as the whole catalogue is given; those that are no longer online are left out."""
    try:
        keys = listed_keys(request.GET)
    except Refusal as refusal:
        return refused(*refusal.args)
    format = FORMATS[ending]
    headers = {"Content-Disposition": f'attachment; filename="selection.{ending}"', "X-Robots-Tag": "noindex"}
    return HttpResponse("".join(format.pieces([keys], request)), content_type=format.content_type, headers=headers)


@open_access
def dcat_catalogue(request: HttpRequest) -> HttpResponse:
    """The description that data portals read. Its tag is its digest: it names who answers, whom the index ignores."""
    said = as_json(dcat.catalogue(request, last_change(request)))
    response = HttpResponse(said, content_type="application/ld+json")
    set_response_etag(response)  # the middleware leaves HEAD alone
    return get_conditional_response(request, response["ETag"], response=response)
