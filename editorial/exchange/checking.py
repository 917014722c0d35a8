"""What each line of a file would do, and what is wrong with it. Nothing is written here."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError
from django.utils import timezone

from catalogue.models import Resource
from editorial.exchange.columns import CODE, COLUMNS, SLUG, TITLE, columns_of, same
from editorial.exchange.files.tables import Line
from editorial.exchange.identity import Identity
from editorial.exchange.known import UNKNOWN, Known
from editorial.exchange.loading import chunks, load
from editorial.exchange.options import Options
from editorial.exchange.outcome import Action, Change, Outcome
from editorial.exchange.places import Places
from editorial.exchange.readiness import lacks
from editorial.exchange.twins import Twins
from practical_kit.models import StudyPage

MOST_TOLD = 300  # characters of a cell shown in a change


class Checker:
    """Looks at the lines of a file, in order."""

    def __init__(self, options: Options, user, lines: list[Line]):
        keys = {column.key: column for column in COLUMNS}
        self.options, self.user = options, user
        self.headers = {header: keys[key] for header, key in options.mapping.items() if key in keys}
        codes = [header for header, column in self.headers.items() if column is CODE]
        coming = {line.cells.get(header, "") for header in codes for line in lines}
        self.known = Known(user, options.decisions, coming)
        self.twins, self.places = Twins(), Places(user)
        self.identity = Identity(options, self.known, self.places)
        self.updated: dict[int, int] = {}  # the resources that a line changes, and that line

    def check(self, lines: Iterable[Line]) -> Iterator[Outcome]:
        """What becomes of each."""
        for chunk in chunks(lines):
            cells = [(line, self.cells(line)) for line in chunk]
            known = [self.known.codes.get(values.get(CODE, "")) for _, values in cells]
            loaded = load(filter(None, known))
            outcomes = [self.one(*pair, loaded.get(key)) for pair, key in zip(cells, known, strict=True)]
            yield from self.with_twins(outcomes, cells) if self.options.updates_twins else outcomes

    def with_twins(self, outcomes: list[Outcome], cells: list[tuple]) -> Iterator[Outcome]:
        """The same, where what repeats a resource updates it."""
        loaded = load({outcome.twin for outcome in outcomes if outcome.action is Action.DUPLICATE and outcome.twin})
        for outcome, (_, values) in zip(outcomes, cells, strict=True):
            twin = outcome.action is Action.DUPLICATE and loaded.pop(outcome.twin, None)
            yield self.update(Outcome(outcome.number, outcome.title), values, twin) if twin else outcome

    def cells(self, line: Line) -> dict:
        """The cells of a line, by column; of two that are meant for one column, the first that is not empty."""
        found = {}
        for header, column in self.headers.items():
            if text := same(line.cells.get(header, "")):
                found.setdefault(column, text)
        return found

    def one(self, line: Line, cells: dict, page: Resource | None) -> Outcome:
        """What becomes of a line."""
        outcome = Outcome(line.number, cells.get(TITLE, "") or (page.title if page else ""))
        if line.problem:
            outcome.wrong("", line.problem)
            return outcome
        self.identity.check_code(outcome, cells)
        if outcome.problems:
            return outcome
        self.known.met.clear()
        outcome = self.update(outcome, cells, page) if page else self.create(outcome, cells)
        if outcome.action is not Action.DUPLICATE:
            self.known.keep_unknown()
        return outcome

    def create(self, outcome: Outcome, cells: dict) -> Outcome:
        """A new resource, unless there is one like it."""
        model, rubric = self.identity.kind(outcome, cells), self.identity.rubric(outcome, cells)
        if not cells.get(TITLE):
            outcome.wrong(TITLE.label, "Il faut un titre.")
        # Whatever is wrong so far, the other cells are looked at too: one mends a file once.
        outcome.page = page = (model or StudyPage)(rubric=rubric, owner=self.user, live=False)
        page.code = cells.get(CODE) or page.code
        common = cells if model else {column: text for column, text in cells.items() if len(column.models) > 2}
        self.fill(outcome, common, page, new=True)
        if rubric and (others := [other for other in self.identity.rubrics(cells)[1:] if other != rubric]):
            page.also_in.add(*others)
        self.compare(outcome, page, has_code=CODE in cells)
        self.identity.date(outcome, cells, page)
        if outcome.action is Action.DUPLICATE:
            return self.leave(outcome)
        if outcome.problems:
            return outcome
        self.twins.note(page, outcome.number)
        outcome.action = Action.CREATE
        self.places.settle(outcome, cells.get(SLUG, ""))
        self.publish(outcome, self.identity.is_online(outcome, cells, self.options.publishes))
        return outcome

    def leave(self, outcome: Outcome) -> Outcome:
        """A duplicate is shown, with what else is wrong with it: that stops nothing, and what it names is not asked."""
        outcome.problems = [problem for problem in outcome.problems if not problem[1].startswith(UNKNOWN)]
        outcome.page = None
        return outcome

    def compare(self, outcome: Outcome, page: Resource, has_code: bool) -> None:
        """Look for a resource like this one; or a line, unless an identifier tells them apart."""
        outcome.twin, outcome.twin_line = self.twins.of(page)
        if outcome.twin or (outcome.twin_line and not has_code):
            outcome.action = Action.DUPLICATE

    def update(self, outcome: Outcome, cells: dict, page: Resource) -> Outcome:
        """A resource that exists: what differs is changed, if nobody is at work on it."""
        outcome.title, outcome.twin = outcome.title or page.title, page.pk
        if (first := self.updated.setdefault(page.pk, outcome.number)) != outcome.number:
            outcome.wrong("", f"La ligne {first} parle déjà de cette ressource.")
        self.identity.check_unmoved(outcome, cells, page)
        before = page.serializable_data()
        self.fill(outcome, cells, page, new=False)
        if getattr(page, "coming_edition", "") or getattr(page, "coming_tools", None):
            outcome.wrong(
                "", "Cette ligne nomme une ressource qui n’est pas encore sur le site\u00a0: importez-la d’abord."
            )
        self.twins.note(page, outcome.number)
        publishes = not page.live and self.identity.is_online(outcome, cells, False)
        if not outcome.problems and (outcome.changes or publishes):
            outcome.action, outcome.page, outcome.before = Action.UPDATE, page, before
            outcome.publishes = page.live or publishes
            self.check_hands(outcome, page)
            self.publish(outcome, outcome.publishes)
        elif not outcome.problems:
            outcome.action = Action.SAME
        return outcome

    def fill(self, outcome: Outcome, cells: dict, page: Resource, new: bool) -> None:
        """Put the cells on the page, note what they change and what is wrong."""
        own = columns_of(type(page))
        mapped = set(self.headers.values())
        for column in (column for column in mapped if not column.is_identity):
            if column not in own and column in cells:
                outcome.wrong(column.label, f"Cette colonne ne sert pas pour «\u00a0{page._meta.verbose_name}\u00a0».")
        for column in (column for column in own if column in mapped and not column.is_identity):
            text = cells.get(column, "")
            before = "" if new else same(column.cell(page))
            clears = self.options.clears and column.is_exported and column is not TITLE and not new
            if text == before or not (text or clears):
                continue
            try:
                column.put(page, column.value(text, self.known) if text else column.nothing)
            except ValidationError as error:
                outcome.wrong(column.label, *error.messages)
                continue
            except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
                outcome.wrong(column.label, "Cette cellule n’a pas la forme attendue.")
                continue
            if not new and (after := same(column.cell(page))) != before:
                outcome.changes.append(Change(column.label, before[:MOST_TOLD], after[:MOST_TOLD]))

    def check_hands(self, outcome: Outcome, page: Resource) -> None:
        """Nobody's work is written over."""
        if page.locked:
            outcome.wrong("", "Cette page est verrouillée.")
        elif page.workflow_in_progress:
            outcome.wrong("", "Cette page attend une approbation.")
        elif page.live and page.has_unpublished_changes:
            outcome.wrong(
                "", "Cette page a des modifications non publiées\u00a0: publiez-les ou abandonnez-les d’abord."
            )
        elif page.approved_schedule:
            outcome.wrong("", "La publication de cette page est programmée\u00a0: annulez-la d’abord.")
        elif page.alias_of_id:
            outcome.wrong("", "Cette page suit une autre page\u00a0: modifiez l’originale.")
        elif not (rights := page.permissions_for_user(self.user)).can_edit() or not rights.can_publish():
            outcome.wrong("", "Vous ne pouvez pas modifier et publier cette page.")
        elif page.expire_at and page.expire_at < timezone.now() and outcome.publishes:
            outcome.wrong("", "La date d’expiration de cette page est passée\u00a0: changez-la d’abord.")

    def publish(self, outcome: Outcome, is_online: bool) -> None:
        """What goes online is complete."""
        outcome.publishes = is_online
        if is_online and not outcome.problems:
            outcome.wrong("", *lacks(outcome.page))
