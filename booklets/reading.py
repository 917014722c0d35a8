"""Resources as booklets tell them, in a number of statements that does not grow with them."""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Prefetch

from catalogue.models import Resource, ResourceReference
from catalogue.querysets import parts

SOURCES = Prefetch("reference_items", ResourceReference.objects.select_related("reference"))


def read(keys: Iterable[int]) -> list[Resource]:
    """Those of these resources that visitors see, each of its kind, with all that is told of it, in the order given."""
    ranks = {key: rank for rank, key in enumerate(dict.fromkeys(keys))}
    kinds = defaultdict(list)
    for key, kind in Resource.objects.listed().filter(pk__in=ranks).values_list("pk", "content_type"):
        kinds[kind].append(key)
    found = []
    for kind, members in kinds.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        pages = model.objects.filter(pk__in=members).select_related("rubric", "replacement__newest")
        found += pages.prefetch_related(*parts(), "corrections", SOURCES, *model.story_parts())
    return sorted(found, key=lambda page: ranks[page.pk])
