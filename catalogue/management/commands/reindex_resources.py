"""Make the search index of the catalogue anew."""

from django.core.management.base import BaseCommand

from catalogue.search.indexing import rebuild
from catalogue.search_backend import analyze


class Command(BaseCommand):
    """For after a change made in the database itself, or a new version; the site goes on meanwhile."""

    help = "Refait l’index de recherche du catalogue. Le site continue de répondre pendant ce temps."

    def handle(self, *args, verbosity=1, **options):
        """Rebuild with progress, then refresh the statistics."""

        def report(done: int, total: int) -> None:
            if verbosity:
                self.stdout.write(f"\r{done} sur {total}", ending="")
                self.stdout.flush()

        count = rebuild(report)
        analyze()
        if verbosity:
            self.stdout.write(f"\rIndex du catalogue : {count} ressource{'s' if count > 1 else ''}.")
