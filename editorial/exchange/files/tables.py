"""What every file is read into, and why one is refused."""

import re
import unicodedata
from dataclasses import dataclass, field

from territories.names import typeset

MOST_BYTES = 50_000_000
MOST_LINES = 20_000
MOST_COLUMNS = 100
MOST_SIGNS = 100_000  # of a cell
SHOWN = 200  # signs that are kept of a cell which has too many

LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
UNPRINTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")


class UnreadableFile(Exception):
    """Why a file can't be read, in French, with what to do."""

    def __init__(self, sentence: str):
        super().__init__(typeset(sentence))


class UnwritableTable(Exception):
    """Why a table can't be written in a format, in French, with what to do."""

    def __init__(self, sentence: str):
        super().__init__(typeset(sentence))


@dataclass
class Line:
    """One record of a file."""

    number: int  # as its owner sees it: the row of a spreadsheet, the line where a record begins
    cells: dict[str, str]  # by header, stripped, empty when there is nothing
    problem: str = ""  # what is wrong with the line itself, whatever its cells say

    def __post_init__(self):
        for header, text in self.cells.items():
            if len(text) > MOST_SIGNS:
                self.cells[header] = text[:SHOWN] + "…"
                self.complain(
                    f"La cellule « {header} » contient {len(text):,} signes ; {MOST_SIGNS:,} sont lus au plus.".replace(
                        ",", "\N{NARROW NO-BREAK SPACE}"
                    )
                )

    def complain(self, sentence: str) -> None:
        """Note something wrong, after what is already."""
        self.problem = " ".join(filter(None, [self.problem, typeset(sentence)]))


@dataclass
class Table:
    """All the records of a file."""

    headers: list[str]
    lines: list[Line]
    notes: list[str] = field(default_factory=list)  # French sentences about the file as a whole

    def note(self, sentence: str) -> None:
        """Say something about the file as a whole."""
        self.notes.append(typeset(sentence))

    def squared(self) -> "Table":
        """The same with every line under every header: records that each name their own cells become a table."""
        self.headers = list(dict.fromkeys(header for line in self.lines for header in line.cells))
        for line in self.lines:
            line.cells = dict.fromkeys(self.headers, "") | line.cells
        return self

    def add(self, line: Line) -> None:
        """One more line.

        Raises:
            UnreadableFile: there are too many.
        """
        if len(self.lines) == MOST_LINES:
            raise UnreadableFile(
                f"Ce fichier a plus de {MOST_LINES // 1000}\N{NARROW NO-BREAK SPACE}000 lignes. "
                "Partagez-le en plusieurs fichiers."
            )
        self.lines.append(line)


def cleaned(text: str) -> str:
    """The text as it is kept: accents in one piece, one sort of line end, nothing that cannot be printed."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return UNPRINTED.sub("", LINE_ENDS.sub("\n", text)).strip()


def named(headers: list[str]) -> list[str]:
    """Names for the columns of a table: one each, none twice.

    Raises:
        UnreadableFile: there are too many columns.
    """
    if len(headers) > MOST_COLUMNS:
        raise UnreadableFile(
            f"Ce tableau a {len(headers)} colonnes ; {MOST_COLUMNS} sont lues au plus. "
            "Supprimez celles qui ne servent pas."
        )
    names = []
    for place, header in enumerate(headers):
        name = base = cleaned(header)[:SHOWN] or f"Colonne {letters(place)}"
        rank = 1
        while name in names:
            rank += 1
            name = f"{base} ({rank})"
        names.append(name)
    return names


def letters(place: int) -> str:
    """How spreadsheets call the column at this place: A for 0, AA for 26."""
    return (letters(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)
