"""What a workbook is made of, gone through before anything is built of it: bombs and broken archives stop here.

openpyxl makes a tree of each row and keeps every string: a few kilobytes can be made to fill the memory. Here each
part is unpacked little by little and read by expat, which keeps nothing.
"""

import re
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from openpyxl.utils import column_index_from_string

from editorial.exchange.files.tables import UnreadableFile

PIECE = 1 << 16
MOST_PARTS = 2_000
MOST_UNPACKED = 300_000_000  # bytes, all parts together
MOST_ELEMENTS = 100_000  # of a part that openpyxl reads whole
MOST_STRINGS = 1_000_000
MOST_CELLS, MOST_ROWS = 16_384, 1_048_576  # Excel's own limits
LONGEST = 16_000_000  # bytes of a row, of a string, of a part that has neither

BROKEN = "Ce classeur est abîmé. Ouvrez-le dans votre tableur, enregistrez-le de nouveau en .xlsx, puis recommencez."
SWOLLEN = "Ce classeur est démesuré une fois décompressé. Copiez le tableau seul dans un nouveau classeur."
LOCKED = "Ce classeur est protégé par un mot de passe. Enregistrez-le sans, puis recommencez."
SHEET, STRINGS = re.compile(r"worksheets/[^/]+\.xml$"), re.compile(r"sharedStrings\.xml$", re.IGNORECASE)
XML = re.compile(r"\.(xml|rels)$", re.IGNORECASE)


@dataclass
class Found:
    """What matters of a sheet beside its cells."""

    width: int = 0  # the last column that holds something
    has_formulas: bool = False
    has_merged_cells: bool = False


class Part:
    """One part of a workbook, as expat goes through it."""

    def __init__(self, name: str):
        self.found = Found()
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = refuse
        self.parser.StartElementHandler = self.start
        self.unit = "row" if SHEET.search(name) else "si" if STRINGS.search(name) else ""
        self.elements = self.units = self.since = self.column = 0  # `since`: where the row or the string begins

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        name = name.rpartition(" ")[2]
        self.elements += 1
        if name == self.unit:
            self.begin(attributes)
        elif name == "c":
            letters = attributes.get("r", "").rstrip("0123456789")
            self.column = column_index_from_string(letters) if letters else self.column + 1
        elif name in ("v", "t", "f"):
            self.found.width = max(self.found.width, self.column)
            self.found.has_formulas |= name == "f"
        elif name == "mergeCell":
            self.found.has_merged_cells = True

    def begin(self, attributes: dict[str, str]) -> None:
        """A row or a string."""
        self.check()
        self.units, self.elements, self.column = self.units + 1, 0, 0
        self.since = self.parser.CurrentByteIndex
        if int(attributes.get("r", 0)) > MOST_ROWS:
            raise UnreadableFile(BROKEN)

    def check(self) -> None:
        """Stop at what no workbook has.

        Raises:
            UnreadableFile: it has.
        """
        is_long = self.parser.CurrentByteIndex - self.since > LONGEST
        is_wide = self.elements > (4 * MOST_CELLS if self.unit else MOST_ELEMENTS)
        if is_long or is_wide or (self.unit == "si" and self.units > MOST_STRINGS):
            raise UnreadableFile(SWOLLEN)


def refuse(*args) -> None:
    """No workbook has a document type; it is where entities that swell, or point elsewhere, are declared."""
    raise UnreadableFile(BROKEN)


def inspect(file: BinaryIO) -> dict[str, Found]:
    """What stands in each part, by its name, once the whole archive was gone through.

    Raises:
        UnreadableFile: it is broken, or swells.
    """
    try:
        with ZipFile(file) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise UnreadableFile(SWOLLEN)
            if any(entry.flag_bits & 1 for entry in entries):
                raise UnreadableFile(LOCKED)
            return {entry.filename: inspect_part(archive, entry.filename) for entry in entries}
    except (BadZipFile, expat.ExpatError, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise UnreadableFile(BROKEN) from error


def inspect_part(archive: ZipFile, name: str) -> Found:
    """Go through one part, whatever its name says, since another part may say that it is read.

    No more of it is unpacked than its entry declares: `zipfile` stops there.
    """
    part = Part(name)
    with archive.open(name) as source, suppress(*([] if XML.search(name) else [expat.ExpatError])):
        while piece := source.read(PIECE):
            part.parser.Parse(piece)
            part.check()
        part.parser.Parse(b"", True)
    return part.found
