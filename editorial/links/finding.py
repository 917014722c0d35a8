"""The links to other sites that are written somewhere, whatever the model: nothing here names a field or a block."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from django.conf import settings
from django.db.models import Model, URLField
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Site

from editorial.quality.pieces import Piece, pieces

WEB = re.compile(r"(https?)://([^/?]*)(.*)", re.IGNORECASE | re.DOTALL)
WRITTEN = (URLField, RichTextField, StreamField)


@dataclass(frozen=True)
class Link:
    """An address and where it is written: `path` is Wagtail's content path, which links lead to."""

    url: str
    text: str
    label: str
    path: str


@cache
def holds_links(model: type[Model]) -> bool:
    """Whether editors can write an address in a model, or in the rows that are edited with it."""
    return any(isinstance(field, WRITTEN) for field in model._meta.get_fields()) or bool(rows_with_links(model))


@cache
def rows_with_links(model: type[Model]) -> list[str]:
    """The relations to rows edited with a model that hold addresses."""
    relations = get_all_child_relations(model)
    return [one.get_accessor_name() for one in relations if holds_links(one.related_model)]


def is_row(model: type[Model]) -> bool:
    """Whether a model is edited with another."""
    return any(isinstance(field, ParentalKey) for field in model._meta.get_fields())


def links_in(thing: Model, ours: frozenset[str]) -> Iterator[Link]:
    """All the links to other sites of a page or of anything else, in the order of its fields.

    Args:
        ours: `our_hosts()`, read once for many things.
    """
    for link in written_in(thing):
        if (url := external(link.url, ours)) is not None:
            yield Link(url, " ".join(link.text.split()), link.label, link.path)


def written_in(thing: Model) -> Iterator[Link]:
    """Whatever is written as a link, its rows after it."""
    for field in thing._meta.concrete_fields:
        if isinstance(field, URLField) and (url := getattr(thing, field.name)):
            yield Link(url, "", str(field.verbose_name), field.name)
    for piece in pieces(thing):
        yield from within(piece)
    for name in rows_with_links(type(thing)):
        for row in getattr(thing, name).all():
            label = str(row._meta.verbose_name)
            yield from (Link(link.url, link.text, f"{label}, {link.label}", name) for link in written_in(row))


def within(piece: Piece) -> Iterator[Link]:
    """The links of one piece of a text."""
    if isinstance(piece.block, blocks.URLBlock) and piece.value:
        yield Link(str(piece.value), "", f"{piece.label}, {piece.block.label}", piece.path)
    html = str(piece.value or "") if isinstance(piece.block, blocks.RawHTMLBlock) else piece.html
    if html and "//" in html:  # most have no address of another site: parsing costs
        for link in BeautifulSoup(html, "html.parser").find_all(href=True):
            yield Link(link["href"], link.get_text(" "), piece.label, piece.path)


def external(written: str, ours: frozenset[str]) -> str | None:
    """The address to ask for what is written, without what only the browser reads; None if it stays on this site."""
    url = written.strip().partition("#")[0]
    url = f"https:{url}" if url.startswith("//") else url
    if not (parts := WEB.fullmatch(url)):
        return None
    scheme, site, rest = parts.groups()
    url = f"{scheme.lower()}://{site if '@' in site else site.lower()}{rest}"
    try:
        return None if urlsplit(url).hostname in ours else url
    except ValueError:
        return url  # malformed: it is for the report to say


def our_hosts() -> frozenset[str]:
    """The names of this site, whose own pages are no external links."""
    names = Site.objects.values_list("hostname", flat=True)
    return frozenset({urlsplit(settings.SITE_URL).hostname, *names})
