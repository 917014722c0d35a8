"""What the tags of RIS say, in our columns, and the other way round."""

import re
from collections.abc import Callable, Iterator

from editorial.exchange.files.references import (
    OURS,
    STUDY,
    genre,
    halved,
    is_code,
    joined,
    language,
    language_code,
    month,
    person,
    persons,
    published,
    shown,
    values,
    year_and_month,
)

Tags = dict[str, list[str]]
# What a type says that our own does not.
ORIGINS = {
    "JOUR": "Article", "EJOUR": "Article", "MGZN": "Article de magazine", "NEWS": "Article de presse", "BLOG": "Billet",
    "CHAP": "Chapitre", "ECHAP": "Chapitre", "CONF": "Actes", "CPAPER": "Communication", "THES": "Thèse",
    "VIDEO": "Vidéo", "MPCT": "Film", "SOUND": "Son", "DATA": "Données", "SLIDE": "Diaporama", "MAP": "Carte",
    "STAT": "Texte de loi", "BILL": "Projet de loi", "HEAR": "Audition", "UNPB": "Inédit", "COMP": "Logiciel",
}  # fmt: skip
INSIDE = {"JOUR", "EJOUR", "MGZN", "NEWS", "CHAP", "ECHAP", "CONF", "CPAPER"}  # texts that stand in something else
# The first tag that says something fills the column; one that says something else stays under its own name.
COLUMNS = {
    "Titre": ("TI", "T1", "CT"), "Résumé": ("AB", "N2"), "DOI": ("DO",), "Édition": ("ET",), "Langue": ("LA",),
}  # fmt: skip
PUBLISHED_IN = ("T2", "JF", "JO", "BT", "JA", "J2", "T3")
DATES = ("DA", "PY", "Y1")
DATE = re.compile(r"(\d{4})?/(\d{1,2})?/(\d{1,2})?/(.*)", re.DOTALL)  # as RIS wants it; its end is free
ADDRESSES, FILES = ("UR", "LK"), ("L2", "L1")
LINK = re.compile(r"(?:https?|ftps?)://", re.IGNORECASE)
NAMES = ("Auteurs", "Organisations auteures")  # kept as they are in C1, where names alone say less
PLAIN = {
    "Identifiant": "ID", "Titre": "TI", "Année": "PY", "Paru dans": "T2", "Édition": "ET", "Pages": "SP", "DOI": "DO",
    "ISBN": "SN", "Adresse du document": "UR", "Résumé": "AB", "Remarque sur la source": "N1", "Type": "M3",
}  # fmt: skip


def row(tags: Tags) -> dict[str, str]:
    """A reference in our columns, then what remains under its own name."""
    kind = take(tags, ("TY",)).upper()
    cells = {"Identifiant": take(tags, ("ID", "AN"), is_code), "Type": take(tags, ("M3",), OURS.__contains__) or STUDY}
    is_ours = bool(cells["Identifiant"])
    cells |= {column: take(tags, names) for column, names in COLUMNS.items()}
    cells |= people(tags) | dates(tags) | whereabouts(tags, is_inside=kind in INSIDE) | addresses(tags)
    cells["Langue"] = language(cells["Langue"])
    cells["Publié par"] = joined(tags.pop("PB", []))
    cells["ISBN"], cells["ISSN"] = take(tags, ("SN",), is_no_issn), shown(tags.pop("SN", []))
    words = tags.pop("KW", [])
    cells |= (
        {"Thèmes": joined(words)} if is_ours else {"Mots-clés": joined(one for text in words for one in values(text))}
    )
    cells["Remarque sur la source" if is_ours else "Notes"] = "\n".join(tags.pop("N1", []))
    cells["Type d’origine"] = take(tags, ("M3",)) or ORIGINS.get(kind, "")
    cells["Numéro d’origine"] = take(tags, ("ID", "AN"))
    return cells | {tag: shown(texts) for tag, texts in tags.items()}


def take(tags: Tags, names: tuple[str, ...], is_right: Callable[[str], bool] = bool) -> str:
    """The first text of these tags that is right. It is taken out of them; what says something else stays."""
    found = next((text for name in names for text in tags.get(name, []) if is_right(text)), "")
    for name in names:
        if name in tags:
            tags[name] = [text for text in tags[name] if text != found]
    return found


def is_no_issn(number: str) -> bool:
    """Whether a number is not that of a journal, which has eight signs."""
    return len(re.sub(r"[^0-9Xx]", "", number)) != 8


def people(tags: Tags) -> dict[str, str]:
    """Persons, whose names have a comma, and bodies."""
    people, bodies = [], []
    for tag, role in (("AU", ""), ("A1", ""), ("A2", "dir."), ("ED", "dir.")):
        for name in tags.pop(tag, []):
            family, given = halved(name)
            people += [person(family, given, role)] if family else []
            bodies += [] if family else [name.strip(", ")]
    cells = dict(zip(NAMES, (" ; ".join(dict.fromkeys(people)), joined(bodies)), strict=True))
    for column in NAMES:
        if exact := take(tags, ("C1",), lambda text, column=column: text.startswith(f"{column} :")):
            cells[column] = exact.partition(":")[2].strip()
    return cells


def dates(tags: Tags) -> dict[str, str]:
    """The year and the month, from whichever tag says them; what can't be understood is a remark."""
    cells = {"Année": "", "Mois": "", "Remarque sur la date": ""}
    for text in [text for name in DATES for text in tags.pop(name, [])]:
        if found := DATE.fullmatch(text):
            said = found[1] or "", month(found[2] or ""), found[4]
        else:
            year, rank = year_and_month(text)
            said = year, rank, "" if year else text
        cells = {column: cell or more for (column, cell), more in zip(cells.items(), said, strict=True)}
    return cells


def whereabouts(tags: Tags, *, is_inside: bool) -> dict[str, str]:
    """Where the text was published; volume and number stay by themselves when nothing says of what."""
    title = take(tags, PUBLISHED_IN)
    volume, number = (take(tags, ("VL",)), take(tags, ("IS",))) if title else ("", "")
    pages = "-".join(filter(None, [take(tags, ("SP",)), take(tags, ("EP",))]))
    return published(title, volume, number, pages, is_inside=is_inside)


def addresses(tags: Tags) -> dict[str, str]:
    """The address of the document, then the others; a file on somebody's computer is none."""
    found = [text.strip("<>") for name in ADDRESSES for text in tags.pop(name, [])]
    for name in FILES:
        found += [text for text in tags.get(name, []) if LINK.match(text)]
        tags[name] = [text for text in tags.get(name, []) if not LINK.match(text)]
    return {"Adresse du document": found[0] if found else "", "Autres adresses": shown(found[1:])}


def tags(cells: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What to write of a row: each tag with its text, those that many programs read first."""
    yield "TY", genre(cells.get("Type", "")).ris
    yield from ((tag, cells[column]) for column, tag in PLAIN.items() if cells.get(column))
    names = persons(cells.get(NAMES[0], "")) + values(cells.get(NAMES[1], ""))
    yield from (("AU", name) for name in names)
    understood = people({"AU": names})
    exact = {column: cells.get(column, "") for column in NAMES}
    yield from (("C1", f"{column} : {cell}") for column, cell in exact.items() if cell != understood[column])
    yield from (("PB", name) for name in values(cells.get("Publié par", "")))
    yield from (("KW", name) for name in values(cells.get("Thèmes", "")))
    rank, remark = cells.get("Mois", ""), cells.get("Remarque sur la date", "")
    if rank or remark:
        yield "DA", f"{cells.get('Année', '')}/{rank.zfill(2) if rank else ''}//{remark}"
    if cells.get("Langue"):
        yield "LA", language_code(cells["Langue"], 0)
