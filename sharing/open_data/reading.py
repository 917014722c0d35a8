"""The whole catalogue, read some resources at a time: nothing is held, and no transaction stays open."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.http import HttpRequest

from catalogue.models import Resource
from sharing.api.resource_rows import rows

BATCH = 200


def everything() -> QuerySet[Resource]:
    """What files hold: all that visitors see, each once."""
    return Resource.objects.listed().filter(alias_of=None).order_by("pk")


def keys_by_batch() -> Iterator[list[int]]:
    """The keys of everything, the first on the site first.

    Each batch begins after the last key of the one before, so that what is published or withdrawn meanwhile is true.
    """
    last = 0
    while keys := list(everything().filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        yield keys
        last = keys[-1]


def batches(parts: Iterable[list[int]], request: HttpRequest) -> Iterator[list[dict]]:
    """The resources as the API describes them, with what there is to remember of each."""
    for keys in parts:
        points = dict(Resource.objects.filter(pk__in=keys).only("code", "takeaways").values_list("code", "takeaways"))
        yield [row | {"a_retenir": [str(point.value) for point in points[row["code"]]]} for row in rows(keys, request)]
