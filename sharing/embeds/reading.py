"""What an address of this site shows, when it is a resource or a list; people paste it, programs ask for it."""

from urllib.parse import SplitResult, unquote, urlsplit

from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from catalogue import editions
from catalogue.models import Rubric
from catalogue.visibility import listed
from sharing.embeds.embed import Embed
from sharing.embeds.options import Options
from sharing.embeds.subjects import OneResource, ResourceList

LONGEST = 4000  # characters of an address
GREATEST_NUMBER = 2**63 - 1  # that a database holds
UNKNOWN = "Cette adresse ne mène à aucune ressource ni à aucune liste que l’on puisse intégrer."
PORTS = {"http": 80, "https": 443}  # either leads to the other


def read(address: str, request: HttpRequest) -> Embed | None:
    """What is embedded of this address; nothing when it is none of ours, or shows visitors neither resource nor list.

    Raises:
        ValidationError: this is not a whole address.
    """
    try:
        parts = urlsplit(address)
        ports = ports_of(parts)
    except ValueError:
        raise not_whole() from None
    if parts.scheme not in PORTS or not parts.hostname or len(address) > LONGEST or not address.isprintable():
        raise not_whole()
    here = urlsplit(Site.find_for_request(request).root_url)
    path = unquote(parts.path)
    if (parts.hostname, ports) != (here.hostname, ports_of(here)) or not path.isprintable():
        return None
    return shown_at(path if path.endswith("/") else f"{path}/", QueryDict(parts.query), request)


def not_whole() -> ValidationError:
    """The refusal of what is no address."""
    return ValidationError("Il faut une adresse entière, qui commence par http:// ou https://.")


def ports_of(parts: SplitResult) -> set[int]:
    """The ports that are as good as that of an address."""
    usual = set(PORTS.values())
    return usual if parts.port is None or parts.port in usual else {parts.port}


def shown_at(path: str, query: QueryDict, request: HttpRequest) -> Embed | None:
    """The same, from the root of the site."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    options, form, subject = Options.of(query), match.kwargs.get("form"), None
    if match.view_name in ("catalogue:catalogue", "sharing:embed_liste"):
        subject = ResourceList.of(query)
    elif form or match.view_name == "sharing:permalink":
        subject = OneResource.of(match.kwargs["code"])
    elif match.view_name == "catalogue:latest_edition":
        subject = latest_edition(match.kwargs["number"])
    elif match.view_name == "wagtail_serve":
        subject = on_page(path, request)
    return Embed(subject, form or subject.forms[0], options) if subject else None


def latest_edition(number: int) -> OneResource | None:
    """The newest edition, by the number of any of them, as « dernière édition » leads to it."""
    newest = editions.newest(number) if number <= GREATEST_NUMBER else None
    return newest and OneResource.found(pk=newest.pk)


def on_page(path: str, request: HttpRequest) -> OneResource | ResourceList | None:
    """What a page shows, found by its address of today or by one of before (Wagtail's redirects)."""
    root = Site.find_for_request(request).root_page.url_path
    if subject := of_page(url_path=f"{root.rstrip('/')}{path}"):
        return subject
    redirect = get_redirect(request, Redirect.normalise_path(path))
    return of_page(pk=redirect.redirect_page_id) if redirect and redirect.redirect_page_id else None


def of_page(**lookup) -> OneResource | ResourceList | None:
    """A resource, or the resources of a rubric, by its page."""
    pages = listed(Page.objects.filter(**lookup)).order_by()
    if subject := OneResource.found(pk__in=pages.values("pk")):
        return subject
    rubric = Rubric.objects.filter(page__path__in=pages.values("path")).first()
    return ResourceList.of_rubric(rubric) if rubric else None
