"""What became of the resources that a selection names: online, replaced, withdrawn, never known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from catalogue.editions import newest_of
from catalogue.models import Resource
from sharing.citations.work import Centre, Work, for_citing
from sharing.models import Permalink


@dataclass(frozen=True)
class Kept:
    """A resource of a selection: as visitors see it, or as it is remembered when they no longer do."""

    code: str
    title: str
    kind: str
    work: Work | None = None
    withdrawn_at: datetime | None = None
    successor: Resource | None = None

    @property
    def resource(self) -> Resource | None:
        """Its page, if visitors may see it."""
        return self.work and self.work.resource


def find(codes: Iterable[str], request: HttpRequest) -> dict[str, Kept]:
    """These resources by the code that was given, in a number of statements that does not grow.

    Where a page is shown a second time, by an alias, both codes give the same resource. Codes that were never given
    to visitors are left out.
    """
    codes = list(codes)
    rows = Resource.objects.filter(code__in=codes).values_list("code", "pk", "alias_of") if codes else ()
    keys = {code: original or key for code, key, original in rows}
    pages = for_citing(Resource.objects.listed().filter(alias_of=None)).in_bulk(set(keys.values())) if keys else {}
    gone = [code for code in codes if keys.get(code) not in pages]
    links = {link.code: link for link in Permalink.objects.filter(code__in=gone)} if gone else {}
    successors = newest_of([*pages, *(link.resource_key for link in links.values())])
    centre = Centre.here(request)
    seen = {key: online(page, successors.get(key), centre, request) for key, page in pages.items()}
    left = {code: withdrawn(link, successors.get(link.resource_key)) for code, link in links.items()}
    found = {code: seen.get(keys.get(code)) or left.get(code) for code in codes}
    return {code: kept for code, kept in found.items() if kept}


def online(page: Resource, successor: Resource | None, centre: Centre, request: HttpRequest) -> Kept:
    """One that visitors see."""
    work = Work.of(page, centre, request)
    return Kept(page.code, page.title, page.kind_label, work, successor=successor)


def withdrawn(link: Permalink, successor: Resource | None) -> Kept:
    """One that visitors no longer see."""
    return Kept(link.code, link.title, link.kind, withdrawn_at=link.withdrawn_at, successor=successor)
