"""CSV: text whose cells stand between separators, as every spreadsheet writes it in its own way."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice

from editorial.exchange.files import encodings
from editorial.exchange.files.formulas import bared, guarded
from editorial.exchange.files.tables import Line, Table, UnreadableFile, cleaned, named

SEPARATORS = {";": "point-virgule", ",": "virgule", "\t": "tabulation", "|": "barre verticale"}
DECLARED = re.compile(r"\s*sep=(.)\s*$", re.IGNORECASE)  # what Excel writes, and asks for, on a line of its own
SAMPLE = 500  # lines that are looked at to find the separator
LONGEST = 1_000_000  # a cell that long is a quote that nobody closed
csv.field_size_limit(LONGEST)  # Python's own is 131,072; ours is told line by line in `Line`


def read(content: bytes) -> Table:
    """The table that some bytes hold.

    Raises:
        UnreadableFile: they are no text, or hold no table.
    """
    encoding = encodings.encoding_of(content)
    if not encoding:
        raise UnreadableFile("Ce fichier n’est pas du texte. Enregistrez votre tableau au format CSV (ou .xlsx).")
    separator = separator_of(content, encoding)
    table = read_records(records(lines_of(content, encoding), separator), separator)
    for sentence in filter(None, [encodings.said(encoding), told(separator)]):
        table.note(sentence)
    return table


def told(separator: str) -> str:
    """What to say of a separator: nothing of the one that French spreadsheets use."""
    return "" if separator == ";" else f"Séparateur deviné : {SEPARATORS.get(separator, separator)}."


def lines_of(content: bytes, encoding: str) -> Iterator[str]:
    """The lines with their ends, whichever they are, decoded little by little."""
    text = io.TextIOWrapper(io.BytesIO(content), encoding, "replace", newline="")
    return (line.replace("\0", "") for line in text)


def separator_of(content: bytes, encoding: str) -> str:
    """The separator that the file declares, or the one that cuts it in the most regular columns."""
    first = next(lines_of(content, encoding), "")
    if declared := DECLARED.match(first.lstrip("\ufeff")):
        return declared[1]
    return max(SEPARATORS, key=lambda separator: regularity(content, encoding, separator))


def regularity(content: bytes, encoding: str, separator: str) -> tuple[float, int]:
    """How well a separator cuts the first records: the same in all, in many columns; one is no cut."""
    widths = []
    with suppress(UnreadableFile):
        widths.extend(len(cells) for _, cells, _ in records(islice(lines_of(content, encoding), SAMPLE), separator))
    if not widths or widths[0] == 1:
        return 0, 0
    return round(Counter(widths)[widths[0]] / len(widths), 1), widths[0]


def records(lines: Iterable[str], separator: str) -> Iterator[tuple[int, list[str], str]]:
    """Each record that is not empty: the line where it begins, its cells, and the text it was read from.

    Raises:
        UnreadableFile: a cell never ends.
    """
    raw = []
    reader = csv.reader(kept(lines, raw), delimiter=separator)
    while True:
        number = reader.line_num + 1
        raw.clear()
        try:
            cells = next(reader, None)
        except csv.Error:
            raise UnreadableFile(
                f"La cellule qui commence à la ligne {number} ne finit pas : "
                "un guillemet y est sans doute ouvert et jamais refermé. Corrigez-le, puis recommencez."
            ) from None
        if cells is None:
            return
        if number == 1 and DECLARED.match(raw[0].lstrip("\ufeff")):
            continue
        if any(cell.strip() for cell in cells):
            yield number, cells, "".join(raw)


def kept(lines: Iterable[str], raw: list[str]) -> Iterator[str]:
    """The lines, each noted as it goes by."""
    for line in lines:
        raw.append(line)
        yield line


def read_records(found: Iterator[tuple[int, list[str], str]], separator: str) -> Table:
    """A table whose first record names the columns.

    Raises:
        UnreadableFile: there is none.
    """
    _, first, _ = next(found, (0, [], ""))
    while first and not first[-1].strip():
        first.pop()
    if not first:
        raise UnreadableFile("Ce fichier est vide. La première ligne doit donner les titres des colonnes.")
    table = Table(named(first), [])
    raw = ""
    for number, cells, source in found:
        table.add(line_of(table.headers, number, cells))
        raw = source
    if table.lines and is_open(raw, separator):
        table.lines[-1].complain("Un guillemet ouvert ici n’est jamais refermé : ce qui suit n’a pu être lu.")
    return table


def is_open(source: str, separator: str) -> bool:
    """Whether a quote is still open at the end of a record: a line that follows is then taken for a part of it."""
    *_, last = csv.reader(io.StringIO(f"{source}\n."), delimiter=separator)
    return last != ["."]


def line_of(headers: list[str], number: int, cells: list[str]) -> Line:
    """One record under the headers; cells that have none are told."""
    texts = [bared(cleaned(cell)) for cell in cells]
    line = Line(number, dict(zip(headers, texts + [""] * len(headers), strict=False)))
    if any(texts[len(headers) :]):
        line.complain(
            f"Cette ligne a {len(texts)} cellules, le titre des colonnes {len(headers)} : "
            "vérifiez les séparateurs et les guillemets."
        )
    return line


def pieces(headers: list[str], rows: Iterable[dict[str, str]]) -> Iterator[bytes]:
    """A CSV file that a double click opens well in Excel in French: UTF-8 that says so, semicolons."""
    line = io.StringIO(newline="")
    writer = csv.writer(line, delimiter=";", lineterminator="\r\n")
    yield b"\xef\xbb\xbf"
    writer.writerow(headers)
    for row in rows:
        writer.writerow([guarded(cleaned(row.get(header, ""))) for header in headers])
        if line.tell() > 1 << 16:
            yield taken(line)
    yield taken(line)


def taken(line: io.StringIO) -> bytes:
    """What was written, and an empty page again."""
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return text.encode()
