"""Files to take away: the kit, its manual, a chapter, a resource, a dossier."""

from django.core.cache import cache
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from booklets import composing, keeping, material
from booklets.dossiers import Dossier, UncomposedError
from booklets.keeping import KIT_EPUB, KIT_PDF
from booklets.pieces import Booklet
from booklets.printing import NotPrinted, printed
from booklets.reading import read
from catalogue.models import Resource
from catalogue.visibility import listed
from essentials.models import ChapterPage
from practical_kit.models import KitPage
from sharing.permalinks import permalink

TYPES = {"pdf": "application/pdf", "epub": "application/epub+zip"}
NONE_LEFT = "Aucune des ressources demandées n’est en ligne aujourd’hui."
REMEMBERED, LARGEST = 3600, 1_000_000  # seconds, bytes: of what a few may ask for in the same hour

__all__ = ["KIT_EPUB", "KIT_PDF", "chapter", "dossier", "kept", "manual", "resource"]


@require_safe
def resource(request: HttpRequest, code: str) -> HttpResponse:
    """A resource as PDF. Withdrawn or unknown, it is what its permanent address says."""
    pages = read(Resource.objects.filter(code=code).values_list("pk", flat=True))
    if not pages:
        return permalink(request, code)
    return answer(request, composing.resource_booklet(pages[0]), pages[0].get_url(request))


@require_safe
def chapter(request: HttpRequest, slug: str) -> HttpResponse:
    """A chapter of L’essentiel as PDF."""
    page = get_object_or_404(listed(ChapterPage.objects.all()), slug=slug)
    return answer(request, composing.chapter_booklet(page), page.get_url(request))


@require_safe
def dossier(request: HttpRequest) -> HttpResponse:
    """Chosen resources as one PDF; what is no longer online is said in it."""
    try:
        asked = Dossier.asked(request)
    except UncomposedError as problem:
        return render(request, "booklets/dossier_refused.html", {"reason": str(problem)}, status=400)
    if not asked.pages:
        context = {"reason": NONE_LEFT, "missing": asked.missing}
        return render(request, "booklets/dossier_refused.html", context, status=404)
    return answer(request, asked.booklet(), "", asked.pages)


@require_safe
def manual(request: HttpRequest, slug: str) -> HttpResponse:
    """How to use the kit, as PDF."""
    kit = listed(KitPage.objects.all()).first()
    page = kit and kit.manuals().filter(slug=slug).first()
    if not page:
        raise Http404
    return kept(request, f"{slug}.pdf", page.get_url(request))


@require_safe
def kept(request: HttpRequest, name: str, address: str = "") -> HttpResponse:
    """A booklet that is made once for each change."""
    kit = listed(KitPage.objects.all()).first()
    if kit is None:
        raise Http404
    address = address or kit.get_url(request) + kit.reverse_subpage("contents")
    try:
        booklet = keeping.true(name)
    except NotPrinted as problem:
        return refused(request, problem, address)
    if booklet is None:
        raise Http404
    etag, made = quote_etag(booklet.digest), int(booklet.made_at.timestamp())
    unchanged = get_conditional_response(request, etag, made)
    response = unchanged or FileResponse(booklet.file.open(), content_type=TYPES[name.rpartition(".")[2]])
    response["Last-Modified"] = http_date(made)
    return labelled(request, response, etag, name, address)


def answer(request: HttpRequest, booklet: Booklet, address: str, pages: list[Resource] = ()) -> HttpResponse:
    """A booklet as PDF, printed now unless it was lately.

    Args:
        address: of the page that it is made from, to be printed instead where there is no press.
        pages: the same, of a dossier.
    """
    today = timezone.localdate()
    key = f"{booklet.digest[:40]}{material.maker()[:20]}{today}"
    etag = quote_etag(key)
    response = get_conditional_response(request, etag)
    if response is None:
        try:
            content = b"" if request.method == "HEAD" else remembered(key, booklet)
        except NotPrinted as problem:
            return refused(request, problem, address, pages)
        response = HttpResponse(content, content_type=TYPES["pdf"])
    return labelled(request, response, etag, f"{booklet.name}.pdf", address)


def remembered(key: str, booklet: Booklet) -> bytes:
    """The file, from the cache if it is there: its key says all that is in it."""
    content = cache.get(key)
    if content is None:
        content = printed(booklet, timezone.now()).content
        if len(content) < LARGEST:
            cache.set(key, content, REMEMBERED)
    return content


def labelled(request: HttpRequest, response: HttpResponse, etag: str, name: str, address: str) -> HttpResponse:
    """The file, with what browsers and search engines are to know of it."""
    response["ETag"] = etag
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, public=True, no_cache=True)  # kept by whoever asks each time whether it is still true
    if address:
        response["Link"] = f'<{request.build_absolute_uri(address)}>; rel="canonical"'
    if response.status_code == 200:
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def refused(request: HttpRequest, problem: NotPrinted, address: str, pages: list[Resource] = ()) -> HttpResponse:
    """Why there is no file now, and the pages that one may print instead."""
    context = {"reason": problem.reason, "address": address, "pages": pages}
    response = render(request, "booklets/refused.html", context, status=503)
    if problem.retry:
        response["Retry-After"] = str(problem.retry)
    response["Cache-Control"] = "no-store"
    return response
