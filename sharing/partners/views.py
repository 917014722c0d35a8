"""The image by which a frame on a partner's page says that somebody sees it."""

from django.http import HttpRequest, HttpResponse

from catalogue.models import DailyUse
from catalogue.use.views import seen
from catalogue.use.visitors import is_from_our_page
from sharing.models import PartnerUse
from sharing.partners import counting


def embedded(request: HttpRequest, number: int = 0) -> HttpResponse:
    """Count the resource, or the list without a number, for all and for the partner that the address names."""
    if is_from_our_page(request):
        counting.count(request, PartnerUse.Kind.DISPLAY)
    return seen(request, number, DailyUse.Kind.EMBED)
