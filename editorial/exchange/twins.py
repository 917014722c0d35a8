"""Lines that are already in the catalogue, or in the file: same title and year, DOI, ISBN or address."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from catalogue.models import Resource
from territories.names import fold


def plain_address(url: str) -> str:
    """What two writings of an address share: neither scheme, nor `www.`, nor a final slash, nor a fragment."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    host = (parts.netloc or "").lower().removeprefix("www.")
    path = parts.path.rstrip("/")
    # The front page of a site is the address of everything that its publisher has there: it tells nothing apart.
    return f"{host}{path}{'?' + parts.query if parts.query else ''}" if path or parts.query else ""


def marks(title: str, year, doi: str, isbn: str, url: str) -> Iterator[tuple]:
    """What tells a document from all others."""
    if fold(title):
        yield "title", fold(title), year
    for name, value in (("doi", doi), ("isbn", isbn), ("url", plain_address(url) if url else "")):
        if value:
            yield name, value


class Twins:
    """The marks of every resource, then of every line looked at."""

    fields = ("title", "year", "doi", "isbn", "source_url")

    def __init__(self):
        self.resources: dict[tuple, int] = {}
        self.lines: dict[tuple, int] = {}
        every = Resource.objects.filter(alias_of=None).order_by("-pk")  # the oldest has the last word
        for key, *values in every.values_list("pk", *self.fields).iterator():
            self.resources.update(dict.fromkeys(marks(*values), key))

    def of(self, page: Resource) -> tuple[int | None, int | None]:
        """The resource, and the line before, that have a mark of this one."""
        own = list(self.marks_of(page))
        resource = next((self.resources[mark] for mark in own if mark in self.resources), None)
        return resource, next((self.lines[mark] for mark in own if mark in self.lines), None)

    def note(self, page: Resource, line: int) -> None:
        """Remember a line."""
        for mark in self.marks_of(page):
            self.lines.setdefault(mark, line)

    def marks_of(self, page: Resource) -> Iterator[tuple]:
        """The marks of a resource."""
        return marks(*(getattr(page, name) for name in self.fields))
