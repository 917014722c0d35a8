"""RIS: a tag, two spaces, a hyphen, a value; one reference from TY to ER (Research Information Systems, 2001 and 2011).

How references are written is also for `editorial.exchange`, which reads them back.
"""

from collections.abc import Iterable, Iterator

from sharing.citations.words import one_line
from sharing.citations.work import Work

IN_LINES = {"AB", "N1", "N2"}  # whose lines are kept; elsewhere a line that goes on was cut to be short
MARGIN = "  "  # in front of a line that goes on: none is taken for a tag
END = "\r\n"


def record(tags: Iterable[tuple[str, str]]) -> str:
    """A reference, from its type to its end."""
    lines = [f"{tag}  - {laid_out(tag, text)}" for tag, text in tags]
    return END.join([*lines, "ER  - ", "", ""])


def laid_out(tag: str, text: str) -> str:
    """A text on one line, or on several where a tag may have some."""
    return text.replace("\n", END + MARGIN) if tag in IN_LINES else " ".join(text.split("\n"))


def pieces(works: Iterable[Work]) -> Iterator[bytes]:
    """The references of these works, one by one."""
    for work in works:
        said = [(tag, one_line(text)) for tag, text in tags(work)]
        yield record((tag, text) for tag, text in said if text).encode()


def tags(work: Work) -> Iterator[tuple[str, str]]:
    """What each tag says, those that many programs read first."""
    yield "TY", work.genre.ris
    yield "ID", work.code
    yield "TI", work.title
    yield from (("AU", person.inverted) for person in work.authors)
    yield from (("AU", body.name.replace(",", "")) for body in work.bodies)  # a comma makes a person of it
    yield from (("ED", person.inverted) for person in work.editors)
    yield from (("A4", person.inverted) for person in work.translators)
    yield "PY", str(work.year or "")
    yield "DA", f"{work.year}/{work.month:02}//" if work.year and work.month else ""
    yield from container(work)
    yield "ET", work.edition
    yield from (("PB", body.name) for body in work.publishers)
    yield "SN", work.isbn
    yield "DO", work.doi
    yield "UR", work.document_address
    yield from (("L1", file.address) for file in work.files if file.is_pdf)
    yield "LA", work.language
    yield "M3", work.kind_label
    yield from (("KW", subject) for subject in work.subjects)
    yield "AB", work.abstract
    yield "DB", work.centre.name


def container(work: Work) -> Iterator[tuple[str, str]]:
    """Where a work was published, and how long it is: of an article, its first and last pages."""
    inside = work.container
    yield "T2", inside.title if work.is_article else inside.text
    if work.is_article:
        first, _, last = inside.pages.partition("-")
        yield from (("VL", inside.volume), ("IS", inside.number), ("SP", first), ("EP", last))
    else:
        yield "SP", str(work.pages or "")
