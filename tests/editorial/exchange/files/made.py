"""Files made for tests: small, and as wrong as wanted."""

import io
import zipfile

from openpyxl import Workbook

from editorial.exchange import files

SHEET = "xl/worksheets/sheet1.xml"


def read(content, name="fichier"):
    """The table in some bytes, or some text."""
    return files.read(io.BytesIO(content.encode() if isinstance(content, str) else content), name)


def written(format, headers, rows):
    """The bytes of a file of rows."""
    out = io.BytesIO()
    files.write(format, headers, rows, out)
    return out.getvalue()


def cells(table):
    """The cells of each line, in the order of the headers."""
    return [[line.cells[header] for header in table.headers] for line in table.lines]


def workbook(*rows, title="Feuille"):
    """A workbook of one sheet."""
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def saved(book):
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(content, **parts):
    """A workbook some parts of which are replaced, added, or left out (None); `sheet` is its first sheet."""
    parts = {{"sheet": SHEET}.get(name, name): part for name, part in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name not in parts:
                after.writestr(name, before.read(name))
        for name, part in parts.items():
            if part is not None:
                after.writestr(name, part)
    return out.getvalue()


def part(content, name=SHEET):
    """One part of a workbook, as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()
