"""The text of DOCX and ODT files: XML inside a zip. Used inside the reader: nothing of Django here."""

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple
from xml.parsers import expat
from zipfile import ZipFile

from catalogue.extraction.texts import BROKEN, ENCRYPTED, Endless, Refused, Text

PIECE = 1 << 16
MOST = 64 << 20  # bytes of one part, unpacked: a thousand pages of prose take about ten times less
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")  # Word wraps a file in its old format when it has a password…
OLD_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # …under this name
DOCX_PART = re.compile(r"word.*\b(main|footnotes|endnotes)\+xml$")
ODT_TYPE = b"application/vnd.oasis.opendocument.text"


class Markup(NamedTuple):
    """Which elements of a format matter to its text, by their local name: Word has two namespaces for the same."""

    words: frozenset[str]  # hold text; what stands elsewhere is white space
    signs: dict[str, str]  # stand for a character
    ends: frozenset[str]  # end a line
    breaks: frozenset[str]  # end a page
    unread: frozenset[str]  # remarks and deleted passages, not meant for readers; what is said twice


DOCX = Markup(
    frozenset({"t"}),
    {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"},
    frozenset({"p"}),
    frozenset({"lastRenderedPageBreak"}),
    frozenset({"Fallback", "moveFrom"}),
)
ODT = Markup(
    frozenset({"p", "h"}),
    {"s": " ", "tab": " ", "line-break": "\n"},
    frozenset({"p", "h"}),
    frozenset({"soft-page-break"}),
    frozenset({"annotation", "tracked-changes", "note-citation"}),
)


class Part:
    """One XML part, read as expat goes through it: no tree is built, however deep or long."""

    def __init__(self, markup: Markup, text: Text):
        self.markup, self.text = markup, text
        self.depth = self.unread = 0  # how many open elements hold text, or hide it

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        name = local(name)
        if self.unread or name in self.markup.unread:
            self.unread += 1
            return
        self.depth += name in self.markup.words
        if name in self.markup.breaks or (name == "br" and "page" in attributes.values()):
            self.text.turn_if_written()
        elif name in self.markup.signs:
            self.text.write(self.markup.signs[name])

    def end(self, name: str) -> None:
        """An element closes."""
        name = local(name)
        if self.unread:
            self.unread -= 1
            return
        self.depth -= name in self.markup.words
        if name in self.markup.ends:
            self.text.write("\n")

    def characters(self, words: str) -> None:
        """Text, or white space between elements."""
        if self.depth and not self.unread:
            self.text.write(words)


def local(name: str) -> str:
    """The name of an element without its namespace."""
    return name.rpartition(" ")[2]


def refuse(*args) -> None:
    """Neither format has a document type; it is where entities that swell, or point elsewhere, are declared."""
    raise Refused(BROKEN)


def pieces(archive: ZipFile, name: str) -> Iterator[bytes]:
    """A part of an archive, unpacked little by little.

    Raises:
        Refused: it is encrypted.
        Endless: it is larger than any document.
    """
    entry, room = archive.getinfo(name), MOST
    if entry.flag_bits & 1:
        raise Refused(ENCRYPTED)
    with archive.open(entry) as part:
        while piece := part.read(PIECE):
            yield piece
            if (room := room - len(piece)) < 0:
                raise Endless


def parse(archive: ZipFile, name: str, start, end=None, characters=None) -> None:
    """Go through a part, calling these on the way."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, characters
    for piece in pieces(archive, name):
        parser.Parse(piece)
    parser.Parse(b"", True)


def read_part(archive: ZipFile, name: str, markup: Markup, text: Text) -> None:
    """The text of a part."""
    part = Part(markup, text)
    parse(archive, name, part.start, part.end, part.characters)


def read_docx(file: BinaryIO, text: Text) -> None:
    """A Word file: its text, then its notes. Not its headers, said on every page, nor its remarks."""
    if file.read(8) == OLD_OFFICE:
        raise Refused(ENCRYPTED if OLD_ENCRYPTED in file.read() else BROKEN)
    parts = {}

    def note(name: str, attributes: dict[str, str]) -> None:
        if found := DOCX_PART.search(attributes.get("ContentType", "")):
            parts[found[1]] = attributes.get("PartName", "/word/document.xml").lstrip("/")

    with ZipFile(file) as archive:
        parse(archive, "[Content_Types].xml", note)
        if "main" not in parts:
            raise Refused(BROKEN)
        for kind in ("main", "footnotes", "endnotes"):
            if kind in parts:
                read_part(archive, parts[kind], DOCX, text)


def read_odt(file: BinaryIO, text: Text) -> None:
    """A LibreOffice text, whose notes stand in it."""
    with ZipFile(file) as archive:
        if not beginning(archive, "mimetype").startswith(ODT_TYPE):
            raise Refused(BROKEN)
        if b"encryption-data" in beginning(archive, "META-INF/manifest.xml"):
            raise Refused(ENCRYPTED)
        read_part(archive, "content.xml", ODT, text)


def beginning(archive: ZipFile, name: str) -> bytes:
    """The first bytes of a part."""
    with archive.open(name) as part:
        return part.read(PIECE)
