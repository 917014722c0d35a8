"""The text of a PDF, and what it lacks for those who do not see it. Used inside the reader: nothing of Django here."""

from typing import BinaryIO

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

from catalogue.extraction.texts import BROKEN, ENCRYPTED, LANGUAGE, TAGS, TITLE, TOO_MUCH, Refused, Text


def read(file: BinaryIO, text: Text) -> None:
    """Read every page. One that cannot be read does not hide the others."""
    if b"%PDF-" not in file.read(1024):
        raise Refused(BROKEN)
    try:
        document = opened(file)
        text.pages = len(document.pages)
    except LimitReachedError as error:
        raise Refused(TOO_MUCH) from error
    if not text.pages:
        raise Refused(BROKEN)
    text.lacks = lacks(document)
    for page in document.pages:
        read_page(page, text)


def opened(file: BinaryIO) -> PdfReader:
    """The document. Many files have a password that nobody is asked for: the empty one.

    Raises:
        Refused: it needs a password, or a protection that pypdf does not know.
    """
    try:
        document = PdfReader(file)
        if document.is_encrypted and not document.decrypt(""):
            raise Refused(ENCRYPTED)
    except (DependencyError, FileNotDecryptedError, NotImplementedError) as error:
        raise Refused(ENCRYPTED) from error
    return document


def lacks(document: PdfReader) -> list[str] | None:
    """What a screen reader asks of a PDF and does not find here; nothing is known of one whose catalogue is broken.

    The rules: PDF/UA-1 (ISO 14289-1) 7.1 for title and tags, 7.2 for the language; RGAA 4.1, criterion 13.3.
    """
    try:
        root, described = document.root_object, document.metadata
        xmp = document.xmp_metadata
        title = (described and described.title) or (xmp and xmp.dc_title and any(xmp.dc_title.values()))
        marks = root["/MarkInfo"] if "/MarkInfo" in root else {}
        is_tagged = "/StructTreeRoot" in root and bool(marks.get("/Marked"))
        found = {TITLE: title, LANGUAGE: "/Lang" in root and root["/Lang"], TAGS: is_tagged}
    except MemoryError:
        raise
    except Exception:  # pypdf raises almost anything on a file that is not as it should be
        return None
    return [name for name, value in found.items() if not (value.strip() if isinstance(value, str) else value)]


def read_page(page: PageObject, text: Text) -> None:
    """Read one page; note what is wrong with it, unless memory is gone for all of them."""
    try:
        words = page.extract_text()
    except MemoryError:
        raise
    except LimitReachedError:
        text.problems.add(TOO_MUCH)
    except Exception:  # pypdf raises almost anything on a page that is not as it should be
        text.problems.add(BROKEN)
    else:
        text.write(words)
    text.turn()
