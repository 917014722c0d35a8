"""What RIS and BibTeX say of a document, in the columns of our tables.

A reference becomes a row. What has no column of ours stays under its own name, for the mapping screen to show. A
reference is taken for one of ours when its number is one of our codes: only then are its keywords our themes.
"""

import re
from collections.abc import Iterable

from django.utils.text import capfirst

from catalogue.genres import Genre
from catalogue.identifiers import CODE
from catalogue.models import Resource
from editorial.exchange.columns.cells import cut, escaped, plain

OURS = ("Étude", "Guide", "Cas de territoire")
STUDY = OURS[0]
LANGUAGES = {
    "Français": "fr fre fra french francais français",
    "Anglais": "en eng english british american ukenglish usenglish anglais",
    "Allemand": "de ger deu german ngerman allemand",
    "Espagnol": "es spa spanish espagnol español",
    "Italien": "it ita italian italien italiano",
}
LANGUAGE_OF = {word: name for name, words in LANGUAGES.items() for word in words.split()}
MONTHS = (
    "january janvier,february février fevrier,march mars,april avril,may mai,june juin,july juillet,august août aout,"
    "september septembre,october octobre,november novembre,december décembre decembre"
)
MONTH_OF = {
    name[:size]: rank
    for rank, names in enumerate(MONTHS.split(","), 1)
    for name in names.split()
    for size in (3, 4, len(name))
    if name[:size] != "jui"  # June or July
}
YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
NUMBERED_MONTH = re.compile(r"(?<!\d)\d{4}[-/.](\d{1,2})(?!\d)|(?<!\d)(?:\d{1,2}[-/.])?(\d{1,2})[-/.]\d{4}(?!\d)")
SPAN = re.compile(r"(\d+)\s*[-–—]+\s*(\d+)")
COUNT = re.compile(r"(?:.*?,\s*)?(\d+)\s*(?:p\.?|pp\.?|pages?)?", re.IGNORECASE)
ROLE = re.compile(r"\s*(?<!\\)\((?:\\.|[^\\()])*\)$", re.DOTALL)
ARTICLES = frozenset("le la les l un une the a an".split())
PARTICLES = frozenset("de du des d von van der den di da dos".split())


def genre(label: str) -> Genre:
    """What others call the kind that our column « Type » says."""
    return next((kind.genre for kind in Resource.kinds() if capfirst(kind._meta.verbose_name) == label), Genre())


def joined(values: Iterable[str]) -> str:
    """Several values in one cell, each once."""
    return " ; ".join(dict.fromkeys(escaped(value) for value in values if value))


def shown(texts: list[str]) -> str:
    """What is said by something that has no column of ours: as it is, unless it is said several times."""
    return texts[0] if len(texts) == 1 else joined(texts)


def values(cell: str) -> list[str]:
    """The values of a cell."""
    return [plain(part) for part in cut(cell, ";\n")]


def is_code(number: str) -> bool:
    """Whether a number is one that our resources have."""
    return bool(CODE.fullmatch(number))


def language(word: str) -> str:
    """A language as our column says it; as it was when it is none of ours."""
    return LANGUAGE_OF.get(re.split(r"[-_, ]", word.strip().lower())[0], word)


def language_code(name: str, rank: int) -> str:
    """A language of ours as others say it: its code (0), its name in English (3)."""
    return LANGUAGES[name].split()[rank] if name in LANGUAGES else name


def year_and_month(text: str) -> tuple[str, str]:
    """The year of a date and its month as a number; each empty when it is not said."""
    year, numbered = YEAR.search(text), NUMBERED_MONTH.search(text)
    return year[1] if year else "", month(numbered[1] or numbered[2]) if numbered else month(text)


def month(text: str) -> str:
    """The number of a month, given so or by its name in French or in English, whole or cut short."""
    if text.strip().isdecimal():
        return str(int(text)) if 1 <= int(text) <= 12 else ""
    ranks = (MONTH_OF.get(word, 0) for word in re.findall(r"[^\W\d_]+", text.lower()))
    return str(next(filter(None, ranks), ""))


def published(title: str, volume: str, number: str, pages: str, *, is_inside: bool) -> dict[str, str]:
    """Where a text was published, « Tribune Fonda, vol. 3, n° 245, p. 12-34 », and how long it is.

    Args:
        is_inside: the text stands in something else, so that one number of page says where, not how many.
    """
    span, count = SPAN.search(pages), COUNT.fullmatch(pages.strip())
    length, where = pages, ""
    if span:
        length, where = str(int(span[2]) - int(span[1]) + 1), f"p. {span[1]}-{span[2]}"
    elif is_inside and pages:
        length, where = "", f"p. {pages}"
    elif count:
        length = count[1]
    details = [f"vol. {volume}" if volume else "", f"n° {number}" if number else "", where]
    return {"Paru dans": ", ".join(filter(None, [title, *details])) if title else "", "Pages": length.lstrip("-")}


def person(family: str, given: str, role: str = "") -> str:
    """Somebody, as our column has it: « Dupont, Jean (dir.) »."""
    return ", ".join(map(escaped, filter(None, [family, given]))) + (f" ({escaped(role)})" if role else "")


def persons(cell: str) -> list[str]:
    """The people of a cell, as references name them: « Dupont, Jean »."""
    parts = (cut(ROLE.sub("", part), ",") for part in cut(cell, ";\n"))
    return [", ".join(filter(None, [plain(names[0]), plain(", ".join(names[1:]))])) for names in parts if names]


def halved(name: str) -> tuple[str, str]:
    """The family name and the given names of « Dupont, Jean »; nothing of what has not both."""
    family, _, given = name.partition(",")
    given = " ".join(given.replace(",", " ").split())
    return (family.strip(), given) if family.strip() and given else ("", "")


def seems_a_person(name: str) -> bool:
    """Whether a name without a comma is that of a person: « Jean Dupont », not « La Fonda » nor « INSEE »."""
    words = re.split(r"\s+", name)
    if not 2 <= len(words) <= 4 or name.isupper() or re.split("['’]", words[0].lower())[0] in ARTICLES:
        return False
    return all(word[:1].isupper() or word.lower() in PARTICLES for word in words) and words[-1][:1].isupper()
