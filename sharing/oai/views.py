"""« /oai/ »: libraries and aggregators harvest the catalogue (OAI-PMH 2.0, openarchives.org)."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial

from django.conf import settings
from django.db.models import Min
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from wagtail.models import Site

from catalogue.identifiers import CODE
from catalogue.models import Resource
from sharing.addresses import absolute
from sharing.citations.work import Centre, works
from sharing.models import Permalink
from sharing.oai.arguments import Asked, Refused, sent, understood
from sharing.oai.dublin_core import dublin_core
from sharing.oai.harvesting import BATCH, Progress, check_prefix, sets
from sharing.open_access import open_access
from sharing.xml_text import permitted


@partial(open_access, methods=("GET", "HEAD", "POST"))  # the protocol has POST for long requests
@never_cache
def oai(request: HttpRequest) -> HttpResponse:
    """Any request of the protocol; what can't be answered is said with a status of 200, as the protocol wants."""
    context = {"now": stamp(timezone.now()), "base": absolute(reverse("sharing:oai"), request)}
    try:
        asked = understood(sent(request))
        context |= {"echo": asked.echo, "verb": asked.verb}
        context |= ANSWERS[asked.verb](asked, request)
    except Refused as refused:
        context["refused"] = refused
        if refused.code in ("badVerb", "badArgument"):
            context["echo"] = {}
    text = permitted(render_to_string("sharing/oai/answer.xml", context, request))
    return HttpResponse(text, content_type="text/xml; charset=utf-8")


def identify(asked: Asked, request: HttpRequest) -> dict:
    """Who answers, and since when."""
    first = Permalink.objects.aggregate(first=Min("changed_at"))["first"]
    host, sender = Site.find_for_request(request).hostname, settings.DEFAULT_FROM_EMAIL
    return {
        "name": Centre.here(request).name,
        "earliest": stamp(first or timezone.now()),
        "mail": sender if "." in sender.rpartition("@")[2] else f"webmaster@{host}",
        "host": host,
    }


def list_formats(asked: Asked, request: HttpRequest) -> dict:
    """The only format, of all records or of one."""
    if "identifier" in asked.arguments:
        known(asked.arguments["identifier"], request)
    return {}


def list_sets(asked: Asked, request: HttpRequest) -> dict:
    """Rubrics and need levels."""
    if asked.arguments:
        raise Refused("badResumptionToken", "La liste des ensembles tient en une réponse.")
    return {"sets": sets()}


def list_records(asked: Asked, request: HttpRequest) -> dict:
    """Some records, or their headers, and the token that asks for the next ones."""
    progress = Progress.of(asked)
    found = list(progress.left()[: BATCH + 1])
    given = found[:BATCH]
    if not given:
        raise Refused("badResumptionToken", "Ce qui restait à donner a changé depuis : reprenez à cette date.")
    following = progress.after(given[-1], len(given)).token if len(found) > BATCH else ""
    return {
        "records": records(given, request, with_metadata=asked.verb == "ListRecords"),
        "progress": progress if following or progress.cursor else None,
        "following": following,
    }


def get_record(asked: Asked, request: HttpRequest) -> dict:
    """One record."""
    link = known(asked.arguments["identifier"], request)
    check_prefix(asked.arguments["metadataPrefix"])
    return {"records": records([link], request, with_metadata=True)}


ANSWERS: dict[str, Callable[[Asked, HttpRequest], dict]] = {
    "Identify": identify,
    "ListMetadataFormats": list_formats,
    "ListSets": list_sets,
    "ListIdentifiers": list_records,
    "ListRecords": list_records,
    "GetRecord": get_record,
}


def known(identifier: str, request: HttpRequest) -> Permalink:
    """The resource of this identifier, even withdrawn.

    Raises:
        Refused: there never was any.
    """
    lead = f"oai:{Site.find_for_request(request).hostname}:"
    code = identifier.removeprefix(lead)
    link = Permalink.objects.filter(code=code).first() if identifier.startswith(lead) and CODE.fullmatch(code) else None
    if link is None:
        raise Refused("idDoesNotExist", f"Aucune notice n’a cet identifiant. Ils s’écrivent {lead}bcdf2345.")
    return link


def records(links: Iterable[Permalink], request: HttpRequest, with_metadata: bool) -> list[dict]:
    """These records as answers hold them; what visitors no longer see is said to be deleted."""
    keys, host = [link.resource_key for link in links], Site.find_for_request(request).hostname
    if with_metadata:
        seen = {work.code: list(dublin_core(work)) for work in works(keys, request)}
    else:
        seen = dict.fromkeys(Resource.objects.listed().filter(pk__in=keys).values_list("code", flat=True))
    return [
        {
            "identifier": f"oai:{host}:{link.code}",
            "changed_at": stamp(link.changed_at),
            "sets": link.sets.split(),
            "is_deleted": link.code not in seen,
            "metadata": seen.get(link.code),
        }
        for link in links
    ]


def stamp(moment: datetime) -> str:
    """An instant as the protocol writes it: universal time, by seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
