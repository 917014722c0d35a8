"""Check the links to other sites: once a day or a week, by cron."""

from collections import Counter

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from catalogue.templatetags.french import plural
from editorial.links.checking import check
from editorial.models import LinkAddress, LinkRun, Verdict
from territories.names import typeset

Scope = LinkRun.Scope
TOLD = (Verdict.BROKEN, Verdict.DOUBTFUL, Verdict.REFUSED, Verdict.MOVED)


class Command(BaseCommand):
    """Asks every address of another site, politely. Ends with 0 whatever the links are worth: the report says it."""

    help = (
        "Vérifie les liens du site vers d’autres sites ; le rapport est dans l’espace de rédaction. "
        "Code de sortie : 0 dès que la vérification a eu lieu, même si des liens sont cassés ou si une autre "
        "vérification est en cours ; 1 si elle n’a pas pu avoir lieu."
    )

    def add_arguments(self, parser):
        parser.add_argument("--page", type=int, metavar="NUMÉRO", help="Une seule page, par son numéro.")
        parser.add_argument("--all", "--force", action="store_true", help="Même les liens trouvés bons depuis un jour.")
        parser.add_argument("--limit", type=int, metavar="N", help="N adresses au plus, les plus anciennes d’abord.")

    def handle(self, *, page, all, limit, verbosity, **options):
        """Check, and say what was found."""
        if page is not None and not Page.objects.live().filter(pk=page).exists():
            raise CommandError(f"Aucune page en ligne ne porte le numéro {page}.")
        if limit is not None and limit < 1:
            raise CommandError("--limit demande un nombre, de 1 au moins.")
        scope = Scope.SITE if page is None else Scope.PAGE
        run = LinkRun.objects.start(scope, page or 0, force=all, limit=limit)
        if run is None:
            self.say("Une vérification est déjà en cours : rien à faire.", verbosity)
            return
        check(run, report=lambda run, address: self.tell(run, address, verbosity))
        if run.problem:
            raise CommandError(typeset(run.problem))
        self.conclude(run, verbosity)

    def tell(self, run: LinkRun, address: LinkAddress, verbosity: int) -> None:
        """A line for each link to look at, or for all of them with --verbosity 2."""
        if address.verdict in TOLD or verbosity > 1:
            reason = f" : {address.said}" if address.said else ""
            verdict = address.get_verdict_display()
            self.say(f"{run.done + 1} sur {run.total} : {verdict}{reason} : {address.url}", verbosity)

    def conclude(self, run: LinkRun, verbosity: int) -> None:
        """What the links of the whole site are worth now."""
        known = Counter(LinkAddress.objects.values_list("verdict", flat=True))
        counts = ", ".join(f"{verdict.label} : {known[verdict]}" for verdict in Verdict if known[verdict])
        s = plural(run.done)
        self.say(f"{run.done} adresse{s} vérifiée{s}. Sur tout le site : {counts or 'aucun lien'}.", verbosity)

    def say(self, line: str, verbosity: int) -> None:
        """A line, unless silence is asked for."""
        if verbosity:
            self.stdout.write(typeset(line))
