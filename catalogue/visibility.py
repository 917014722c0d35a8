"""What a visitor may see: published, and not private, nor under a private page."""

from functools import reduce
from operator import or_

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction


def listed(pages):
    """The pages of this queryset that a visitor may see. Every public list starts here.

    The same pages as Wagtail's `.live().public()`, less aliases of private pages. Wagtail asks the database for the
    restrictions each time `public()` is called; here they are part of the one query.
    """
    return pages.filter(~is_closed(), live=True)


def with_privacy(pages):
    """These pages, each told whether it `is_restricted`, in the same query."""
    return pages.annotate(is_restricted=is_closed())


def private_collections() -> set[int]:
    """The collections whose files a visitor may not open: restricted, or under a restricted one."""
    paths = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    within = [Q(path__startswith=path) for path in paths]
    if not within:
        return set()
    return set(Collection.objects.filter(reduce(or_, within)).values_list("pk", flat=True))


def with_openness(items):
    """These items that have a document, each told whether visitors may open it as `is_open`, in the same query."""
    closed = CollectionViewRestriction.objects.annotate(
        place=ExpressionWrapper(OuterRef("document__collection__path"), output_field=CharField())
    ).filter(place__startswith=F("collection__path"))
    return items.annotate(is_open=~Exists(closed))


def open_ones(items) -> list:
    """Those of these items that visitors may open: as their query told (`with_openness`), or asked now."""
    items = list(items)
    if all(hasattr(item, "is_open") for item in items):
        return [item for item in items if item.is_open]
    closed = private_collections()
    return [item for item in items if item.document.collection_id not in closed]


def is_closed() -> Q:
    """Whether a page stands at or under a private page, or under an alias of one, or shows a page that does.

    Written with `IN` over a union, and no join, so that SQLite starts from the few restrictions and not from all pages.
    """
    private = PageViewRestriction.objects.order_by().values("page_id")
    aliases = Page.objects.filter(alias_of__in=private).order_by().values("pk")
    aliases_of_aliases = Page.objects.filter(alias_of__in=aliases).order_by().values("pk")
    roots = private.union(aliases, aliases_of_aliases)
    shows = stands_under(private, "alias_of__path") | stands_under(private, "alias_of__alias_of__path")
    return stands_under(roots, "path") | (Q(alias_of__isnull=False) & shows)


def stands_under(roots, path: str) -> Exists:
    """Whether the page of this path is one of these, or under one."""
    place = ExpressionWrapper(OuterRef(path), output_field=CharField())
    pages = Page.objects.filter(pk__in=roots).order_by().annotate(place=place)
    return Exists(pages.filter(place__startswith=F("path")))
