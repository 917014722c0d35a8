"""Read and check the territory files: a doubtful line stops the loading with its place in the file."""

import csv
import re
from dataclasses import dataclass

from territories.names import tidy
from territories.vocabulary import Kind, Nature, Zone

# Columns of each file; `departement`, `region` and `epci` hold the code of the territory pointed to.
COLUMNS = {
    "regions.csv": ("code", "name", "zone", "population"),
    "departements.csv": ("code", "name", "region", "population"),
    "epci.csv": ("code", "name", "nature", "departement", "epci", "population"),
    "communes.csv": ("code", "name", "departement", "epci", "population", "postcodes", "former_names"),
}
FILES = {
    Kind.REGION: "regions.csv",
    Kind.DEPARTEMENT: "departements.csv",
    Kind.EPCI: "epci.csv",
    Kind.EPT: "epci.csv",
    Kind.COMMUNE: "communes.csv",
}
CODES = {
    Kind.REGION: re.compile(r"\d{2}|9[78]\d"),
    Kind.DEPARTEMENT: re.compile(r"\d{2}|2[AB]|9[78]\d"),
    Kind.EPCI: re.compile(r"\d{9}"),
    Kind.EPT: re.compile(r"\d{9}"),
    Kind.COMMUNE: re.compile(r"\d[\dAB]\d{3}"),
}
EPT_NATURE = "EPT"
POSTCODES = re.compile(r"(\d{5}( \d{5})*)?")


class FileError(ValueError):
    """A territory file that cannot be trusted; the message is for the person who loads it."""


@dataclass(slots=True)
class Row:
    """One checked line of a territory file."""

    name: str
    parent: str | None
    epci: str
    population: int | None
    zone: str
    nature: str
    postcodes: str = ""
    former_names: str = ""


def read_level(directory, kind):
    """The rows of one kind by code."""
    path = directory / FILES[kind]
    rows = {}
    for place, line in numbered_lines(path):
        if kind_of(line, path) != kind:
            continue
        try:
            code = checked_code(line["code"], kind, rows)
            rows[code] = checked_row(line)
        except ValueError as error:
            raise FileError(f"{path.name}, ligne {place} : {error}") from None
    return rows


def numbered_lines(path):
    """Each line of a file as a dictionary, with its number."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != COLUMNS[path.name]:
                raise FileError(f"{path.name} : colonnes attendues : {', '.join(COLUMNS[path.name])}.")
            for line in reader:
                if None in line or None in line.values():
                    raise FileError(f"{path.name}, ligne {reader.line_num} : nombre de colonnes inattendu.")
                yield reader.line_num, line
    except FileNotFoundError:
        raise FileError(f"Fichier introuvable : {path}") from None


def kind_of(line, path):
    """The kind a line describes: one file holds both kinds of intercommunalité."""
    if path.name == FILES[Kind.EPT] and line["nature"] == EPT_NATURE:
        return Kind.EPT
    return next(kind for kind, name in FILES.items() if name == path.name)


def checked_code(code, kind, rows):
    """The code, if it has the shape of its kind and is met for the first time."""
    if not CODES[kind].fullmatch(code):
        raise ValueError(f"code « {code} » invalide ; un zéro initial s’est-il perdu ?")
    if code in rows:
        raise ValueError(f"le code « {code} » figure deux fois.")
    return code


def checked_row(line):
    """The row that a line holds."""
    name = tidy(line["name"])
    if not name:
        raise ValueError("le nom manque.")
    parent = line.get("departement", line.get("region"))
    if parent == "":
        raise ValueError("le département ou la région manque.")
    nature = line.get("nature")
    return Row(
        name=name,
        parent=parent,
        epci=line.get("epci", ""),
        population=checked_population(line["population"]),
        zone=checked_choice(line["zone"], Zone) if "zone" in line else "",
        nature="" if nature in (None, EPT_NATURE) else checked_choice(nature, Nature),
        postcodes=checked_postcodes(line.get("postcodes", "")),
        former_names=tidy(line.get("former_names", "")),
    )


def checked_choice(text, choices):
    """The text, if it is one of the choices."""
    if text not in choices.values:
        raise ValueError(f"« {text} » inconnu ; attendu : {', '.join(choices.values)}.")
    return text


def checked_population(text):
    """The population as a number; an empty text means unknown, which is not zero."""
    if text and not (text.isascii() and text.isdigit()):
        raise ValueError(f"population « {text} » illisible.")
    return int(text) if text else None


def checked_postcodes(text):
    """The postcodes, separated by one space."""
    if not POSTCODES.fullmatch(text):
        raise ValueError(f"codes postaux « {text} » illisibles ; un zéro initial s’est-il perdu ?")
    return text
