"""Everything to look at again before a page is published."""

from editorial.publication import shortcomings
from editorial.quality.attached import files, sources, succession
from editorial.quality.pieces import pieces
from editorial.quality.remark import Remark
from editorial.quality.written import headings, remarks_on
from territories.names import typeset


def remarks(page) -> list[Remark]:
    """All that may be said of a page as it is in memory: its text in the order of its form, its files, its sources."""
    written = list(pieces(page))
    said = [remark for piece in written for remark in remarks_on(piece)]
    return [*said, *headings(page, written), *files(page, written), *succession(page), *sources(page, written)]


def reservations(page) -> list[str]:
    """What its last look before publication would show, for what publishes many pages at once.

    Args:
        page: as the tree gives it; its newest revision is what is read.
    """
    seen = page.get_latest_revision_as_object()
    return [*shortcomings(page), *(typeset(remark.what) for remark in remarks(seen))]
