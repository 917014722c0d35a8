"""Who made a document, as BibTeX says it: names joined by « and », those of bodies in braces."""

from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

from editorial.exchange.files import latex
from editorial.exchange.files.references import halved, joined, person, persons, seems_a_person, values
from sharing.citations.bibtex import braced
from sharing.citations.latex import encoded

Fields = dict[str, str]
# Fields of our own, which others pass over: the names as they are, where a list of authors says less.
EXACT = {"Auteurs": "auteurs", "Organisations auteures": "organisations"}


def people(fields: Fields) -> dict[str, str]:
    """Persons and bodies."""
    found, bodies = [], []
    for field, role in (("author", ""), ("editor", "dir.")):
        for source in split_multiple_persons_names(fields.pop(field, "")):
            family, given = named(source.strip())
            if given:
                found.append(person(family, given, role))
            elif family.lower() != "others":
                bodies.append(family)
    understood = zip(EXACT.items(), (" ; ".join(dict.fromkeys(found)), joined(bodies)), strict=True)
    return {
        column: latex.decoded(fields.pop(exact)) if exact in fields else cell for (column, exact), cell in understood
    }


def named(source: str) -> tuple[str, str]:
    """A family name and given names, or the name of a body alone: braces around the whole of a name make it one."""
    if is_braced(source):
        return latex.decoded(source[1:-1]), ""
    name = latex.decoded(source)
    if "," in name:
        family, *others = name.split(",")
        found = halved(",".join([family, *reversed(others)]))  # « Nom, Jr, Prénom »
        return found if found[0] else (name.strip(", "), "")
    if seems_a_person(name):
        parts = parse_single_name_into_parts(name, strict=False)
        return " ".join(parts.von + parts.last), " ".join(parts.first)
    return name, ""


def is_braced(source: str) -> bool:
    """Whether the brace that opens a text is closed by the one that ends it."""
    depth = 0
    for place, sign in enumerate(source):
        depth += (sign == "{") - (sign == "}")
        if not depth:
            return bool(place) and place == len(source) - 1
    return False


def bodies(source: str) -> list[str]:
    """Who published: several when each is in braces; « Institute for Research and Action » is one."""
    several = [name.strip() for name in split_multiple_persons_names(source)]
    if several and all(is_braced(name) for name in several):
        return [latex.decoded(name[1:-1]) for name in several]
    return [latex.decoded(source)]


def authorship(cells: Fields) -> Fields:
    """The authors, and as they are when that says less."""
    names = [encoded(name) for name in persons(cells.get("Auteurs", ""))]
    names += [braced([name]) for name in values(cells.get("Organisations auteures", ""))]
    found = {"author": " and ".join(names)}
    understood = people(dict(found))
    exact = {
        name: cells.get(column, "") for column, name in EXACT.items() if cells.get(column, "") != understood[column]
    }
    return found | {name: encoded(cell) for name, cell in exact.items()}
