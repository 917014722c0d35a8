"""Bring the database to what the territory files say, writing only the differences."""

from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from territories.models import Territory
from territories.names import fold, fold_each
from territories.reading import FileError, read_level
from territories.vocabulary import Kind

DATA_DIRECTORY = Path(__file__).resolve().parent.parent / "fixtures" / "territories"
ATTRIBUTION = (
    "Découpage administratif\N{NO-BREAK SPACE}: INSEE, DGCL, La Poste, via Etalab – Licence Ouverte, millésime 2026"
)
WRITTEN = (
    "name", "search_name", "population", "zone", "nature", "postcodes", "former_names", "search_former_names",
    "parent_id", "intercommunality_id",
)  # fmt: skip
PARENTS = {
    Kind.REGION: None,
    Kind.DEPARTEMENT: Kind.REGION,
    Kind.EPCI: Kind.DEPARTEMENT,
    Kind.EPT: Kind.DEPARTEMENT,
    Kind.COMMUNE: Kind.DEPARTEMENT,
}
TITLES = {
    Kind.REGION: "Régions",
    Kind.DEPARTEMENT: "Départements",
    Kind.EPCI: "Intercommunalités",
    Kind.EPT: "Établissements publics territoriaux",
    Kind.COMMUNE: "Communes",
}


@dataclass
class Tally:
    """What loading did to the territories of one kind."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    vanished: list[str] = field(default_factory=list)

    def __str__(self):
        counts = {"créés": self.created, "modifiés": self.changed, "inchangés": self.unchanged}
        return ", ".join(f"{word} : {french_number(number)}" for word, number in counts.items())


def french_number(number):
    """A number with its thousands apart: 34 969."""
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


@transaction.atomic
def load(directory=DATA_DIRECTORY, report=print):
    """Load every territory file of the directory, from regions to communes; return a tally by kind.

    All or nothing. A territory that the files no longer hold is kept, since resources may cite it,
    and reported.
    """
    known = {}
    tallies = {}
    for kind in Kind:
        rows = read_level(Path(directory), kind)
        tallies[kind] = tally = write_level(kind, rows, known)
        report(f"{TITLES[kind]} – {tally}")
        if tally.vanished:
            report(vanished_line(tally.vanished))
    return tallies


def write_level(kind, rows, known):
    """Write what differs for one kind, and note in `known` what the kinds below will point to."""
    saved = Territory.objects.filter(kind=kind).values_list("code", *WRITTEN)
    existing = {code: values for code, *values in saved}
    gone = sorted(existing.keys() - rows.keys())
    tally = Tally(vanished=[f"{existing[code][0]} ({code})" for code in gone])
    differing = []
    for code, row in rows.items():
        territory = build(kind, code, row, known)
        if code not in existing:
            tally.created += 1
        elif existing[code] != [getattr(territory, name) for name in WRITTEN]:
            tally.changed += 1
        else:
            tally.unchanged += 1
            continue
        differing.append(territory)
    write(differing)
    remember(kind, rows, known)
    return tally


def build(kind, code, row, known):
    """The territory that a row describes, not yet written."""
    parent_id, zone = find(known, PARENTS[kind], row.parent, code)
    intercommunality_id, _ = find(known, Kind.EPCI, row.epci, code)
    return Territory(
        kind=kind.value,
        code=code,
        name=row.name,
        search_name=fold(row.name),
        population=row.population,
        zone=row.zone or zone,
        nature=row.nature,
        postcodes=row.postcodes,
        former_names=row.former_names,
        search_former_names=fold_each(row.former_names),
        parent_id=parent_id,
        intercommunality_id=intercommunality_id,
    )


def find(known, kind, code, child):
    """The identifier and zone of the territory a row points to; nothing when it points nowhere."""
    if not code:
        return None, ""
    try:
        return known[kind, code]
    except KeyError:
        message = f"« {child} » renvoie à « {code} » ({kind.label}), absent des fichiers."
        raise FileError(message) from None


def write(territories):
    """Create the new ones and change the others in one statement per batch."""
    Territory.objects.bulk_create(
        territories,
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["kind", "code"],
        update_fields=WRITTEN,
    )


def remember(kind, rows, known):
    """Note the identifiers and zones of a kind; nothing points to a commune."""
    if kind != Kind.COMMUNE:
        saved = Territory.objects.filter(kind=kind).values_list("code", "pk", "zone")
        for code, identifier, zone in saved:
            if code in rows:
                known[kind, code] = identifier, zone


def vanished_line(names, shown=10):
    """Say which territories are in the database but no longer in the files."""
    listed = ", ".join(names[:shown]) + (", …" if len(names) > shown else "")
    return f"Absents des fichiers, conservés ({french_number(len(names))}) : {listed}"
