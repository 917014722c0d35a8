"""The table of a comparison: what each case says of the same questions."""

from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects

from catalogue.models import ResourceTerritory
from practical_kit.models import CaseActor, CaseMeasure, CaseNotePage
from territories.likeness import inhabitants

PARTS = (
    "need_levels",
    "themes",
    Prefetch("territory_items", ResourceTerritory.objects.select_related("territory__parent__parent")),
    Prefetch("actors", CaseActor.objects.select_related("organisation")),
    Prefetch("measures", CaseMeasure.objects.select_related("source")),
)


@dataclass(frozen=True)
class Cell:
    """What a case says: sentences, or running text as editors wrote it; neither when it says nothing."""

    lines: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Row:
    """A question, and the answer of each case."""

    title: str
    answers: list[tuple["Column", Cell]]


@dataclass(frozen=True)
class Column:
    """A case, and the short name by which each of its answers is known on a narrow page."""

    case: CaseNotePage
    name: str


def gathered(cases: list[CaseNotePage]) -> list[CaseNotePage]:
    """The cases with all that is compared, in as many statements for three as for two."""
    prefetch_related_objects(cases, *PARTS)
    return cases


def columns(cases: list[CaseNotePage]) -> list[Column]:
    """A column for each case."""
    return [
        Column(case, f"Cas {rank}" + (f"\N{NO-BREAK SPACE}: {case.places[0].name}" if case.places else ""))
        for rank, case in enumerate(cases, 1)
    ]


def rows(shown: list[Column]) -> list[Row]:
    """The questions that at least one case answers."""
    found = [Row(title, [(column, answer(column.case)) for column in shown]) for title, answer in QUESTIONS]
    return [row for row in found if any(cell.lines or cell.text for _, cell in row.answers)]


def said(*sentences) -> Cell:
    """An answer in sentences; what is empty is left out."""
    return Cell(tuple(dict.fromkeys(str(sentence) for sentence in sentences if sentence)))


def prose(name: str):
    """The running text of a field."""
    return lambda case: Cell(text=getattr(case, name))


def population(case: CaseNotePage) -> Cell:
    """How many live there; in each territory, when there are several."""
    if len(case.places) == 1:
        return said(inhabitants(case.places[0].population))
    return said(*(f"{place.name}\N{NO-BREAK SPACE}: {inhabitants(place.population) or '?'}" for place in case.places))


def actors(case: CaseNotePage) -> Cell:
    """Who took part, the lead first."""
    return said(*(f"{part.organisation.name}, {part.get_role_display().lower()}" for part in case.actors.all()))


def measures(case: CaseNotePage) -> Cell:
    """What was measured, with its date and how solid it is."""
    return said(*(measured(measure) for measure in case.measures.all()))


def measured(measure: CaseMeasure) -> str:
    """« Emplois créés : 40 (2021, déclaré par les acteurs) »."""
    value = " ".join(filter(None, [measure.value, measure.unit]))
    about = ", ".join(filter(None, [measure.date or "non daté", measure.get_evidence_display().lower()]))
    return f"{measure.indicator}\N{NO-BREAK SPACE}: {value} ({about})"


QUESTIONS = (
    ("Territoire", lambda case: said(*(place.label for place in case.places))),
    ("Population", population),
    ("Strate de population", lambda case: said(*(place.stratum for place in case.places))),
    ("Région", lambda case: said(*(place.region and place.region.name for place in case.places))),
    ("Échelle de l’action", lambda case: said(case.get_scale_display())),
    ("Période", lambda case: said(case.period)),
    ("Défi", lambda case: said(case.challenge)),
    ("Thèmes", lambda case: said(", ".join(theme.name for theme in case.themes.all()))),
    ("Niveaux de besoin", lambda case: said(", ".join(level.name for level in case.levels))),
    ("Acteurs", actors),
    ("Contexte", prose("context_text")),
    ("Démarche", prose("approach")),
    ("Gouvernance", prose("governance")),
    ("Moyens", prose("means")),
    ("Résultats", prose("results")),
    ("Résultats mesurés", measures),
    ("Leviers", prose("levers")),
    ("Freins et ce qui n’a pas marché", prose("obstacles")),
    ("À reprendre si…", prose("transfer_if")),
    ("À éviter si…", prose("avoid_if")),
    ("Ce que nous ne savons pas", lambda case: said(*(gap.value for gap in case.gaps))),
)
