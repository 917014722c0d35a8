"""Resources that may be there twice: the same document, or titles that look like one another."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from urllib.parse import urlsplit

from catalogue.models import Resource
from editorial.keeping.duplicates.names import SAME, SLIP, Named, Names

SAME_SOURCE = "même adresse du document"
TITLES = {SAME: "même titre", SLIP: "titres très proches"}
MOST_TWINS = 20  # resources with the same source: beyond, it is a site and not a document


def resource_pairs() -> Iterator[tuple[int, int, str]]:
    """Every two resources that may be one, with why; editions of one another are not."""
    names = ("pk", "title", "year", "source_url", "replaces")
    rows = list(Resource.objects.filter(alias_of=None).order_by("pk").values_list(*names))
    former = {key: replaces for key, *_, replaces in rows if replaces}
    found = dict(same_title(rows)) | dict.fromkeys(same_source(rows), SAME_SOURCE)
    for one, other in sorted(found):
        if oldest(one, former) != oldest(other, former):
            yield one, other, found[one, other]


def oldest(key: int, former: dict[int, int]) -> int:
    """The first of the editions before this one; in a circle, the least."""
    met = [key]
    while (before := former.get(met[-1])) and before not in met:
        met.append(before)
    return min(met) if before else met[-1]


def same_source(rows):
    """Two that describe the document of one address."""
    by_address = defaultdict(list)
    for key, _, _, url, _ in rows:
        if url:
            by_address[address(url)].append(key)
    for keys in by_address.values():
        if len(keys) <= MOST_TWINS:
            yield from combinations(keys, 2)


def same_title(rows):
    """Two whose titles are the same, or almost, and whose years do not differ."""
    years = {key: year for key, _, year, _, _ in rows}
    for one, other, why in Names(Named(key, title) for key, title, *_ in rows).pairs():
        if why in TITLES and (years[one] == years[other] or not (years[one] and years[other])):
            yield (one, other), TITLES[why]


def address(url: str) -> str:
    """What tells a document from another: neither the scheme, « www. », a final slash, an anchor nor capitals."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # a bracket that nothing closes
        return url
    return f"{host}{parts.path.rstrip('/')}?{parts.query}".lower()
