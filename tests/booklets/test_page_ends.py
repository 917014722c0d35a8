"""Where pages end: the end of a notice is never left alone on one."""

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from booklets import material
from booklets.pieces import Booklet, Piece
from booklets.press import laid_out
from sharing.citations.work import Centre
from tests.booklets import reading_pdf

pytestmark = pytest.mark.django_db
LAST = ("Document d’origine", "Fichier", "Remarque", "Adresse permanente")
END = f'<ul class="access">{"".join(f"<li>{line}</li>" for line in LAST)}</ul>'


def test_the_end_of_a_notice_goes_over_with_some_of_its_text(home):
    """Notices that are longer by one line each, so that the page ends everywhere about their last lines."""
    notices = [Piece(f"n{n}", f"Fiche {n}", "<p>Une ligne.</p>" * n + END, is_long=True) for n in range(25, 32)]
    booklet = Booklet("essai", "Essai", Centre.here(), tuple(notices))
    context = {"booklet": booklet, "day": timezone.now(), "sheets": [material.SHEET, material.PAGES]}
    html, _ = material.with_pictures(render_to_string("booklets/booklet.html", context))
    content, _ = laid_out({"index.html": html.encode()} | material.furniture(paged=True))
    pages = [page.extract_text() for page in reading_pdf.opened(content).pages]
    ends = [text for text in pages if any(line in text for line in LAST)]
    assert len(ends) == len(notices)
    assert [text for text in ends if not all(line in text for line in ("Une ligne", *LAST))] == []
