"""Turn the npm package @etalab/decoupage-administratif into the compact files we keep.

Run once a year by the command `extract_territories`; see fixtures/territories/README.md.
The package's own index.js is never run: its JSON files are read.
"""

import csv
import json
from collections import Counter, defaultdict

from territories.names import BETWEEN_NAMES, tidy
from territories.reading import COLUMNS

FORMER = ("commune-deleguee", "commune-associee")
# Intercommunalités over several départements whose seat is not in the most populous of them.
SEATS = {
    "200041887": "70",  # Val Marnaysien, seat in Marnay (Haute-Saône)
    "200068765": "04",  # Sisteronais-Buëch, seat in Sisteron (Alpes-de-Haute-Provence)
    "200073096": "07",  # Arche Agglo, seat in Mauves (Ardèche)
}


class ExtractionError(ValueError):
    """A package that is not what we expect; the message is for the person who runs the command."""


def extract(package, destination, report=print):
    """Write the four territory files into `destination`."""
    try:
        version = read(package / "package.json")["version"]
        release = Release(package / "data")
    except FileNotFoundError as error:
        raise ExtractionError(f"Fichier introuvable dans le paquet : {error.filename}") from error
    report(f"Paquet @etalab/decoupage-administratif, version {version}")
    destination.mkdir(parents=True, exist_ok=True)
    for name, rows in release.tables().items():
        lines = sorted(rows)
        write(destination / name, lines)
        report(f"{name} : {len(lines)} lignes")
    report("Version et millésime : à reporter dans README.md et dans territories/loading.py (ATTRIBUTION).")


def read(path):
    """The content of a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def write(path, rows):
    """Write a file that a version tool can compare line by line."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS[path.name])
        writer.writerows(rows)


class Release:
    """One yearly release of the source, read from its folder."""

    def __init__(self, folder):
        self.regions = read(folder / "regions.json")
        self.departements = read(folder / "departements.json")
        self.epcis = read(folder / "epci.json")
        self.epts = read(folder / "ept.json")
        communes = read(folder / "communes.json")
        self.communes = current_communes(communes)
        self.former_names = former_names(communes)
        self.epci_of = {member["code"]: epci["code"] for epci in self.epcis for member in epci["membres"]}

    def tables(self):
        """Rows of each file, in the order of its columns."""
        return {
            "regions.csv": map(self.region_row, self.regions),
            "departements.csv": map(self.departement_row, self.departements),
            "epci.csv": map(self.group_row, self.epcis + self.epts),
            "communes.csv": map(self.commune_row, self.communes.values()),
        }

    def region_row(self, region):
        communes = [commune for commune in self.communes.values() if commune["region"] == region["code"]]
        return region["code"], tidy(region["nom"]), region["zone"], population(communes)

    def departement_row(self, departement):
        code = departement["code"]
        communes = [commune for commune in self.communes.values() if commune["departement"] == code]
        return code, tidy(departement["nom"]), departement["region"], population(communes)

    def group_row(self, group):
        """An EPCI, or an EPT with the métropole all its communes belong to."""
        communes = [self.communes[member["code"]] for member in group["membres"]]
        epci = ""
        if group["type"] == "EPT":
            (epci,) = {self.epci_of[commune["code"]] for commune in communes}
        departement = SEATS.get(group["code"]) or most_populous_departement(communes)
        return group["code"], tidy(group["nom"]), group["type"], departement, epci, population(communes)

    def commune_row(self, commune):
        code = commune["code"]
        epci = self.epci_of.get(code, "")
        postcodes = " ".join(sorted(commune.get("codesPostaux", [])))
        former = BETWEEN_NAMES.join(name for name in self.former_names[code] if name != tidy(commune["nom"]))
        place = (commune["departement"], epci, commune.get("population", ""))
        return code, tidy(commune["nom"]), *place, postcodes, former


def current_communes(communes):
    """Communes of today by code: former ones and districts of cities share codes and are left out."""
    current = [commune for commune in communes if commune["type"] == "commune-actuelle"]
    by_code = {commune["code"]: commune for commune in current}
    if len(by_code) < len(current):
        raise ExtractionError("Deux communes actuelles portent le même code.")
    return by_code


def former_names(communes):
    """The names of the communes that a commune of today is made of, by its code."""
    found = defaultdict(set)
    for commune in communes:
        if commune["type"] in FORMER:
            found[commune["chefLieu"]].add(tidy(commune["nom"]))
    return defaultdict(list, {code: sorted(names) for code, names in found.items()})


def population(communes):
    """The sum over the communes, so that all figures have one source; empty when none is known."""
    known = [commune["population"] for commune in communes if "population" in commune]
    return sum(known) if known else ""


def most_populous_departement(communes):
    """Where most inhabitants of a group live: the source does not say where its seat is."""
    inhabitants = Counter()
    for commune in sorted(communes, key=lambda commune: commune["code"]):
        inhabitants[commune["departement"]] += commune.get("population", 0)
    return inhabitants.most_common(1)[0][0]
