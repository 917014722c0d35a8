"""« Intégrer »: the page that makes the code, and shows what it makes."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from sharing import qr
from sharing.addresses import absolute
from sharing.embeds.codes import codes
from sharing.embeds.options import Options
from sharing.embeds.reading import UNKNOWN, read
from sharing.embeds.subjects import OneResource, ResourceList
from sharing.embeds.wish import WishForm


@require_safe
def maker(request: HttpRequest) -> HttpResponse:
    """The code that shows a resource or a list elsewhere. Without either: where to paste an address."""
    if "code" in request.GET:
        subject = OneResource.of(request.GET["code"])
    elif "liste" in request.GET:
        subject = ResourceList.of(request.GET)
    else:
        return start(request)
    if not subject:
        raise Http404
    form = WishForm(request.GET, subject)
    embed = form.embed()
    context = {
        "form": form,
        "kept": kept(subject),
        "embed": embed,
        "preview": form.embed(is_preview=True),
        "height": embed.height(form.width),
        "codes": codes(embed, request, form.width),
    }
    return render(request, "sharing/embeds/maker.html", context, status=400 if form.errors else 200)


def start(request: HttpRequest) -> HttpResponse:
    """Any address of the site, pasted, leads to the code of what it shows."""
    address, error, status = request.GET.get("adresse", "").strip(), "", 200
    if address:
        try:
            embed = read(address, request)
        except ValidationError as refusal:
            error, status = refusal.message, 400
        else:
            if embed:
                return redirect(f"{reverse('sharing:embedding')}?{urlencode(kept(embed.subject))}")
            error, status = UNKNOWN, 404
    context = {"address": address, "error": error}
    return render(request, "sharing/embeds/start.html", context, status=status)


def kept(subject: OneResource | ResourceList) -> list[tuple[str, str]]:
    """What says which resource or list it is, in an address of this page."""
    if isinstance(subject, OneResource):
        return [("code", subject.resource.code)]
    return [("liste", "1"), *((name, value) for name, value in parts_of(subject) if name != "tri")]


def parts_of(subject: ResourceList) -> list[tuple[str, str]]:
    """The search of a list, part by part."""
    return [(name, value) for name, values in QueryDict(subject.address.query()).lists() for value in values]


@require_safe
def qr_code(request: HttpRequest, code: str) -> HttpResponse:
    """The permanent address of a resource, to be printed."""
    subject = OneResource.of(code)
    if not subject:
        raise Http404
    address = absolute(Options.of(request.GET).followed(subject.target), request)
    return qr.drawn(address, subject.resource.code)
