"""After the writing: the search of the site, that of the admin, and Wagtail's index of references."""

from collections import defaultdict
from collections.abc import Callable

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from modelcluster.models import get_all_child_relations
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backend

from catalogue.models import Resource
from catalogue.search.indexing import refresh
from catalogue.search_backend import analyze
from editorial.exchange.loading import chunks

BATCH = 500


def follow(keys: list[int], report: Callable[[int], None] = lambda done: None) -> None:
    """Make the indexes true for these resources; can be done again.

    Args:
        report: told how many are done.
    """
    analyze()  # SQLite would plan for the few pages that there were
    done = 0
    for batch in chunks(keys, BATCH):
        refresh(batch)
        kinds = defaultdict(list)
        for key, kind in Resource.objects.filter(pk__in=batch).order_by().values_list("pk", "content_type"):
            kinds[kind].append(key)
        for kind, members in kinds.items():
            follow_kind(ContentType.objects.get_for_id(kind).model_class(), members)
        done += len(batch)
        report(done)


def follow_kind(model: type[Resource], keys: list[int]) -> None:
    """Those of one kind."""
    prefetch = [relation.get_accessor_name() for relation in get_all_child_relations(model)]
    pages = list(model.objects.filter(pk__in=keys).prefetch_related(*prefetch, *model.search_related))
    with transaction.atomic():
        get_search_backend().get_index_for_model(model).add_items(model, pages)
        for page in pages:
            ReferenceIndex.create_or_update_for_object(page)
