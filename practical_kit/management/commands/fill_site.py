"""Fill the site with synthetic resources, to try it at the size it may reach."""

import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from catalogue.search_backend import analyze
from practical_kit.filling.emptying import empty
from practical_kit.filling.writing import NoRubric, fill


class Command(BaseCommand):
    """For trials and measures (docs/performance.md). Never on a site that people use: see `--force`."""

    help = "Remplit le site de ressources inventées, pour l’essayer à la taille qu’il peut atteindre."

    def add_arguments(self, parser):
        parser.add_argument("number", metavar="N", type=int, nargs="?", help="Nombre de ressources à ajouter.")
        parser.add_argument("--seed", type=int, default=1, help="Graine du hasard : la même donne les mêmes textes.")
        parser.add_argument("--empty", action="store_true", help="Retire tout ce que cette commande a ajouté.")
        parser.add_argument("--without-admin", action="store_true", help="N’écrit pas l’index de l’administration.")
        parser.add_argument("--force", action="store_true", help="Accepte de remplir un site en production.")

    def handle(self, *args, number, seed, empty, without_admin, force, verbosity=1, **options):
        """Fill or empty, with progress."""
        self.verbosity = verbosity
        if not empty and (number is None or number < 1):
            raise CommandError("Dites combien de ressources ajouter, par exemple : fill_site 1000.")
        if in_production() and not force:
            raise CommandError("Ce site est en production. Pour le faire quand même, ajoutez --force.")
        if empty:
            self.remove()
        else:
            self.add(number, seed, with_admin=not without_admin)

    def add(self, number: int, seed: int, with_admin: bool) -> None:
        """Fill, then refresh the statistics that databases plan with."""
        started = time.perf_counter()
        try:
            fill(number, seed, report=lambda done: self.progress(done, number), with_admin=with_admin)
        except NoRubric as error:
            raise CommandError("Aucune rubrique n’a de page : chargez d’abord le contenu (load_content).") from error
        analyze()
        pace = number / (time.perf_counter() - started)
        self.say(f"\rRessources ajoutées : {number} ({pace:.0f} par seconde). Pour les retirer : fill_site --empty.")

    def remove(self) -> None:
        """Empty."""
        count = empty(self.progress)
        analyze()
        self.say(f"\rRessources retirées : {count}.")

    def progress(self, done: int, total: int) -> None:
        """How far it is, on one line."""
        self.say(f"\r{done} sur {total}", ending="")

    def say(self, text: str, ending: str | None = None) -> None:
        """Write, unless told to be silent."""
        if self.verbosity:
            self.stdout.write(text, ending=ending)
            self.stdout.flush()


def in_production() -> bool:
    """Whether these settings serve a public site; development and tests have other secrets."""
    return settings.SETTINGS_MODULE.endswith(".production")
