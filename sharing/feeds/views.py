"""« /flux/… »: the latest resources, of the whole site, of a term or of any search."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from catalogue.addresses import Address
from catalogue.former_terms import former_with, leading_on
from catalogue.forms import CatalogueForm
from catalogue.models import NeedLevel, Rubric, Theme
from catalogue.search.finding import find
from sharing.addresses import absolute
from sharing.citations.work import Centre, works
from sharing.feeds.atom import ResourceFeed, name_for_ever
from sharing.freshness import last_change, unless_known, until_reindexed, version_tag
from sharing.open_access import open_access
from sharing.originals import first_of
from sharing.xml_text import permitted

ENTRIES = 30
ARRIVALS = "arrivee"  # the order of feeds; a search has another, which would hide what is new
Term = Rubric | NeedLevel | Theme
VOCABULARIES = {"rubrique": Rubric, "besoin": NeedLevel, "theme": Theme}
TITLES = {"rubrique": "rubrique", "besoin": "niveau de besoin", "theme": "thème"}


@dataclass(frozen=True)
class Subject:
    """What a feed is about, where it is, the page that lists the same, and the keys of its resources."""

    title: str
    path: str
    page: str
    keys: Sequence[int]


@open_access
@until_reindexed
def of_search(request: HttpRequest) -> HttpResponse:
    """The latest of all resources, or of those that a search of the catalogue finds."""
    ask = partial(CatalogueForm(request.GET).find, order=ARRIVALS)
    found = ask(0, ENTRIES)
    if query := leading_on(request.GET, found.values):
        return redirect(f"{request.path}?{query}", permanent=True)
    address = replace(Address.of(found), order="")
    asked = [f"«\u202f{address.words}\u202f»"] if address.words else []
    asked += [narrowing.label for narrowing in address.active]
    title = f"ressources pour {', '.join(asked)}" if asked else "dernières ressources"
    catalogue = address.path(reverse("catalogue:catalogue"))
    return answer(request, Subject(title, address.path(request.path), catalogue, first_of(ask, found, ENTRIES)))


@open_access
def of_term(request: HttpRequest, facet: str, slug: str) -> HttpResponse:
    """The latest resources of a rubric, a need level or a theme; a merged theme leads on.

    Args:
        facet: the filter of the catalogue.
    """
    term = VOCABULARIES[facet].objects.filter(slug=slug).first()
    if term is None and (former := former_with(VOCABULARIES[facet], slug)):
        return redirect(f"sharing:feed_{facet}", former.into.slug, permanent=True)
    if term is None:
        raise Http404
    # The index does not follow the name of a term that no resource has.
    return unless_known(request, version_tag(request, term.name), partial(about, request, facet, term))


def about(request: HttpRequest, facet: str, term: Term) -> HttpResponse:
    """The feed of a term."""
    ask = partial(find, "", {facet: [term.slug]}, ARRIVALS)
    found = ask(0, ENTRIES)
    keys = first_of(ask, found, ENTRIES) if found.values else []  # the index knows no term that no resource has
    page = f"{reverse('catalogue:catalogue')}?{facet}={term.slug}"
    return answer(request, Subject(f"{TITLES[facet]} «\u202f{term.name}\u202f»", request.path, page, keys))


def answer(request: HttpRequest, subject: Subject) -> HttpResponse:
    """The feed."""
    centre = Centre.here(request)
    feed = ResourceFeed(
        catalogue=absolute(reverse("catalogue:catalogue"), request),
        title=permitted(f"{centre.name}\u00a0: {subject.title}"),
        link=absolute(subject.page, request),
        description="",
        subtitle=f"Les {ENTRIES} dernières ressources publiées sur le site, de la plus récente à la plus ancienne.",
        language="fr",
        author_name=permitted(centre.name),
        author_link=f"{centre.root}/",
        feed_url=absolute(subject.path, request),
        feed_guid=name_for_ever(subject.path),
        feed_copyright="Fiches\u00a0: Licence Ouverte 2.0 (Etalab). Chaque document garde sa licence.",
        changed_at=last_change(request),
    )
    for work in works(subject.keys, request):
        feed.add_work(work)
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response
