"""Files that tables come in: what they are, how they are read and written."""

import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from typing import BinaryIO, NamedTuple

from catalogue import file_kinds
from editorial.exchange.files import bibtex, delimited, encodings, ris, spreadsheet, workbooks
from editorial.exchange.files.tables import MOST_BYTES, Line, Table, UnreadableFile, UnwritableTable

__all__ = ["FORMATS", "Format", "Line", "Table", "UnreadableFile", "UnwritableTable", "pieces", "read", "write"]

Row = dict[str, str]
READERS = {"csv": delimited.read, "xlsx": spreadsheet.read, "ris": ris.read, "bibtex": bibtex.read}
WRITERS: dict[str, Callable[[list[str], Iterable[Row]], Iterator[bytes]]] = {
    "csv": delimited.pieces,
    "xlsx": workbooks.pieces,
    "ris": ris.pieces,
    "bibtex": bibtex.pieces,
}


class Format(NamedTuple):
    """A format that files are written in: how it is called, how its files end, what they say they are."""

    label: str
    ending: str
    content_type: str


FORMATS = {
    "xlsx": Format("classeur Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": Format("tableau CSV", "csv", "text/csv; charset=utf-8"),
    "ris": Format("RIS (Zotero, EndNote)", "ris", "application/x-research-info-systems; charset=utf-8"),
    "bibtex": Format("BibTeX", "bib", "application/x-bibtex; charset=utf-8"),
}
EXPECTED = "L’import lit des tableaux (.csv, .xlsx) et des références (.ris, .bib)."
OLD = "Ce classeur est dans l’ancien format d’Excel (.xls). Ouvrez-le, enregistrez-le en .xlsx, puis recommencez."
LIBRE = "Ce fichier est {}. Ouvrez-le dans LibreOffice, enregistrez-le en .xlsx ou en .csv, puis recommencez."


def read(file: BinaryIO, name: str) -> Table:
    """The table that a file holds; what it is is seen by its content, then by its name.

    Raises:
        UnreadableFile: there is none that can be read; the reason is a sentence for its owner.
    """
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise UnreadableFile(
            f"Ce fichier pèse plus de {MOST_BYTES // 10**6}\N{NO-BREAK SPACE}Mo. Partagez-le en plusieurs fichiers."
        )
    if not content.strip():
        raise UnreadableFile("Ce fichier est vide.")
    return READERS[format_of(content, name)](content)


def format_of(content: bytes, name: str) -> str:
    """Which of our formats some bytes are in.

    Raises:
        UnreadableFile: in none.
    """
    seen = io.BytesIO(content)
    kinds = file_kinds.kinds(seen)
    if content.startswith(file_kinds.OLE):
        raise UnreadableFile(spreadsheet.archives.LOCKED if "xlsx" in kinds else OLD)
    if "xlsx" in kinds or ("zip" in kinds and b"xl/" in content and ending(name) == "xlsx"):
        return "xlsx"
    if "ods" in kinds:
        raise UnreadableFile(LIBRE.format(file_kinds.seems(seen)))
    head = encodings.beginning(content)
    if kinds or head is None:
        raise UnreadableFile(f"Ce fichier est {file_kinds.seems(seen) or 'd’un format inconnu'}. {EXPECTED}")
    if ris.BEGINNING.match(head):
        return "ris"
    return "bibtex" if bibtex.BEGINNING.match(head) else {"ris": "ris", "bib": "bibtex"}.get(ending(name), "csv")


def ending(name: str) -> str:
    """How the name of a file ends, in lower case and without its dot."""
    return PurePath(name).suffix.lower().lstrip(".")


def pieces(format: str, headers: list[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """A file of rows, piece by piece; of all the rows, only what the format needs is kept.

    Raises:
        UnwritableTable: the format can't hold them, before the first piece is given.
    """
    return WRITERS[format](headers, rows)


def write(format: str, headers: list[str], rows: Iterable[Row], out: BinaryIO) -> None:
    """Write rows into a file. RIS and BibTeX hold the columns of a reference, and no others.

    Raises:
        UnwritableTable: the format can't hold them.
    """
    for piece in pieces(format, headers, rows):
        out.write(piece)
