"""Taking away what was made, and nothing else."""

from collections.abc import Callable

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.db.models import QuerySet
from wagtail.models import Page, ReferenceIndex
from wagtail.search.models import IndexEntry

from catalogue.models import (
    Organisation,
    Resource,
    ResourceContribution,
    ResourceNeedLevel,
    ResourceTerritory,
    ResourceTheme,
    SearchEntry,
    SearchText,
    Theme,
)
from catalogue.search.indexing import next_version
from catalogue.tasks import tasks_paused
from practical_kit.filling.drafts import PREFIX
from practical_kit.models import CaseActor, RubricPage

BATCH = 500
# What `writing` writes beside the page, and the column that says of which page; the last refer to none of the others.
WRITTEN = {
    SearchText: "entry_id",
    SearchEntry: "resource_id",
    CaseActor: "page_id",
    ResourceContribution: "page_id",
    ResourceTerritory: "page_id",
    ResourceTheme: "content_object_id",
    ResourceNeedLevel: "content_object_id",
    **dict.fromkeys(Resource.kinds(), "resource_ptr_id"),
    Resource: "page_ptr_id",
    Page: "id",
}


def empty(report: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Delete the pages and the terms that were made; gives how many pages."""
    made = Page.objects.filter(slug__startswith=PREFIX, content_type__in=types())
    keys = list(made.order_by("-path").values_list("pk", flat=True))
    with tasks_paused():
        for start in range(0, len(keys), BATCH):
            remove(keys[start : start + BATCH])
            report(min(start + BATCH, len(keys)), len(keys))
        for model in (Theme, Organisation):
            model.objects.filter(slug__startswith=PREFIX).delete()
    return len(keys)


def types() -> list[ContentType]:
    """The content types of the kinds."""
    return list(ContentType.objects.get_for_models(*Resource.kinds()).values())


def remove(keys: list[int]) -> None:
    """Delete pages: by tables, or as Wagtail does when somebody has worked on one of them."""
    edited = Page.objects.filter(pk__in=keys, latest_revision__isnull=False)
    try:
        ways = {by_tables: set(keys) - set(edited.values_list("pk", flat=True))}
        ways[as_wagtail_does] = set(keys) - ways[by_tables]
        in_one_go(ways)
    except IntegrityError:  # something else refers to one of them
        in_one_go({as_wagtail_does: set(keys)})


def in_one_go(ways: dict[Callable, set[int]]) -> None:
    """Delete, count the children that are left; all of it is kept, or nothing."""
    with transaction.atomic():
        next_version()
        for way, keys in ways.items():
            way(sorted(keys))
        for parent in RubricPage.objects.all():
            children = Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1).count()
            Page.objects.filter(pk=parent.pk).update(numchild=children)


def by_tables(keys: list[int]) -> None:
    """Delete rows of the tables that a filling writes, without asking Django what else there may be."""
    names = list(map(str, keys))
    rows(IndexEntry.objects.filter(content_type__in=types(), object_id__in=names))
    rows(ReferenceIndex.objects.filter(base_content_type=ContentType.objects.get_for_model(Page), object_id__in=names))
    for model, column in WRITTEN.items():
        rows(model._base_manager.filter(**{f"{column}__in": keys}))


def rows(found: QuerySet[models.Model]) -> None:
    """Delete rows, and nothing with them."""
    found._raw_delete(found.db)


def as_wagtail_does(keys: list[int]) -> None:
    """Delete with all that hangs on it, of whatever kind. These pages have no children of their own."""
    QuerySet.delete(QuerySet(Page).filter(pk__in=keys))
