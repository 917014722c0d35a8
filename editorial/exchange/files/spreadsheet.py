"""XLSX: the first sheet that has something in it."""

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from editorial.exchange.files import archives
from editorial.exchange.files.formulas import bared
from editorial.exchange.files.tables import MOST_COLUMNS, Line, Table, UnreadableFile, cleaned, named

EMPTY = "Ce classeur est vide. La première ligne doit donner les titres des colonnes."
# How Excel writes the carriage returns of cells, and what could be taken for one.
CODED = re.compile("_x00(?:0D|5F)_")
ZEROS = re.compile("0+")  # a number shown with zeros in front, as a postal code


def read(content: bytes) -> Table:
    """The table of a workbook.

    Raises:
        UnreadableFile: it is broken, dangerous, or holds no table.
    """
    found = archives.inspect(io.BytesIO(content))
    try:
        with warnings.catch_warnings(), closing(opened(content)) as book:
            warnings.simplefilter("ignore")  # what openpyxl leaves out is nothing that we read
            return read_book(book, found, content)
    except UnreadableFile:
        raise
    except Exception as error:  # openpyxl raises whatever a broken file makes it stumble on
        raise UnreadableFile(archives.BROKEN) from error


def opened(content: bytes, *, with_values: bool = True):
    """The workbook, read row by row: what formulas gave when it was last saved, or the formulas."""
    return load_workbook(io.BytesIO(content), read_only=True, data_only=with_values, keep_links=False)


def read_book(book: Any, found: dict[str, archives.Found], content: bytes) -> Table:
    """The first sheet that has cells; those that have some too are named in a note."""
    sheets = [sheet for sheet in book.worksheets if found[sheet._worksheet_path].width]
    shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"] or sheets
    if not shown:
        raise UnreadableFile(EMPTY)
    sheet = shown[0]
    about = found[sheet._worksheet_path]
    unknown = unsaved_results(content, sheet.title, book) if about.has_formulas else set()
    table = read_sheet(sheet, checked(about.width), unknown)
    if others := [f"« {other.title} »" for other in sheets if other is not sheet]:
        table.note(f"Feuille lue : « {sheet.title} ». Non lues : {', '.join(others)}.")
    if about.has_merged_cells:
        table.note("Des cellules sont fusionnées : leur contenu n’est lu que dans la première.")
    return table


def checked(width: int) -> int:
    """How many columns to read.

    Raises:
        UnreadableFile: too many.
    """
    if width > MOST_COLUMNS:
        raise UnreadableFile(
            f"Ce tableau va jusqu’à la colonne {get_column_letter(width)} ; {MOST_COLUMNS} colonnes sont lues au plus. "
            "Supprimez celles qui ne servent pas."
        )
    return width


def unsaved_results(content: bytes, title: str, book: Any) -> set[tuple[int, int]]:
    """Where formulas stand whose result the file does not keep."""
    with closing(opened(content, with_values=False)) as formulas:
        pairs = zip(rows(book[title], MOST_COLUMNS), rows(formulas[title], MOST_COLUMNS), strict=False)
        return {
            (number, place)
            for (number, values), (_, sources) in pairs
            for place, (value, source) in enumerate(zip(values, sources, strict=False))
            if source.data_type == "f" and value.value is None
        }


def rows(sheet: Any, count: int) -> Iterator[tuple[int, tuple]]:
    """The rows with their number, as wide as asked, whatever size the sheet says it has."""
    sheet.reset_dimensions()
    return enumerate(sheet.iter_rows(min_row=1, max_col=count), 1)


def read_sheet(sheet: Any, count: int, unknown: set[tuple[int, int]]) -> Table:
    """A table whose first row that is not empty names the columns."""
    table = None
    for number, cells in rows(sheet, count):
        texts = [said(cell) for cell in cells]
        if not any(texts) and not any((number, place) in unknown for place in range(count)):
            continue
        if table is None:
            table = Table(named(texts), [])
            continue
        line = Line(number, dict(zip(table.headers, texts, strict=False)))
        for place, cell in enumerate(cells):
            if cell.data_type == "e" or (number, place) in unknown:
                line.complain(trouble(table.headers[place], cell))
        table.add(line)
    if table is None:
        raise UnreadableFile(EMPTY)
    return table


def trouble(header: str, cell: Any) -> str:
    """What is wrong with the result of a formula."""
    if cell.data_type == "e":
        return f"La formule de la cellule « {header} » donne une erreur ({cell.value})."
    return f"Le résultat de la formule de la cellule « {header} » n’est pas dans le fichier : écrivez-le à sa place."


def said(cell: Any) -> str:
    """What people read in a cell."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, str):
        return bared(cleaned(CODED.sub(lambda sign: "" if "D" in sign[0] else "_", value)))
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, int | float):
        return number_said(value, cell.number_format or "")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def number_said(value: float, shown: str) -> str:
    """A number as a French spreadsheet shows it, without separators of thousands."""
    if ZEROS.fullmatch(shown):
        return f"{value:.0f}".zfill(len(shown))
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.12g}".replace(".", ",")
