"""What a file really is, by its first and last bytes: enough to refuse one that is not what its name says.

Nothing is unpacked and no more than a few pieces are read, however large or hostile the file.
"""

import re
from typing import BinaryIO

PIECE = 1 << 16  # bytes read at the beginning and at the end
OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # Office before 2007, and Office files that have a password
PDF_MARK, PDF_NEAR = b"%PDF-", 1024  # readers of PDF look for the mark this far
ODF_MARK = b"mimetypeapplication/vnd.oasis.opendocument."
PARTS = {"docx": b"word/", "xlsx": b"xl/", "pptx": b"ppt/"}
ODF_TYPES = {"odt": b"text", "ods": b"spreadsheet", "odp": b"presentation"}

NAMES = {
    "pdf": "un PDF",
    "docx": "un document Word (.docx)",
    "xlsx": "un classeur Excel (.xlsx)",
    "pptx": "une présentation PowerPoint (.pptx)",
    "odt": "un texte LibreOffice (.odt)",
    "ods": "un classeur LibreOffice (.ods)",
    "odp": "une présentation LibreOffice (.odp)",
    "csv": "un tableau en texte (.csv)",
    "ole": "un fichier Office d’avant 2007 (.doc, .xls ou .ppt)",
    "html": "une page web",
    "zip": "une archive (.zip)",
}
# What is often sent under another name: how it begins, what it is called.
BEGINNINGS = [
    (b"\xff\xd8\xff", "une image JPEG"),
    (b"\x89PNG\r\n", "une image PNG"),
    (b"GIF8", "une image GIF"),
    (b"II*\0", "une image TIFF"),
    (b"MM\0*", "une image TIFF"),
    (b"MZ", "un programme"),
    (b"\x7fELF", "un programme"),
    (b"7z\xbc\xaf", "une archive (.7z)"),
    (b"Rar!", "une archive (.rar)"),
    (b"\x1f\x8b", "une archive (.gz)"),
    (b"{\\rtf", "un document RTF"),
]
MARKUP = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype\s+html|html|head|body|script|svg|\?xml)", re.IGNORECASE)


def is_what_it_says(file: BinaryIO, extension: str) -> bool:
    """Whether the bytes may be those of a file with this extension; one that is not in `NAMES` is not judged."""
    if extension not in NAMES:
        return True
    found = kinds(file)
    return extension in found if extension != "csv" else not found and is_text(file)


def seems(file: BinaryIO) -> str:
    """What the file looks like, as one would say it: « une image JPEG »; nothing when it looks like nothing known."""
    found, head = kinds(file), piece(file, 0)
    known = [NAMES[kind] for kind in NAMES if kind in found]
    named = [name for mark, name in BEGINNINGS if head.startswith(mark)]
    return next(iter([*known, *named, *(["du texte"] if is_text(file) else [])]), "")


def kinds(file: BinaryIO) -> set[str]:
    """The formats among ours, and their near relations, that the bytes may be."""
    head, tail = piece(file, 0), piece(file, -PIECE)
    if head.startswith(b"PK\x03\x04"):
        return zipped(head, tail)
    if head.startswith(OLE):
        return locked_office(file, head, tail)
    if MARKUP.match(head):
        return {"html"}
    return {"pdf"} if PDF_MARK in head[:PDF_NEAR] else set()


def zipped(head: bytes, tail: bytes) -> set[str]:
    """Formats that are archives: the names of their parts stand clear at both ends."""
    ends = head + tail
    if ODF_MARK in head[:PDF_NEAR]:
        return {kind for kind, name in ODF_TYPES.items() if ODF_MARK + name in head}
    if b"[Content_Types].xml" in ends:
        return {kind for kind, part in PARTS.items() if part in ends}
    return {*ODF_TYPES} if b"mimetype" in ends and b"content.xml" in ends else {"zip"}


def locked_office(file: BinaryIO, head: bytes, tail: bytes) -> set[str]:
    """Since 2007 this old wrapping only holds files with a password; its list of contents says so."""
    sector = 1 << min(int.from_bytes(head[30:32], "little"), 12)
    contents = piece(file, (int.from_bytes(head[48:52], "little") + 1) * sector)
    is_locked = "EncryptedPackage".encode("utf-16-le") in head + tail + contents
    return {*PARTS} if is_locked else {"ole"}


def is_text(file: BinaryIO) -> bool:
    """Whether it reads as text: Excel writes some in UTF-16, which has zeros in it."""
    head = piece(file, 0)
    return b"\0" not in head or head.startswith((b"\xff\xfe", b"\xfe\xff"))


def piece(file: BinaryIO, start: int) -> bytes:
    """Some bytes from there, or from the end when it is negative."""
    size = file.seek(0, 2)
    file.seek(max(size + start, 0) if start < 0 else min(start, size))
    found = file.read(PIECE)
    file.seek(0)
    return found
