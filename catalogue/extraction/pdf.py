"""The text of a PDF. Used inside the reader: nothing of Django here."""

from typing import BinaryIO

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

from catalogue.extraction.texts import BROKEN, ENCRYPTED, TOO_MUCH, Refused, Text


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
