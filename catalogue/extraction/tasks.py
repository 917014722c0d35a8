"""Reading the text of a document, away from the request where a worker runs."""

from django.db.models import Value
from django.db.models.functions import Coalesce
from django_tasks import task

from catalogue.extraction.running import Reading, read
from catalogue.models import CatalogueDocument, ResourceFile
from catalogue.search.upkeep import touch

WAITING = CatalogueDocument.TextStatus.WAITING


@task()
def read_text(document_pk: int) -> None:
    """Read a document that waits for it; one that was read meanwhile, or deleted, is left alone."""
    if document := CatalogueDocument.objects.filter(pk=document_pk, text_status=WAITING).first():
        read_now(document)


def read_now(document: CatalogueDocument) -> Reading:
    """Read a document, write down what was read, and tell the search."""
    reading = read(document.file, document.file_extension.lower())
    if reading.status != WAITING and keep(document, reading):
        touch(ResourceFile.objects.filter(document=document).values_list("page", flat=True))
    return reading


def keep(document: CatalogueDocument, reading: Reading) -> bool:
    """Write down what was read; not if the file was replaced meanwhile, since the new one is read in its turn."""
    values = {"text": reading.text, "text_status": reading.status, "lacks": reading.lacks}
    if reading.pages:
        values["pages"] = Coalesce("pages", Value(reading.pages))
    same = CatalogueDocument.objects.filter(pk=document.pk, file=document.file.name, file_hash=document.file_hash)
    return bool(same.update(**values))
