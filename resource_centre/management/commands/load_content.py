"""Load the starting content of `fixtures/`."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from resource_centre.content.files import ContentError
from resource_centre.content.loading import load_content


class Command(BaseCommand):
    """Bring in what was never brought in; what editors changed, moved or deleted stays as they left it."""

    help = "Charge le contenu de départ. Relancée, la commande ne change rien."

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "fixtures", help="Dossier des fichiers.")

    def handle(self, *args, folder, **options):
        """Load, then rebuild the indexes if anything is new."""
        try:
            count = load_content(folder, report=self.stdout.write)
        except ContentError as error:
            raise CommandError(str(error)) from error
        if count:
            self.stdout.write("Index de recherche et index des liens…")
            call_command("update_index", verbosity=0)
            call_command("rebuild_references_index", verbosity=0)
            call_command("reindex_resources", verbosity=0)
        self.stdout.write(f"Contenu de départ : {count} élément(s) chargé(s).")
