"""« /r/<code>/ »: the address of a resource that other sites write down."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from catalogue.models import Rubric
from sharing.models import PartnerUse, Permalink
from sharing.originals import shown_as
from sharing.partners import counting


@never_cache
@require_safe
def permalink(request: HttpRequest, code: str) -> HttpResponse:
    """Lead to the page, wherever it is today; what follows « ? » goes along, less the partner, who is counted here.

    Withdrawn: 410, its title and where to go. Never seen by visitors: 404, as any address that does not exist.
    """
    page = shown_as(code=code).defer_streamfields().first()
    if address := page and page.get_url(request):
        counting.count(request, PartnerUse.Kind.VISIT)
        query = request.GET.copy()
        query.pop(counting.PARAMETER, None)
        return redirect(f"{address}?{query.urlencode()}" if query else address)
    link = get_object_or_404(Permalink, code=code)
    names = [name.removeprefix("rubrique:") for name in link.sets.split() if name.startswith("rubrique:")]
    rubrics = Rubric.objects.filter(slug__in=names)
    return render(request, "sharing/withdrawn.html", {"link": link, "rubrics": rubrics}, status=410)
