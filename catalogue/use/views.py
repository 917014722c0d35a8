"""The image by which a page says that somebody sees it."""

from base64 import b64decode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from catalogue.models import DailyUse
from catalogue.use.counting import count
from catalogue.use.visitors import is_counted, is_from_our_page

CLEAR = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==")  # a GIF of one transparent pixel
HEADERS = {"Cache-Control": "no-store", "Content-Security-Policy": "default-src 'none'"}


@require_safe
def seen(request: HttpRequest, number: int, kind: DailyUse.Kind) -> HttpResponse:
    """The same answer for everybody and for any number; only readers of visible resources are counted."""
    if is_from_our_page(request) and is_counted(request):
        count(number, kind)
    return HttpResponse(CLEAR, content_type="image/gif", headers=HEADERS)
