"""Keeping permanent addresses true. The catalogue says which resources visitors see, and which they no longer do."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from catalogue.models import Resource
from catalogue.search import indexing
from catalogue.visibility import private_collections
from sharing.models import Permalink

WRITTEN = ["resource_key", "title", "kind", "sets", "fingerprint", "changed_at", "withdrawn_at"]


def follow(sender, resources: list[Resource], gone: set[int], closed: set[int], **kwargs) -> None:
    """Listen to `catalogue.search.indexing.reindexed`, in its transaction."""
    now = timezone.now()
    record(resources, closed, now)
    left = Permalink.objects.filter(resource_key__in=gone, withdrawn_at=None)
    left.update(withdrawn_at=now, changed_at=now)


def record(resources: Iterable[Resource], closed: set[int], now: datetime) -> None:
    """Note these resources, which visitors see; those that are as they were noted are left alone.

    Args:
        closed: the collections whose files visitors may not open.
    """
    seen = {resource.code: noted(resource, now, closed) for resource in resources if not resource.alias_of_id}
    known = Permalink.objects.filter(code__in=seen, withdrawn_at=None)
    same = {
        link.code
        for link in known.only("fingerprint", "resource_key")
        if (link.fingerprint, link.resource_key) == (seen[link.code].fingerprint, seen[link.code].resource_key)
    }
    changed = [link for code, link in seen.items() if code not in same]
    Permalink.objects.bulk_create(changed, update_conflicts=True, unique_fields=["code"], update_fields=WRITTEN)


def noted(resource: Resource, now: datetime, closed: set[int]) -> Permalink:
    """What is kept of a resource."""
    return Permalink(
        code=resource.code,
        resource_key=resource.pk,
        title=resource.title,
        kind=resource.kind_label,
        sets=" ".join(sets_of(resource)),
        fingerprint=fingerprint(resource, closed),
        changed_at=now,
    )


def sets_of(resource: Resource) -> list[str]:
    """The sets a resource belongs to: its rubrics, then its need levels."""
    rubrics = dict.fromkeys(filter(None, [resource.rubric, *resource.also_in.all()]))
    return [*(f"rubrique:{rubric.slug}" for rubric in rubrics), *(f"besoin:{level.slug}" for level in resource.levels)]


def fingerprint(resource: Resource, closed: set[int]) -> str:
    """What changes when something changes that others read of this resource: its own words, or the name of a term."""
    files = [item.document for item in resource.files.all()]
    parts = (
        resource.title,
        resource.summary,
        resource.url_path,
        resource.last_published_at,
        sets_of(resource),
        [level.name for level in resource.levels],
        sorted(map(str, resource.themes.all())),
        [str(body) for body in resource.bodies()],
        [(place.code, place.name) for place in resource.places],
        [(file.pk, file.filename) for file in files if file.collection_id not in closed],
    )
    return sha256(repr(parts).encode()).hexdigest()


def record_if_empty(**kwargs) -> None:
    """After a migration: the resources of a site that had some before it had permanent addresses."""
    if not Permalink.objects.exists() and Resource.objects.listed().exists():
        closed = private_collections()
        keys = list(Resource.objects.listed().order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), indexing.BATCH):
            with transaction.atomic():
                record(indexing.read(keys[start : start + indexing.BATCH]), closed, timezone.now())
