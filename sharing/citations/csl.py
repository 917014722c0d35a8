"""CSL-JSON: what programs that lay references out read (Citation Style Language 1.0.2, appendices III and IV)."""

import json
from collections.abc import Iterable, Iterator

from sharing.citations.parties import Body, Person
from sharing.citations.words import one_line
from sharing.citations.work import Work


def pieces(works: Iterable[Work]) -> Iterator[bytes]:
    """An array of items, one by one."""
    before = "["
    for work in works:
        yield f"{before}\n{json.dumps(item(work), ensure_ascii=False)}".encode()
        before = ","
    yield b"[]\n" if before == "[" else b"\n]\n"


def item(work: Work) -> dict:
    """A work; what is not known is not said."""
    told = {name: one_line(text) for name, text in texts(work).items()}
    names = {
        "author": [*map(person, work.authors), *map(body, work.bodies)],
        "editor": list(map(person, work.editors)),
        "translator": list(map(person, work.translators)),
    }
    dates = {"issued": {"date-parts": [[part for part in (work.year, work.month) if part]]}} if work.year else {}
    found = {"id": work.code, "type": work.genre.csl} | told | names | dates
    return {name: value for name, value in found.items() if value}


def texts(work: Work) -> dict[str, str]:
    """The variables that are text."""
    inside = work.container
    return {
        "title": work.title,
        "genre": work.kind_label,
        "publisher": " ; ".join(body.name for body in work.publishers),
        **({"container-title": inside.title} if work.is_article else {"collection-title": inside.text}),
        "volume": inside.volume,
        "issue": inside.number,
        "page": inside.pages,
        "edition": work.edition,
        "number-of-pages": str(work.pages or ""),
        "ISBN": work.isbn,
        "DOI": work.doi,
        "URL": work.document_address,
        "language": work.language,
        "keyword": ", ".join(work.subjects),
        "abstract": work.abstract,
        "source": work.centre.name,
    }


def person(one: Person) -> dict[str, str]:
    """Somebody, by the family name; by the only name when there is one."""
    if not one.given:
        return {"literal": one_line(one.family)}
    return {"family": one_line(one.family), "given": one_line(one.given)}


def body(one: Body) -> dict[str, str]:
    """An organisation, whose name is not cut."""
    return {"literal": one_line(one.name)}
