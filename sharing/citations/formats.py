"""The files that references come in."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sharing.citations import bibtex, csl, iso690, ris
from sharing.citations.work import Work


class Format(NamedTuple):
    """A format: how readers call it, which programs read it, what its files say they are, how they are written."""

    label: str
    about: str
    media_type: str
    pieces: Callable[[Iterable[Work]], Iterator[bytes]]


FORMATS = {  # by the end of the name of their files
    "bib": Format("BibTeX", "LaTeX, JabRef, Zotero", "application/x-bibtex; charset=utf-8", bibtex.pieces),
    "ris": Format("RIS", "Zotero, EndNote, Mendeley", "application/x-research-info-systems; charset=utf-8", ris.pieces),
    "json": Format("CSL-JSON", "Zotero, Pandoc", "application/vnd.citationstyles.csl+json", csl.pieces),
    "txt": Format("Texte", "référence ISO 690", "text/plain; charset=utf-8", iso690.pieces),
}
