"""Which resource a line is about: its identifier, its kind, its rubric, whether it is online."""

from datetime import datetime

from django.core.exceptions import ValidationError

from catalogue.identifiers import CODE as CODE_FORM
from catalogue.models import Resource, Rubric
from editorial.exchange.columns import CODE, ONLINE, PUBLISHED_AT, RUBRIC, SLUG, TYPE
from editorial.exchange.columns.cells import parts, plain
from editorial.exchange.known import Known
from editorial.exchange.options import Options
from editorial.exchange.outcome import Outcome
from editorial.exchange.places import Places
from territories.names import fold

YES = {"oui", "vrai", "true", "1", "en ligne", "publie", "publiee", "yes", "x"}
NO = {"non", "faux", "false", "0", "brouillon", "no"}


class Identity:
    """Reads the columns that are never put on a resource, and notes what is wrong with them."""

    def __init__(self, options: Options, known: Known, places: Places):
        self.options, self.known, self.places = options, known, places
        self.seen: dict[str, int] = {}  # codes, and the lines that had them

    def check_code(self, outcome: Outcome, cells: dict) -> None:
        """A code is well formed, and stands on one line."""
        if not (code := cells.get(CODE)):
            return
        if not CODE_FORM.fullmatch(code):
            message = f"«\u00a0{code[:40]}\u00a0» n’est pas un identifiant d’ici."
            outcome.wrong(CODE.label, f"{message} Laissez la case vide pour une ressource nouvelle.")
        elif first := self.seen.get(code):
            outcome.wrong(CODE.label, f"La ligne {first} a déjà cet identifiant.")
        self.seen.setdefault(code, outcome.number)

    def kind(self, outcome: Outcome, cells: dict) -> type[Resource] | None:
        """The kind of a new resource."""
        names = {
            fold(str(name)): model for model in Resource.kinds() for name in (model.kind, model._meta.verbose_name)
        }
        text = cells.get(TYPE, "") or self.options.kind
        if not (model := names.get(fold(text))):
            labels = ", ".join(str(model._meta.verbose_name) for model in Resource.kinds())
            said = f"«\u00a0{text[:40]}\u00a0» n’est pas un type" if text else "De quel type est cette ressource\u00a0?"
            outcome.wrong(TYPE.label, f"{said}{'.' * bool(text)} Au choix\u00a0: {labels}.")
        return model

    def rubric(self, outcome: Outcome, cells: dict) -> Rubric | None:
        """The rubric of a new resource."""
        try:
            rubric = self.rubrics(cells)[0]
        except ValidationError as error:
            outcome.wrong(RUBRIC.label, *(error.messages if cells.get(RUBRIC) else ["Dans quelle rubrique\u00a0?"]))
            return None
        if not self.places.may_write(rubric):
            outcome.wrong(RUBRIC.label, "Vous ne pouvez pas publier dans cette rubrique, ou elle n’a pas de page.")
        return rubric

    def rubrics(self, cells: dict) -> list[Rubric]:
        """That where a new resource lives, then those where it is listed too, when the cell names several.

        Raises:
            ValidationError: one is none, or there is none.
        """
        names = map(plain, parts(cells.get(RUBRIC, "")) or [self.options.rubric or "aucune"])
        return [self.known.term(Rubric, name) for name in names]

    def is_online(self, outcome: Outcome, cells: dict, usual: bool) -> bool:
        """Whether the line says that the resource is to be online."""
        text = fold(cells.get(ONLINE, ""))
        if text and text not in YES | NO:
            outcome.wrong(ONLINE.label, "Écrivez oui ou non.")
        return text in YES if text else usual

    def date(self, outcome: Outcome, cells: dict, page: Resource) -> None:
        """A resource that comes back keeps the day on which it first went online."""
        if text := cells.get(PUBLISHED_AT):
            try:
                page.first_published_at = datetime.fromisoformat(text).astimezone()
            except (ValueError, OverflowError):
                outcome.wrong(PUBLISHED_AT.label, "Écrivez la date comme l’export le fait\u00a0: 2026-01-31.")

    def check_unmoved(self, outcome: Outcome, cells: dict, page: Resource) -> None:
        """An import changes neither the kind, nor the place, nor the address of a page, and takes none off the site."""
        rubric = page.rubric.slug if page.rubric else ""
        said = {TYPE: ("le type", page.kind), RUBRIC: ("la rubrique", rubric), SLUG: ("l’adresse", page.slug)}
        for column, (what, key) in said.items():
            now = column.cell(page)
            named = [fold(plain(part)) for part in parts(cells.get(column, ""))]
            if named and named[0] not in {fold(now), fold(key)}:
                message = f"Un import ne change pas {what} d’une ressource\u00a0: ici, «\u00a0{now}\u00a0»."
                outcome.wrong(column.label, message)
        if page.live and not self.is_online(outcome, cells, True):
            outcome.wrong(
                ONLINE.label, "Un import ne retire rien du site\u00a0: dépubliez la page depuis l’administration."
            )
