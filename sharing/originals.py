"""Aliases: a page that Wagtail shows at a second place. Others are given the page that it shows, and nothing else."""

from collections.abc import Callable, Iterable

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from catalogue.models import Resource
from catalogue.search.finding import Found

ORIGINAL = Coalesce("alias_of__alias_of", "alias_of", "pk")  # an alias may be that of another


def shown_as(**lookup) -> QuerySet[Resource]:
    """The resource that a lookup finds, if visitors may see it; where it finds an alias, the page that this shows."""
    found = Resource.objects.listed().filter(**lookup).order_by().values(original=ORIGINAL)
    return Resource.objects.listed().filter(pk__in=found)


def originals(keys: Iterable[int]) -> list[int]:
    """The pages that these resources are or show, in their order."""
    keys = list(keys)
    shown = dict(Resource.objects.filter(pk__in=keys, alias_of__isnull=False).values_list("pk", ORIGINAL))
    return [shown.get(key, key) for key in keys]


def first_of(ask: Callable[[int, int], Found], found: Found, most: int) -> list[int]:
    """The first pages that a search finds, each once: where aliases leave room, it is asked for more.

    Args:
        ask: the search, from a place, for a number of results.
        found: its first results.
        most: how many pages are wanted.
    """
    kept, given = dict.fromkeys(originals(found.answer.keys)), len(found.answer.keys)
    while len(kept) < most and given < found.answer.total and (more := ask(given, most).answer.keys):
        kept, given = kept | dict.fromkeys(originals(more)), given + len(more)
    return list(kept)[:most]
