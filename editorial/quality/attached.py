"""What may be said of what a page leans on: its files, its sources."""

import re
from collections.abc import Iterator

from django.utils import timezone

from catalogue.dates import day
from catalogue.models import CatalogueDocument, Reference
from catalogue.search.french import fold
from editorial.quality.pieces import Piece
from editorial.quality.remark import Remark, excerpt

FORTHCOMING = re.compile(r"\b(a paraitre|sous presse|parution prochaine|forthcoming|in press)\b")
ACCESSIBLE_PDF = (
    "Dans le logiciel d’origine, donnez au document un titre et une langue, puis exportez-le en PDF avec l’option "
    "« balises » ou « accessibilité ». Si vous ne le pouvez pas, dites dans sa fiche qu’il n’est pas accessible."
)

Place = tuple[str, str, object]  # content path, name of the field, what is there


def files(page, pieces: list[Piece]) -> Iterator[Remark]:
    """PDF files that somebody who does not see them can hardly read (RGAA 4.1, criterion 13.3)."""
    keys = [item.document_id for item in page.files.all()] if hasattr(page, "files") else []
    known = CatalogueDocument.objects.only("title", "lacks").in_bulk(keys)  # their text is long
    attached = [("files", "fichiers", known.get(key)) for key in keys]
    for path, label, document in once([*attached, *places(CatalogueDocument, pieces)]):
        if document.lacks:
            parts = [CatalogueDocument.PdfPart(part).label for part in document.lacks]
            listed = " et ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
            yield Remark(f"Il manque au PDF {excerpt(document.title)} {listed}", ACCESSIBLE_PDF, path, label)


def succession(page) -> Iterator[Remark]:
    """A new edition without a document, in the place of one that has it."""
    former = getattr(page, "replaces", None)
    if former and former.files.exists() and not page.files.all() and not page.source_url:
        what = f"Elle remplace {excerpt(former.title)}, qui a un fichier, et n’en a pas"
        yield Remark(what, "Joignez le document, ou donnez son adresse d’origine.", "files", "fichiers")


def sources(page, pieces: list[Piece]) -> Iterator[Remark]:
    """Sources « à paraître » without a date, or whose date is over."""
    for path, label, reference in once([*places(Reference, pieces), *beside(page)]):
        if not FORTHCOMING.search(fold(f"{reference.title} {reference.date} {reference.note}")):
            continue
        if reference.expected_on is None:
            what = f"La source {excerpt(reference.title)} est « à paraître », sans date"
            yield Remark(what, "Donnez dans sa fiche la date de parution attendue.", path, label)
        elif reference.expected_on < timezone.localdate():
            what = f"La source {excerpt(reference.title)} devait paraître le {day(reference.expected_on)}"
            yield Remark(what, "Est-elle parue ? Complétez sa fiche.", path, label)


def beside(page) -> list[Place]:
    """The references of a page that are not in its text."""
    rows = (("reference_items", "sources", "reference"), ("measures", "résultats mesurés", "source"))
    return [
        (relation, label, getattr(row, name))
        for relation, label, name in rows
        if hasattr(page, relation)
        for row in getattr(page, relation).all()
    ]


def places(model: type, pieces: list[Piece]) -> list[Place]:
    """Where things of a model stand in the text."""
    return [(piece.path, piece.label, piece.value) for piece in pieces if isinstance(piece.value, model)]


def once(found: list[Place]) -> list[Place]:
    """Each thing at the first of its places; what was deleted since is left out."""
    first: dict[int, Place] = {}
    for place in found:
        if place[2] is not None:
            first.setdefault(place[2].pk, place)
    return list(first.values())
