"""Writing XLSX: every cell is text, so that nothing is run and nothing is taken for a date."""

import io
import re
import tempfile
from collections.abc import Iterable, Iterator

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from editorial.exchange.files.formulas import GUARDED
from editorial.exchange.files.tables import UnwritableTable, cleaned

MOST_SIGNS = 32_767  # of a cell, in Excel: it drops the rest without a word, or says that the file is broken
PIECE = 1 << 16
WIDTHS = {range(0, 8): 12, range(8, 16): 18}  # of columns, after the length of their header
WIDEST = 28
LOOKS_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads « _x0041_ » as « A »


def pieces(headers: list[str], rows: Iterable[dict[str, str]]) -> Iterator[bytes]:
    """A workbook of one sheet. It is made in a temporary file: nothing is given before all of it is written.

    Raises:
        UnwritableTable: a cell is longer than Excel can hold.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Ressources")
    sheet.freeze_panes = "A2"
    for place, header in enumerate(headers, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width(header)
    sheet.append([titled(sheet, header) for header in headers])
    try:
        count = 1 + sum(sheet.append([written(sheet, header, row) for header in headers]) is None for row in rows)
    except UnwritableTable:
        book.save(io.BytesIO())  # closes and removes the file that openpyxl was filling
        raise
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headers))}{count}"
    with tempfile.TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def width(header: str) -> int:
    """How wide a column is, in signs."""
    return next((width for lengths, width in WIDTHS.items() if len(header) in lengths), WIDEST)


def titled(sheet, header: str) -> Cell:
    """The title of a column."""
    cell = WriteOnlyCell(sheet, header)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def written(sheet, header: str, row: dict[str, str]) -> Cell | None:
    """One cell, which is text even where it looks like a formula.

    Raises:
        UnwritableTable: it is too long.
    """
    text = cleaned(row.get(header, ""))
    if not text:
        return None
    text = f"'{text}" if GUARDED.match(text) else text
    text = LOOKS_CODED.sub("_x005F_", text)
    if len(text.encode("utf-16-le")) > 2 * MOST_SIGNS:
        name = row.get("Titre") or row.get("Identifiant") or "sans titre"
        raise UnwritableTable(
            f"« {name} » : la cellule « {header} » a plus de 32\N{NARROW NO-BREAK SPACE}767 signes, "
            "ce qu’Excel ne sait pas garder. Choisissez le format CSV."
        )
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell
