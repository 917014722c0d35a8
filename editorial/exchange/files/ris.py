"""RIS: a tag, two spaces, a hyphen, a value; one reference from TY to ER.

Read here rather than with a library (docs/decisions.md): what is hard is what files get wrong.
"""

import io
import re
from collections.abc import Iterable, Iterator

from editorial.exchange.files import encodings, ris_tags
from editorial.exchange.files.tables import Line, Table, UnreadableFile, cleaned
from sharing.citations.ris import IN_LINES, MARGIN, record

TAG = re.compile(r"(?:([A-Za-z][A-Za-z0-9]) {2}-[ \t]?|([A-Z][A-Z0-9])[ \t]-(?:[ \t]|$))(.*)")
BEGINNING = re.compile(r"\s*(?:1\.\s+)?(?i:ty) {1,2}-")


def read(content: bytes) -> Table:
    """The references that some bytes hold.

    Raises:
        UnreadableFile: they hold none.
    """
    text, about = encodings.decoded(content)
    table = Table([], [])
    for number, tags in references(text.removeprefix("\ufeff")):
        cells = {header: cleaned(cell) for header, cell in ris_tags.row(tags).items()}
        table.add(Line(number, {header: cell for header, cell in cells.items() if cell}))
    if not table.lines:
        raise UnreadableFile("Ce fichier ne contient aucune référence RIS. Chacune commence par une ligne « TY  - ».")
    if about:
        table.note(about)
    return table.squared()


def references(text: str) -> Iterator[tuple[int, dict[str, list[str]]]]:
    """Each reference: the line where it begins, and what its tags say. One without end ends where the next begins."""
    start, tags, last, blank = 0, {}, "", 0
    for number, line in enumerate(io.StringIO(text, newline=None), 1):
        found = TAG.match(line)
        tag = (found[1] or found[2]).upper() if found else ""
        if tag in ("TY", "ER", "EF") and tags:
            yield start, tags
            tags = {}
        if found and tag not in ("ER", "EF"):
            start = start if tags else number
            tags.setdefault(tag, []).append(found[3].strip())
            last, blank = tag, 0
        elif not found and tags:
            blank = go_on(tags[last], line.rstrip(), blank, keeps_lines=last in IN_LINES)
    if tags:
        yield start, tags


def go_on(texts: list[str], line: str, blank: int, *, keeps_lines: bool) -> int:
    """Add a line to the last text, after the blank ones that were waiting; how many wait now."""
    if not line.strip():
        return blank + 1
    texts[-1] += "\n" * (blank + 1) + line.removeprefix(MARGIN) if keeps_lines else f" {line.strip()}"
    return 0


def pieces(headers: list[str], rows: Iterable[dict[str, str]]) -> Iterator[bytes]:
    """The references one by one; only the columns that a reference has are written."""
    for row in rows:
        cells = {header: cleaned(row.get(header, "")) for header in headers}
        yield record(ris_tags.tags(cells)).encode()
