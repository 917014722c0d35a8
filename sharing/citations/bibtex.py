"""BibTeX: an entry for each work. How entries are written is also for `editorial.exchange`, which reads them back."""

import re
from collections.abc import Iterable, Iterator

from sharing.citations.latex import encoded
from sharing.citations.parties import Body, Person
from sharing.citations.words import one_line
from sharing.citations.work import Work

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
LANGUAGES = {"fr": "french", "en": "english", "de": "german", "es": "spanish", "it": "italian"}  # of the package babel
PUBLISHERS = {"techreport": "institution", "manual": "organization"}  # elsewhere, who publishes is the publisher
UNSAFE = re.compile(r"[{}\\]")
PARTED = re.compile(r",|\band\b", re.IGNORECASE)  # what would cut a name in two


def publisher_field(kind: str) -> str:
    """The field of a type of entry that says who published it."""
    return PUBLISHERS.get(kind, "publisher")


def entry(kind: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    """An entry; what fields say comes with its braces."""
    lines = "".join(f"  {name} = {text},\n" for name, text in fields)
    return f"@{kind}{{{key},\n{lines}}}\n\n"


def braced(names: Iterable[str]) -> str:
    """Names of bodies, each in its braces: it is not cut at its « and », nor given a first name."""
    return " and ".join(f"{{{encoded(name)}}}" for name in names)


def keywords(words: tuple[str, ...]) -> str:
    """Keywords as most programs cut them, or with semicolons when there are commas in them."""
    return ("; " if any("," in word for word in words) else ", ").join(words)


def safe(address: str) -> str:
    """An address, less the signs that would end the field."""
    return UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", address)


def pieces(works: Iterable[Work]) -> Iterator[bytes]:
    """The entries of these works, one by one; keys are codes, so none is given twice."""
    for work in works:
        written = [(name, f"{{{text}}}") for name, text in fields(work).items() if text]
        if work.month:
            written.append(("month", MONTHS[work.month - 1]))
        yield entry(work.genre.bibtex, work.code, written).encode()


def fields(work: Work) -> dict[str, str]:
    """What BibTeX and biblatex want to know. A title is in braces of its own: no style takes its capitals away."""
    kind = work.genre.bibtex
    return {
        "title": f"{{{text(work.title)}}}",
        "author": " and ".join([*map(name, work.authors), *map(body, work.bodies)]),
        "editor": " and ".join(map(name, work.editors)),
        "translator": " and ".join(map(name, work.translators)),
        publisher_field(kind): braced(shown(body.name) for body in work.publishers),
        **container(work),
        "type": text(work.kind_label),
        "edition": text(work.edition),
        "year": str(work.year or ""),
        "isbn": text(work.isbn),
        "doi": safe(one_line(work.doi)),
        "url": safe(one_line(work.document_address)),
        "pagetotal": str(work.pages or ""),
        "langid": LANGUAGES.get(work.language, ""),
        "keywords": text(keywords(work.subjects)),
        "abstract": text(work.abstract),
    }


def container(work: Work) -> dict[str, str]:
    """Where a work was published: an issue of a journal, or something else by its name."""
    inside = work.container
    if not work.is_article:
        return {"series": text(inside.text)}
    return {
        "journal": text(inside.title),
        "volume": text(inside.volume),
        "number": text(inside.number),
        "pages": text(inside.pages).replace("-", "--"),
    }


def shown(words: str) -> str:
    """Words on one line; LaTeX knows one no-break space."""
    return one_line(words).replace("\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}")


def text(words: str) -> str:
    """Words as LaTeX has them."""
    return encoded(shown(words))


def name(person: Person) -> str:
    """« {Dupré la Tour}, Cécile »: in braces, what BibTeX would cut; also the only name of who has but one."""
    halves = [text(half) for half in (person.family, person.given)]
    if not person.given:
        return f"{{{halves[0]}}}"
    return ", ".join(f"{{{half}}}" if is_cut(half) else half for half in halves)


def is_cut(half: str) -> bool:
    """Whether BibTeX would end a name before its end: at a comma, an « and », a small word that is not its first."""
    first, *others = half.split() or [""]
    return bool(PARTED.search(half)) or (not first[:1].islower() and any(word[0].islower() for word in others))


def body(organisation: Body) -> str:
    """An organisation as an author."""
    return braced([shown(organisation.name)])
