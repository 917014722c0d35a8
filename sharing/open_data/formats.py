"""The files, piece by piece: a table, JSON Lines, JSON-LD."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest

from sharing.citations.work import works
from sharing.linked_data.resource import described
from sharing.linked_data.terms import CONTEXT
from sharing.open_data.columns import COLUMNS
from sharing.open_data.reading import batches

BOM = "\ufeff"
RUN = re.compile("[=+\\-@\t\r＝＋－＠]")  # what a spreadsheet takes for the beginning of a formula
Parts = Iterable[list[int]]  # keys of resources, some at a time


@dataclass(frozen=True)
class Format:
    """A form that the catalogue is given in. `media_type` is empty when IANA knows none."""

    ending: str
    name: str
    use: str
    content_type: str
    each: int  # bytes of a resource, as the starting content has them: what the file will weigh is not known before
    pieces: Callable[[Parts, HttpRequest], Iterator[str]]
    file_type: str = ""  # in the list of the Publications Office of the European Union

    @property
    def media_type(self) -> str:
        """How IANA calls it; "" when it has no name for it."""
        return self.content_type.partition(";")[0] if self.file_type else ""


def table(parts: Parts, request: HttpRequest) -> Iterator[str]:
    """CSV (RFC 4180): UTF-8 with the mark by which spreadsheets know it, cells that none of them runs."""
    yield BOM + lines([[column.name for column in COLUMNS]])
    for batch in batches(parts, request):
        yield lines([[guarded(column.cell(row)) for column in COLUMNS] for row in batch])


def lines(cells: list[list]) -> str:
    """Lines of a table."""
    text = io.StringIO()
    csv.writer(text).writerows(cells)
    return text.getvalue()


def guarded(cell: object) -> object:
    """A text as text, even when it begins like a formula; other formats hold it as it is."""
    return f"'{cell}" if isinstance(cell, str) and RUN.match(cell) else cell


def json_lines(parts: Parts, request: HttpRequest) -> Iterator[str]:
    """JSON Lines (jsonlines.org): a resource on each line, as the API describes it."""
    for batch in batches(parts, request):
        yield "".join(f"{as_json(row)}\n" for row in batch)


def linked_data(parts: Parts, request: HttpRequest) -> Iterator[str]:
    """JSON-LD 1.1 (W3C): a graph of resources in the words of schema.org."""
    yield f'{{"@context": {as_json(CONTEXT)}, "@graph": ['
    parting = "\n"
    for keys in parts:
        if things := [as_json(described(work)) for work in works(keys, request)]:
            yield parting + ",\n".join(things)
            parting = ",\n"
    yield "\n]}\n"


def as_json(value: object) -> str:
    """JSON on one line."""
    return json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder)


FORMATS = {
    format.ending: format
    for format in (
        Format(
            "csv",
            "CSV",
            "un tableau, pour un tableur ou un programme",
            "text/csv; charset=utf-8; header=present",
            900,
            table,
            "CSV",
        ),
        Format(
            "jsonl",
            "JSON Lines",
            "une ressource par ligne, telle que l’API la décrit, pour un programme",
            "application/jsonl; charset=utf-8",
            2_100,
            json_lines,
        ),
        Format(
            "jsonld",
            "JSON-LD",
            "des données liées, avec le vocabulaire de schema.org",
            "application/ld+json",
            1_600,
            linked_data,
            "JSON_LD",
        ),
    )
}
