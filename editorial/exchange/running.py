"""An import, step by step: read, look at each line, write. Each step can be begun again after a crash."""

import logging
from collections import Counter

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from editorial.exchange.checking import Checker
from editorial.exchange.files import read
from editorial.exchange.files.tables import Table, UnreadableFile
from editorial.exchange.mapping import guess, samples
from editorial.exchange.options import Options
from editorial.exchange.outcome import Action, Outcome
from editorial.exchange.writing import write
from editorial.exchange.writing.following import follow
from editorial.exchange.writing.preparing import Prepared, WorkedOn, prepare
from editorial.models import Import, ImportLine
from editorial.models.imports import Replaced

logger = logging.getLogger(__name__)
State = Import.State
WRITTEN = (Action.CREATE, Action.UPDATE)
BATCH = 200
TITLE_LENGTH = ImportLine._meta.get_field("title").max_length
CHANGED = (
    "Le site a changé pendant l’import\u00a0: quelqu’un travaille sur une de ces pages. Rien n’a été écrit. "
    "Relancez le contrôle."
)
UNEXPECTED = (
    "Quelque chose d’imprévu l’a arrêté, et rien n’a été écrit. Reprenez\u00a0; si cela recommence, prévenez "
    "l’administrateur du site."
)

UNFOUND = (
    "Tout est écrit, mais la recherche n’a pas pu être mise à jour\u00a0: les pages ne s’y trouvent pas encore. "
    "Reprenez."
)


@task(backend="long")
def carry_on(pk: int) -> None:
    """Go on with an import, unless somebody does."""
    if Import.objects.claim(pk):
        advance(Import.objects.get(pk=pk))


def advance(imported: Import) -> None:
    """Do the step that is to be done, until somebody has to choose; never fails, but says so in the import."""
    try:
        do_step(imported)
    except Replaced:
        logger.warning("The import %s is carried on by another process.", imported.pk)
    else:
        if imported.state == State.INDEXING:
            advance(imported)


def do_step(imported: Import) -> None:
    """Do one step; what stops it is said in the import.

    Raises:
        Replaced: another process was given the work.
    """
    state = imported.state
    try:
        STEPS[state](imported)
    except Replaced:
        raise
    except UnreadableFile as error:
        imported.go(State.FAILED, problem=str(error), stopped_at="")
    except WorkedOn as error:
        imported.go(State.FAILED, problem=str(error) or CHANGED, stopped_at=State.CHECKING)
    except Exception:
        logger.exception("The import %s stopped.", imported.pk)
        imported.go(State.FAILED, problem=UNFOUND if state == State.INDEXING else UNEXPECTED, stopped_at=state)


def table(imported: Import) -> Table:
    """The file, read."""
    with imported.file.open("rb") as file:
        return read(file, imported.name)


def look(imported: Import) -> None:
    """Read the file for the first time, and guess what its columns are."""
    found = table(imported)
    imported.go(
        State.MAPPING,
        headers=found.headers,
        samples=samples(found.headers, found.lines),
        notes=found.notes,
        total=len(found.lines),
        options=imported.options | {"mapping": guess(found.headers)},
    )


def check(imported: Import) -> None:
    """Look at every line, and keep what it would do."""
    lines = table(imported).lines
    checker = Checker(Options(**imported.options), imported.created_by, lines)
    imported.lines.all().delete()
    counts, kept = Counter(), []
    for done, outcome in enumerate(checker.check(lines), 1):
        counts[outcome.action.value] += 1
        kept.append(row(imported, outcome))
        if len(kept) == BATCH:
            imported.tell(done)
            ImportLine.objects.bulk_create(kept)
            kept = []
    ImportLine.objects.bulk_create(kept)
    imported.go(
        State.CHECKED,
        counts=counts | checker.known.new_terms(),
        unknown=dict(checker.known.unknown),
        done=len(lines),
        problem="",
    )


def row(imported: Import, outcome: Outcome) -> ImportLine:
    """What is kept of a line."""
    return ImportLine(
        imported=imported,
        number=outcome.number,
        action=outcome.action.value,
        title=outcome.title[:TITLE_LENGTH],
        resource_id=outcome.twin,
        twin_line=outcome.twin_line,
        publishes=outcome.publishes,
        problems=outcome.problems,
        changes=[(change.label, change.before, change.after) for change in outcome.changes],
    )


def save(imported: Import) -> None:
    """Look at every line again, then write them all; if one is wrong since, none is written."""
    lines = table(imported).lines
    checker = Checker(Options(**imported.options), imported.created_by, lines)
    made: list[Prepared] = []
    for done, outcome in enumerate(checker.check(lines), 1):
        if outcome.action is Action.ERROR:
            imported.go(State.CHECKING, problem="Le site a changé depuis l’aperçu\u00a0: regardez-le à nouveau.")
            return check(imported)
        if outcome.action in WRITTEN:
            made.append(prepare(outcome))
        if done % BATCH == 0:
            imported.tell(done)
    imported.tell(len(lines))
    with transaction.atomic():
        if Import.objects.select_for_update().get(pk=imported.pk).state != State.WRITING:
            return imported.refresh_from_db()  # somebody else wrote it meanwhile
        write(made, imported)
        note_keys(imported, made)
        counts = Counter(item.action.value for item in made)
        imported.go(State.INDEXING, total=len(made), counts=imported.counts | dict(counts))
    return None


def note_keys(imported: Import, made: list[Prepared]) -> None:
    """Note in each line which resource it became."""
    keys = {item.number: item.key for item in made}
    rows = list(
        imported.lines.filter(number__in=keys) if len(keys) < BATCH else imported.lines.filter(action__in=WRITTEN)
    )
    for line in rows:
        line.resource_id = keys.get(line.number, line.resource_id)
    ImportLine.objects.bulk_update(rows, ["resource"], batch_size=BATCH)


def index(imported: Import) -> None:
    """Let visitors and editors find what was written."""
    keys = imported.lines.filter(action__in=WRITTEN, resource__isnull=False).values_list("resource", flat=True)
    follow(list(keys), imported.tell)
    imported.go(State.DONE, finished_at=timezone.now(), done=imported.total)


STEPS = {State.READING: look, State.CHECKING: check, State.WRITING: save, State.INDEXING: index}
