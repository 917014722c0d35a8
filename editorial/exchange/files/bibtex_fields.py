"""What the fields of BibTeX say, in our columns, and the other way round."""

import re

from editorial.exchange.files import latex
from editorial.exchange.files.bibtex_names import EXACT, Fields, authorship, bodies, people
from editorial.exchange.files.references import (
    OURS,
    STUDY,
    genre,
    is_code,
    joined,
    language,
    language_code,
    month,
    published,
    values,
    year_and_month,
)
from sharing.citations.bibtex import MONTHS, braced, publisher_field, safe
from sharing.citations.latex import encoded
from territories.names import fold

ORIGINS = {
    "article": "Article", "inproceedings": "Communication", "conference": "Communication", "incollection": "Chapitre",
    "inbook": "Chapitre", "proceedings": "Actes", "phdthesis": "Thèse", "thesis": "Thèse", "mastersthesis": "Mémoire",
    "video": "Vidéo", "movie": "Film", "dataset": "Données", "unpublished": "Inédit", "software": "Logiciel",
}  # fmt: skip
INSIDE = {"article", "inproceedings", "conference", "incollection", "inbook"}  # texts that stand in something else
COLUMNS = {
    "Titre": ("title",), "Résumé": ("abstract",), "Édition": ("edition",), "ISBN": ("isbn",), "ISSN": ("issn",),
    "Langue": ("langid", "language"), "Remarque sur la date": ("datenote",),
}  # fmt: skip
PUBLISHERS = ("publisher", "institution", "organization", "school")
PUBLISHED_IN = ("journaltitle", "journal", "booktitle", "series", "maintitle")
VERBATIM = {"DOI": ("doi",), "Adresse du document": ("url", "howpublished", "link")}  # not LaTeX, or hardly
WEB = re.compile(r"(?:\\url\{)?((?:https?|ftps?)://[^\s{}]+)\}?")
ESCAPED = re.compile(r"\\([&%#_~$])(?:\{\})?")
RANKS = frozenset(str(rank) for rank in range(1, 13))
PLAIN = {
    "title": "Titre", "abstract": "Résumé", "edition": "Édition", "isbn": "ISBN", "datenote": "Remarque sur la date",
    "type": "Type", "year": "Année", "series": "Paru dans", "pagetotal": "Pages", "note": "Remarque sur la source",
}  # fmt: skip


def row(kind: str, key: str, fields: Fields) -> dict[str, str]:
    """An entry in our columns, then what remains under its own name."""
    is_ours = is_code(key)
    cells = {"Identifiant": key if is_ours else "", "Numéro d’origine": "" if is_ours else key}
    said = latex.decoded(fields.pop("type", ""))
    cells["Type"] = said if said in OURS else STUDY
    cells["Type d’origine"] = ORIGINS.get(kind, "") if said in OURS else said or ORIGINS.get(kind, "")
    cells |= {column: verbatim(fields, names) for column, names in VERBATIM.items()}
    cells |= {column: take(fields, names) for column, names in COLUMNS.items()}
    cells["Langue"] = language(cells["Langue"])
    if subtitle := take(fields, ("subtitle",)):
        cells["Titre"] += f"\N{NO-BREAK SPACE}: {subtitle}"
    cells |= people(fields) | dates(fields) | whereabouts(kind, fields)
    cells["Publié par"] = joined(body for name in PUBLISHERS for body in bodies(fields.pop(name, "")))
    words = take(fields, ("keywords",))
    words = values(words) if ";" in words else re.split(r"\s*,\s*", words)
    cells["Thèmes" if is_ours else "Mots-clés"] = joined(words)
    cells["Remarque sur la source" if is_ours else "Notes"] = take(fields, ("note",))
    return cells | {name: latex.decoded(text) for name, text in fields.items()}


def take(fields: Fields, names: tuple[str, ...]) -> str:
    """What the first of these fields that is there says, taken out."""
    name = next((name for name in names if fields.get(name)), "")
    return latex.decoded(fields.pop(name, ""))


def verbatim(fields: Fields, names: tuple[str, ...]) -> str:
    """An address or a number, in which LaTeX means nothing; a field that holds none is left."""
    for name in names:
        text = ESCAPED.sub(r"\1", fields.get(name, ""))
        found = WEB.search(text)
        if found or (text and name in ("doi", "url")):
            del fields[name]
            return found[1] if found and name != "doi" else text.strip("{} ")
    return ""


def dates(fields: Fields) -> dict[str, str]:
    """The year and the month; what can't be understood stays as it is, for its owner to mend."""
    date, year, rank = (take(fields, (name,)) for name in ("date", "year", "month"))
    found, number = year_and_month(date or year)
    return {"Année": found or year or date, "Mois": (month(rank) or rank) if rank else number}


def whereabouts(kind: str, fields: Fields) -> dict[str, str]:
    """Where the text was published, and how long it is; numbers stay by themselves when nothing says of what."""
    title = take(fields, PUBLISHED_IN)
    volume, number = (take(fields, ("volume",)), take(fields, ("number", "issue"))) if title else ("", "")
    where = published(title, volume, number, take(fields, ("pages",)), is_inside=kind in INSIDE)
    return where | {"Pages": take(fields, ("pagetotal",)) or where["Pages"]}


def key(cells: dict[str, str], taken: set[str]) -> str:
    """The key of an entry: the code of the resource, else its author, year and title; none is given twice."""
    words = fold(f"{cells.get('Auteurs', '')} {cells.get('Année', '')} {cells.get('Titre', '')}").split()
    base = found = cells.get("Identifiant") or "-".join(words[:5]) or "sans-titre"
    rank = 1
    while found.lower() in taken:
        rank += 1
        found = f"{base}-{rank}"
    return found


def fields(cells: dict[str, str]) -> tuple[str, list[tuple[str, str]]]:
    """What to write of a row: the type of entry, and its fields with their braces."""
    kind = genre(cells.get("Type", "")).bibtex
    found = {name: encoded(cells[column]) for name, column in PLAIN.items() if cells.get(column)}
    found[publisher_field(kind)] = braced(values(cells.get("Publié par", "")))
    found["keywords"] = encoded(listed(values(cells.get("Thèmes", ""))))
    found["langid"] = language_code(cells.get("Langue", ""), 3)
    found |= {name: safe(cells.get(column, "")) for name, column in (("doi", "DOI"), ("url", "Adresse du document"))}
    written = [(name, f"{{{text}}}") for name, text in (authorship(cells) | found).items()]
    rank = cells.get("Mois", "")
    written.append(("month", MONTHS[int(rank) - 1] if rank in RANKS else f"{{{rank}}}"))
    return kind, [(name, text) for name, text in written if text != "{}" or name in EXACT.values()]


def listed(words: list[str]) -> str:
    """Keywords as most programs cut them, or with semicolons when there are commas in them."""
    has_commas = any("," in word or ";" in word for word in words)
    return f"{joined(words)} ;" if has_commas else ", ".join(words)
