"""Importing a file of resources without the admin: the same rules, the same messages."""

from pathlib import Path

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError

from catalogue.models import Organisation
from editorial.exchange.columns import COLUMNS
from editorial.exchange.entering import forget
from editorial.exchange.known import CREATE, LEFT_OUT
from editorial.exchange.outcome import Action
from editorial.exchange.running import advance
from editorial.exchange.screens import DONE_LABELS, LABELS
from editorial.models import Import, User

State = Import.State
FEW = 50
WORDS = {"creer": CREATE, "laisser": LEFT_OUT}


class Command(BaseCommand):
    """Import resources from a spreadsheet or a bibliography."""

    help = "Importe des ressources d’un fichier CSV, XLSX, RIS ou BibTeX : tout le fichier, ou rien."

    def add_arguments(self, parser):
        parser.add_argument("fichier", type=Path)
        parser.add_argument("--compte", required=True, help="nom du compte qui importe ; il doit pouvoir publier")
        parser.add_argument("--essai", action="store_true", help="contrôle tout et n’écrit rien")
        parser.add_argument(
            "--colonne",
            action="append",
            default=[],
            metavar="EN-TÊTE=COLONNE",
            help="relie une colonne du fichier à une du site",
        )
        parser.add_argument("--type", default="", help="type des lignes qui n’en disent rien : etude, guide, cas")
        parser.add_argument("--rubrique", default="", help="rubrique des lignes qui n’en disent rien : se-former…")
        parser.add_argument("--publier", action="store_true", help="met en ligne les ressources nouvelles")
        parser.add_argument(
            "--mettre-a-jour", action="store_true", help="une ligne qui répète une ressource la met à jour"
        )
        parser.add_argument("--effacer", action="store_true", help="une cellule vide efface ce que dit le site")
        parser.add_argument("--themes-inconnus", choices=WORDS, help="ce qu’il faut faire des thèmes inconnus")
        parser.add_argument(
            "--organisations-inconnues",
            choices=[LEFT_OUT, *Organisation.Family.values],
            help="les laisser, ou les ajouter dans cette famille d’acteurs",
        )

    def handle(self, **options):
        imported = self.start(options)
        try:
            self.carry_out(imported, options)
        finally:
            if imported.state != State.DONE:
                forget(imported)

    def start(self, options: dict) -> Import:
        """The import, with its file.

        Raises:
            CommandError: there is no such file, or account.
        """
        if not (account := User.objects.filter(username=options["compte"]).first()):
            raise CommandError(f"Aucun compte ne s’appelle « {options['compte']} ».")
        try:
            with options["fichier"].open("rb") as file:
                imported = Import(name=options["fichier"].name, created_by=account)
                imported.file.save(imported.name, File(file), save=False)
        except OSError as error:
            raise CommandError(f"Fichier illisible : {options['fichier']}") from error
        imported.save()
        return imported

    def carry_out(self, imported: Import, options: dict) -> None:
        """Read, look, and write unless it is a trial.

        Raises:
            CommandError: what stops the import.
        """
        self.step(imported)
        for note in imported.notes:
            self.stdout.write(note)
        chosen = {
            "mapping": self.mapping(imported, options["colonne"]),
            "kind": options["type"],
            "rubric": options["rubrique"],
            "publishes": options["publier"],
            "updates_twins": options["mettre_a_jour"],
            "clears": options["effacer"],
        }
        imported.go(State.CHECKING, options=chosen)
        self.step(imported)
        if imported.unknown and (decisions := self.decisions(imported, options)):
            imported.go(State.CHECKING, options=chosen | {"decisions": decisions})
            self.step(imported)
        self.tell(imported, LABELS)
        if imported.counts.get(Action.ERROR.value):
            self.tell_errors(imported)
            raise CommandError("Rien n’a été écrit : corrigez ces lignes, puis recommencez.")
        if options["essai"] or not imported.can_be_written:
            self.stdout.write("Rien n’a été écrit.")
            return
        imported.go(State.WRITING)
        self.step(imported)
        self.tell(imported, DONE_LABELS)

    def step(self, imported: Import) -> None:
        """Do a step.

        Raises:
            CommandError: it stopped.
        """
        advance(imported)
        if imported.state == State.FAILED:
            raise CommandError(imported.problem)

    def mapping(self, imported: Import, chosen: list[str]) -> dict[str, str]:
        """What was guessed, then what was said.

        Raises:
            CommandError: a header or a column that does not exist.
        """
        keys = {name: column.key for column in COLUMNS for name in (column.key, column.label)} | {"": ""}
        mapping = dict(imported.options["mapping"])
        for pair in chosen:
            header, _, column = pair.rpartition("=")
            if header not in mapping or column not in keys:
                raise CommandError(f"Colonne inconnue : {pair}. Dans le fichier : {', '.join(mapping)}.")
            mapping |= {one: "" for one, key in mapping.items() if key == keys[column]} | {header: keys[column]}
        return mapping

    def decisions(self, imported: Import, options: dict) -> dict[str, dict[str, str]]:
        """The same decision for every unknown name of a subject."""
        themes, bodies = WORDS.get(options["themes_inconnus"], ""), options["organisations_inconnues"]
        bodies = bodies if bodies in (None, LEFT_OUT) else f"{CREATE}:{bodies}"
        said = {"themes": themes, "organisations": bodies}
        return {
            subject: dict.fromkeys(names, said[subject]) for subject, names in imported.unknown.items() if said[subject]
        }

    def tell(self, imported: Import, labels: dict) -> None:
        """How many lines of each sort."""
        counts = [
            f"{imported.counts[action.value]} {label}"
            for action, label in labels.items()
            if imported.counts.get(action.value)
        ]
        self.stdout.write(f"{imported.name} : {', '.join(counts) or 'aucune ligne'}.")

    def tell_errors(self, imported: Import) -> None:
        """The first lines in error."""
        wrong = imported.lines.filter(action=Action.ERROR.value)
        for line in wrong[:FEW]:
            problems = " ".join(f"{label} : {message}" if label else message for label, message in line.problems)
            self.stderr.write(f"ligne {line.number} : {problems}")
        if (count := wrong.count()) > FEW:
            self.stderr.write(f"… et {count - FEW} autres lignes en erreur.")
