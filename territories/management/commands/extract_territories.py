"""Command: rewrite the territory files from a new yearly release of the source."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from territories.extraction import ExtractionError, extract
from territories.loading import DATA_DIRECTORY
from territories.names import typeset


class Command(BaseCommand):
    """Turn an unpacked npm package @etalab/decoupage-administratif into the files we keep."""

    help = "Réécrit les fichiers de territoires à partir du paquet @etalab/decoupage-administratif décompressé."

    def add_arguments(self, parser):
        parser.add_argument("package", type=Path, metavar="paquet", help="Dossier « package » du paquet décompressé.")
        parser.add_argument("--destination", type=Path, default=DATA_DIRECTORY, help="Dossier des fichiers CSV.")

    def handle(self, *, package, destination, **options):
        try:
            extract(package, destination, report=lambda line: self.stdout.write(typeset(line)))
        except ExtractionError as error:
            raise CommandError(typeset(str(error))) from error
