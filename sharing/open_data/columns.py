"""The columns of the table: what the API describes, one cell for each thing."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from catalogue.models import ResourceContribution
from sharing.api.resource_shapes import WholeResource

AND = " | "  # between the values of a cell: no name has it
ROLES = ResourceContribution.Role
NOT_KNOWN = re.compile(" ; (?:« »|null) [^.;]*")  # what JSON says then; a cell is empty
OF_THE_API = {name: NOT_KNOWN.sub("", field.description) for name, field in WholeResource.model_fields.items()}


@dataclass(frozen=True)
class Column:
    """A column: its name, its cell for a resource as the API describes it, what it holds."""

    name: str
    cell: Callable[[dict], object]
    description: str

    @property
    def parts(self) -> list[str]:
        """Its name, cut where a narrow screen may cut it."""
        return self.name.split("_")


def plain(name: str) -> Column:
    """A field as it is."""
    return Column(name, lambda row: row[name], OF_THE_API[name])


def several(name: str, cell: Callable[[dict], str], description: str = "") -> Column:
    """A field that has several values."""
    return Column(name, lambda row: AND.join(map(cell, row[name])), description or OF_THE_API[name])


def bodies(role: str, label: str) -> Column:
    """The organisations that had a part in the document."""
    name = f"organisations_{role}"
    kept = lambda row: AND.join(one["nom"] for one in row["organisations"] if one["role"]["cle"] == role)  # noqa: E731
    return Column(name, kept, f"Les organisations dont le rôle est «\u00a0{label.lower()}\u00a0».")


def other_bodies(row: dict) -> str:
    """The organisations that had another part, which only some kinds have."""
    others = [one for one in row["organisations"] if one["role"]["cle"] not in ROLES.values]
    return AND.join(f"{one['nom']} ({one['role']['libelle']})" for one in others)


def person(author: dict) -> str:
    """« Dupont, Jean (traducteur) »."""
    name = ", ".join(filter(None, [author["nom"], author["prenom"]]))
    return f"{name} ({author['role']})" if author["role"] else name


def name_of(term: dict) -> str:
    """A term, as readers know it."""
    return term["nom"]


def edition(name: str) -> Column:
    """Another edition, by its permanent address."""
    return Column(name, lambda row: row[name] and row[name]["permalien"], OF_THE_API[name])


def moment(name: str) -> Column:
    """An instant (ISO 8601)."""
    return Column(name, lambda row: row[name] and row[name].isoformat(timespec="seconds"), OF_THE_API[name])


COLUMNS = [
    *map(plain, ("code", "permalien", "adresse")),
    Column("type", lambda row: row["type"]["libelle"], OF_THE_API["type"]),
    *map(plain, ("titre", "resume")),
    several("a_retenir", str),
    several("niveaux", name_of),
    Column("rubrique", lambda row: row["rubrique"] and row["rubrique"]["nom"], OF_THE_API["rubrique"]),
    several("aussi_dans", name_of),
    several("themes", name_of),
    several("auteurs", person),
    *(bodies(*role) for role in ROLES.choices),
    Column("organisations_autres", other_bodies, "Les autres organisations, chacune avec son rôle."),
    *map(plain, ("annee", "mois", "langue")),
    Column("licence", lambda row: row["licence"]["libelle"], OF_THE_API["licence"]),
    Column("licence_adresse", lambda row: row["licence"]["adresse"], "L’adresse du texte de cette licence."),
    *map(plain, ("pages", "doi", "isbn", "paru_dans", "edition", "document")),
    several("territoires", name_of),
    Column(
        "territoires_codes",
        lambda row: AND.join(place["code"] for place in row["territoires"]),
        "Leurs codes officiels (INSEE, ou SIREN pour une intercommunalité), dans le même ordre.",
    ),
    several("fichiers", lambda file: file["adresse"], "Les adresses de ses fichiers à télécharger."),
    edition("remplacee_par"),
    edition("remplace"),
    moment("publiee_le"),
    moment("modifiee_le"),
]
