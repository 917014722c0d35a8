"""Resources, from the command line into a file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalogue.models import Resource, Rubric
from editorial.exchange.exporting import exported
from editorial.exchange.exporting.selection import STATES, selected
from editorial.exchange.files import FORMATS, UnwritableTable

ENDINGS = {format.ending: key for key, format in FORMATS.items()}


class Command(BaseCommand):
    """Write resources into a file; one that fails leaves the former file as it was."""

    help = "Écrit les ressources dans un fichier, tel que l’import peut le relire."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, then what to choose."""
        parser.add_argument("fichier", type=Path, help="Sa fin dit le format : .xlsx, .csv, .ris ou .bib.")
        parser.add_argument("--format", choices=FORMATS, help="Le format, si la fin du nom ne le dit pas.")
        parser.add_argument("--type", default="", choices=[model.kind for model in Resource.kinds()])
        parser.add_argument("--rubrique", help="Fin de l’adresse d’une rubrique : se-former…")
        parser.add_argument("--etat", default="tout", choices=STATES, help="Par défaut : tout.")

    def handle(self, *, fichier: Path, format: str | None, type: str, rubrique: str, etat: str, **options) -> None:
        """Write beside the file, then put it in its place."""
        format = format or ENDINGS.get(fichier.suffix.lower().lstrip("."))
        if not format:
            raise CommandError(f"Format inconnu : {fichier.name}. Ajoutez --format ({', '.join(FORMATS)}).")
        rubric = Rubric.objects.filter(slug=rubrique).first() if rubrique else None
        if rubrique and not rubric:
            slugs = ", ".join(Rubric.objects.values_list("slug", flat=True))
            raise CommandError(f"Rubrique inconnue : {rubrique}. Au choix : {slugs}.")
        resources = selected(Resource.objects.all(), type, rubric, etat)
        started = fichier.with_name(f"{fichier.name}.en-cours")
        try:
            with started.open("wb") as out:
                out.writelines(exported(resources, format))
            started.replace(fichier)
        except UnwritableTable as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"Impossible d’écrire {fichier} : {error.strerror}.") from error
        finally:
            started.unlink(missing_ok=True)
        self.stdout.write(f"{resources.count()} ressource(s) dans {fichier}.")
