"""The frames that other sites show, and the script that fits their height."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from catalogue.identifiers import CODE
from sharing.addresses import absolute, centre_name
from sharing.embeds.embed import Embed
from sharing.embeds.framing import framable
from sharing.embeds.options import Form, Options
from sharing.embeds.subjects import OneResource, ResourceList
from sharing.models import Permalink
from sharing.open_access import open_access

SCRIPT = Path(__file__).with_name("cadre-1.js").read_bytes()  # this version never changes: another would be cadre-2.js
FOR_EVER = "public, max-age=31536000, immutable"
TEMPLATES = {form: f"sharing/embeds/{form}.html" for form in Form.values}


@framable
@require_safe
def one_resource(request: HttpRequest, form: str, code: str) -> HttpResponse:
    """A resource, in one of its forms. One that visitors no longer see says so: whoever frames it did nothing wrong."""
    options = Options.of(request.GET)
    subject = OneResource.of(code)
    if not subject:
        return gone(request, code.lower(), options)
    context = {"embed": Embed(subject, form, options), "canonical": subject.target}
    context["counted"] = reverse("sharing:embedded", args=[subject.resource.pk])
    return shown(request, TEMPLATES[form], options, context)


@framable
@require_safe
def resource_list(request: HttpRequest) -> HttpResponse:
    """A list of the catalogue. Whatever its address says, there is something to show."""
    options, subject = Options.of(request.GET), ResourceList.of(request.GET)
    context = {
        "embed": Embed(subject, Form.LIST, options),
        "counted": reverse("sharing:list_embedded"),
        "canonical": subject.target,
    }
    return shown(request, TEMPLATES[Form.LIST], options, context)


def gone(request: HttpRequest, code: str, options: Options) -> HttpResponse:
    """A resource that was withdrawn; or a code that was never given."""
    link = Permalink.objects.filter(code=code).first() if CODE.fullmatch(code) else None
    canonical = link.get_absolute_url() if link else reverse("catalogue:catalogue")
    context = {"link": link, "canonical": canonical}
    return shown(request, "sharing/embeds/gone.html", options, context, status=200 if link else 404)


def shown(request: HttpRequest, template: str, options: Options, context: dict, status: int = 200) -> HttpResponse:
    """A frame: a small page of its own."""
    context |= {"options": options, "centre": centre_name(request)}
    context["canonical"] = absolute(context["canonical"], request)
    return render(request, template, context, status=status)


@open_access
def script(request: HttpRequest) -> HttpResponse:
    """What pages of other sites run to fit the height of their frames."""
    return HttpResponse(SCRIPT, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": FOR_EVER})
