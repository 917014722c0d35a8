"""Read the text of documents, for search."""

from django.core.management.base import BaseCommand
from django.db.models import Q, QuerySet

from catalogue.extraction.advice import PROBLEMS, SHORT, named_advice
from catalogue.extraction.tasks import read_now
from catalogue.models import CatalogueDocument
from territories.names import typeset


class Command(BaseCommand):
    """For after a loading in bulk, a worker that failed, or a better reader."""

    help = "Lit le texte des documents qui ne l’ont pas encore été, pour que la recherche les trouve."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="Relit tous les documents, même déjà lus.")

    def handle(self, *, all, verbosity, **options):
        """One at a time: the memory of one reading, whatever their number."""
        keys = list(self.waiting(everything=all).values_list("pk", flat=True))
        if verbosity and not keys:
            self.stdout.write("Aucun document n’attend d’être lu.")
        for rank, key in enumerate(keys, 1):
            if said := self.read(key):
                self.report(f"{rank} sur {len(keys)} : {said}", verbosity)

    def waiting(self, everything: bool) -> QuerySet[CatalogueDocument]:
        """The documents to read, the oldest first; PDFs read before all was looked at in them are among those."""
        documents = CatalogueDocument.objects.order_by("pk")
        status = CatalogueDocument.TextStatus
        not_looked_at = Q(lacks__isnull=True, file__iendswith=".pdf", text_status__in=(status.READ, status.CUT))
        return documents if everything else documents.filter(Q(text_status=status.WAITING) | not_looked_at)

    def read(self, key: int) -> str:
        """Read a document, unless it was deleted meanwhile; say what came of it."""
        document = CatalogueDocument.objects.defer("text").filter(pk=key).first()
        if document is None:
            return ""
        document.text_status = read_now(document).status
        if document.text_status in PROBLEMS:
            return named_advice(document)
        return f"« {document.title} » : {SHORT[document.text_status].lower()}"

    def report(self, line: str, verbosity: int) -> None:
        """A line of progress."""
        if verbosity:
            self.stdout.write(typeset(line))
