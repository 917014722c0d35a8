"""The reference that readers copy, as the French of ISO 690:2021 has it (numeric system: the date after the publisher).

Up to three creators are named; of more, the first and « et al. », which the standard allows and French libraries do.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from catalogue.dates import day
from catalogue.models.resource import MONTHS
from sharing.citations.words import ended, french, listed
from sharing.citations.work import Work

MOST_CREATORS = 3
UNDATED = "s.\N{NO-BREAK SPACE}d."
PARTS = {"editor": "dir.", "translator": "trad."}


@dataclass(frozen=True)
class Run:
    """A stretch of a reference: words, in the language of the document or in ours, perhaps the title of a whole."""

    text: str
    is_title: bool = False
    is_foreign: bool = False


Sentence = list[Run]


def plain(work: Work) -> str:
    """The reference as text."""
    said = [ended("".join(run.text for run in sentence)) for sentence in sentences(work)]
    return " ".join([*said, access(work)])


def html(work: Work) -> SafeString:
    """The reference with its titles marked, and told to be in another language when they are."""
    said = [marked(sentence, work.language) for sentence in sentences(work)]
    return format_html_join(" ", "{}", ((words,) for words in [*said, access(work)]))


def marked(sentence: Sentence, language: str) -> SafeString:
    """A sentence as HTML."""
    bare = "".join(run.text for run in sentence)
    runs = format_html_join("", "{}", ((element(run, language),) for run in sentence))
    return format_html("{}{}", runs, ended(bare)[len(bare) :])


def element(run: Run, language: str) -> SafeString | str:
    """A stretch as HTML."""
    if not run.is_title and not run.is_foreign:
        return run.text
    name = "cite" if run.is_title else "span"
    lang = format_html(' lang="{}"', language) if run.is_foreign else ""
    return format_html("<{}{}>{}</{}>", name, lang, run.text, name)


def sentences(work: Work) -> Iterator[Sentence]:
    """What a reference says before the address; what is not known is left out, but for the date."""
    is_foreign = work.language != "fr"
    if names := creators(work):
        yield [Run(names)]
    medium = " [en ligne]" if work.is_online else ""
    title = french(work.title) if not is_foreign else work.title
    if work.is_article:
        yield [Run(title, is_foreign=is_foreign)]
        yield [Run(french(work.container.title), True, is_foreign), Run(f"{medium}, {issue(work)}")]
    else:
        yield [Run(title, True, is_foreign), Run(medium)]
        yield from ([Run(capfirst(french(text)))] for text in statements(work) if text)


def creators(work: Work) -> str:
    """« DUPONT, Jean, MARTIN, Anne et LA FONDA »; those who led or translated are told so."""
    people = [(french(person.inverted), person.part) for person in work.people if person.part != "translator"]
    names = [capitals(name) + (f" ({PARTS[part]})" if part in PARTS else "") for name, part in people]
    names += [french(body.name).upper() for body in work.bodies]
    if len(names) > MOST_CREATORS:
        return f"{names[0]} et al."
    return listed(names, "et")


def capitals(name: str) -> str:
    """« DUPRÉ LA TOUR, Cécile »."""
    family, comma, given = name.partition(",")
    return f"{family.upper()}{comma}{given}"


def statements(work: Work) -> Iterable[str]:
    """What follows the title of a whole document."""
    publishers = "\N{NO-BREAK SPACE}; ".join(body.name for body in work.publishers)
    return (
        f"Trad. par {listed([str(person) for person in work.translators], 'et')}" if work.translators else "",
        work.edition,
        ", ".join(filter(None, [publishers, date(work)])),
        f"{work.pages}\N{NO-BREAK SPACE}p." if work.pages else "",
        f"({work.container.text})" if work.container.text else "",
        f"ISBN {work.isbn}" if work.isbn else "",
    )


def date(work: Work) -> str:
    """« mai 2016 », « 2016 », « s. d. »; of a page of ours that was changed since, the day too."""
    said = f"{MONTHS[work.month - 1]} {work.year}" if work.month else str(work.year or UNDATED)
    if work.genre.is_ours and work.published_at and work.changed_at and day(work.changed_at) != day(work.published_at):
        return f"{said}, mis à jour le {day(work.changed_at)}"
    return said


def issue(work: Work) -> str:
    """« juillet 2010, n° 602–603, p. 321–342 »; an issue that says its season needs no other date."""
    rest = french(work.container.rest.lstrip(" ,;:"))
    is_dated = work.year and str(work.year) in rest
    return ", ".join(filter(None, ["" if is_dated else date(work), rest]))


def access(work: Work) -> str:
    """By which number or address one gets to it, without a full stop that one would copy along.

    Where nothing can be read but what we say of it, that is said.
    """
    if work.doi:
        return f"DOI\N{NO-BREAK SPACE}{work.doi}"
    lead = "Disponible à l’adresse" if work.is_online else "Décrit à l’adresse"
    return f"{lead}\N{NO-BREAK SPACE}: {work.document_address}"


def pieces(works: Iterable[Work]) -> Iterator[bytes]:
    """The references of these works, one by one."""
    for work in works:
        yield f"{plain(work)}\n".encode()
