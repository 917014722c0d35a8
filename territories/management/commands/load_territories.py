"""Command: load the French territories."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from territories.loading import DATA_DIRECTORY, load
from territories.names import typeset
from territories.reading import FileError


class Command(BaseCommand):
    """Load the territory files into the database, writing only what differs."""

    help = (
        "Charge les territoires (régions, départements, intercommunalités, communes). Peut être relancée sans risque."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "directory",
            nargs="?",
            type=Path,
            default=DATA_DIRECTORY,
            metavar="dossier",
            help="Dossier des fichiers CSV.",
        )

    def handle(self, *, directory, verbosity, **options):
        def report(line):
            if verbosity:
                self.stdout.write(typeset(line))

        try:
            load(directory, report)
        except FileError as error:
            raise CommandError(typeset(f"Rien n’a été modifié. {error}")) from error
