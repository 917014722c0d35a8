"""Resources as they are exported, and compared with the lines of a file."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from modelcluster.models import get_all_child_relations

from catalogue.models import Resource
from editorial.exchange.columns import COLUMNS, columns_of

CHUNK = 200


def chunks(items: Iterable, size: int = CHUNK) -> Iterator[list]:
    """These, some at a time."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def load(keys: Iterable[int]) -> dict[int, Resource]:
    """Resources by key, each of its kind, with all that its columns read; a draft as it was last written."""
    kinds = defaultdict(list)
    for key, kind in Resource.objects.filter(pk__in=list(keys)).order_by().values_list("pk", "content_type"):
        kinds[kind].append(key)
    found = {}
    for kind, members in kinds.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        prefetch = dict.fromkeys(name for column in columns_of(model) for name in column.prefetch)
        prefetch |= dict.fromkeys(relation.get_accessor_name() for relation in get_all_child_relations(model))
        pages = model.objects.filter(pk__in=members).select_related("rubric", "latest_revision")
        found |= {page.pk: as_written(page) for page in pages.prefetch_related(*prefetch)}
    return found


def as_written(page: Resource) -> Resource:
    """What editors have before them: for a page that is online, what visitors read."""
    return page if page.live or not page.latest_revision_id else page.get_latest_revision_as_object()


def rows(resources: QuerySet[Resource]) -> Iterator[dict[str, str]]:
    """Every column of these resources, by label, in their order; loaded some at a time."""
    labels = [column.label for column in COLUMNS if column.is_exported]
    for chunk in chunks(resources.values_list("pk", flat=True)):
        loaded = load(chunk)
        for key in chunk:
            if resource := loaded.get(key):
                cells = {column.label: column.cell(resource) for column in columns_of(type(resource))}
                yield {label: cells.get(label, "") for label in labels}
