"""What every question needs and that changes seldom: the values of the filters, the synonyms. Kept in the process.

One small statement tells the version of the index; as long as it stays, nothing is read again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from catalogue.models import FacetValue, SearchVersion, SynonymGroup
from catalogue.search.query import Phrase, synonyms


@dataclass(frozen=True)
class Directory:
    """The index as it is at one version."""

    version: int
    by_facet: Mapping[str, Mapping[str, FacetValue]]  # by filter, then by character
    by_name: Mapping[tuple[str, str], FacetValue]
    synonyms: Mapping[Phrase, tuple[Phrase, ...]]


def directory() -> Directory:
    """The directory of today (one SQL statement, three when the index has changed)."""
    return read(SearchVersion.objects.filter(pk=1).values_list("number", flat=True).first() or 0)


@lru_cache(maxsize=1)
def read(version: int) -> Directory:
    """The directory of a version."""
    values = list(FacetValue.objects.order_by("pk"))
    by_facet: dict[str, dict[str, FacetValue]] = {}
    for value in values:
        by_facet.setdefault(value.facet, {})[value.character] = value
    return Directory(
        version,
        by_facet,
        {(value.facet, value.value): value for value in values},
        synonyms(SynonymGroup.objects.all()),
    )
