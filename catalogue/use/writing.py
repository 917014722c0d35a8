"""From what was counted to what is kept: only of resources that a visitor may see."""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from catalogue.models import CatalogueDocument, DailyUse, FormerFile, Resource

Kind = DailyUse.Kind


def write(uses: Mapping) -> None:
    """Add these uses to those of their day.

    Args:
        uses: how many times, by `Use`.
    """
    offering = holders({use.number for use in uses if use.kind == Kind.DOWNLOAD})
    found: Counter = Counter()
    for use, times in uses.items():
        resources = offering.get(use.number, ()) if use.kind == Kind.DOWNLOAD else (use.number,)
        for resource in resources:
            found[use.day, resource, use.kind] += times
    named = {resource for _, resource, _ in found}
    seen = set(Resource.objects.listed().filter(pk__in=named).values_list("pk", flat=True))
    DailyUse.objects.add({key: times for key, times in found.items() if key[1] in seen})


def holders(documents: Iterable[int]) -> dict[int, set[int]]:
    """The pages that lead to each document: as a file, in their text, or among former files."""
    found: dict[int, set[int]] = {key: set() for key in documents}
    if not found:
        return found
    types = ContentType.objects.get_for_models(Page, CatalogueDocument)
    references = ReferenceIndex.objects.filter(
        base_content_type=types[Page],
        to_content_type=types[CatalogueDocument],
        to_object_id__in=[str(key) for key in found],
    )
    former = FormerFile.objects.filter(document__in=found)
    pairs = [*references.values_list("to_object_id", "object_id"), *former.values_list("document", "resource")]
    for document, page in pairs:
        found[int(document)].add(int(page))
    return found
