"""What a harvester asks (OAI-PMH 2.0, § 3.1.1 and 3.6), and what may be wrong with it."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, QueryDict

from territories.names import typeset

LONGEST_BODY = 10_000  # bytes; no request of the protocol is as long
FORM = "application/x-www-form-urlencoded"
NAME = re.compile(r"[A-Za-z0-9\-_.!~*'()]+")  # of a format; of a set, between colons
DATESTAMP = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?", re.ASCII)
SELECTIVE = frozenset({"from", "until", "set"})
TOKEN = "resumptionToken"  # noqa: S105 -- a name


@dataclass(frozen=True)
class Verb:
    """The arguments of a verb. `resumptionToken`, where there is one, stands alone."""

    needed: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()
    resumes: bool = False


LISTS = Verb(frozenset({"metadataPrefix"}), SELECTIVE, resumes=True)
VERBS = {
    "Identify": Verb(),
    "ListMetadataFormats": Verb(allowed=frozenset({"identifier"})),
    "ListSets": Verb(resumes=True),
    "ListIdentifiers": LISTS,
    "ListRecords": LISTS,
    "GetRecord": Verb(frozenset({"identifier", "metadataPrefix"})),
}


class Refused(Exception):
    """A request that can't be answered: the code of the protocol, and what to do."""

    def __init__(self, code: str, message: str):
        super().__init__(typeset(message))
        self.code = code


@dataclass(frozen=True)
class Asked:
    """A verb and its arguments, as they were given."""

    verb: str
    arguments: dict[str, str] = field(default_factory=dict)

    @property
    def echo(self) -> dict[str, str]:
        """What the answer repeats."""
        return {"verb": self.verb, **self.arguments}


def sent(request: HttpRequest) -> QueryDict:
    """The arguments, from the address or from a form.

    Raises:
        Refused: the form is no form, or there is no end to it.
    """
    if request.method == "POST":
        length = request.META.get("CONTENT_LENGTH") or "0"
        if request.content_type != FORM or not length.isdecimal() or int(length) > LONGEST_BODY:
            raise Refused("badArgument", f"En POST, les arguments sont un formulaire {FORM} de moins de 10 ko.")
    try:
        return request.POST if request.method == "POST" else request.GET
    except (BadRequest, SuspiciousOperation):
        raise Refused("badArgument", "Les arguments sont trop nombreux, ou ne sont pas en UTF-8.") from None


def understood(given: QueryDict) -> Asked:
    """A request that has the arguments it should.

    Raises:
        Refused: it has not.
    """
    verbs = given.getlist("verb")
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise Refused("badVerb", f"L’argument « verb », donné une fois, est l’un de : {', '.join(VERBS)}.")
    verb = VERBS[verbs[0]]
    arguments = {name: given.getlist(name) for name in given if name != "verb"}
    if repeated := sorted(name for name, values in arguments.items() if len(values) > 1):
        raise Refused("badArgument", f"Argument donné plusieurs fois : {listed(repeated)}.")
    known = verb.needed | verb.allowed | ({TOKEN} if verb.resumes else set())
    if unknown := sorted(set(arguments) - known):
        raise Refused("badArgument", f"Argument inconnu de {verbs[0]} : {listed(unknown)}.")
    if TOKEN in arguments and len(arguments) > 1:
        raise Refused("badArgument", f"« {TOKEN} » va seul, avec « verb ».")
    missing = set() if TOKEN in arguments else verb.needed - set(arguments)
    if empty := sorted(missing | {name for name, [value] in arguments.items() if not value}):
        raise Refused("badArgument", f"Argument manquant ou vide : {listed(empty)}.")
    asked = Asked(verbs[0], {name: value for name, [value] in arguments.items()})
    check_form(asked.arguments)
    return asked


def check_form(arguments: dict[str, str]) -> None:
    """Refuse what could not even be repeated in a valid answer.

    Raises:
        Refused: an argument is not of its type.
    """
    forms = {"metadataPrefix": NAME, "set": re.compile(f"{NAME.pattern}(:{NAME.pattern})*"), "from": DATESTAMP}
    forms |= {"until": DATESTAMP, "identifier": re.compile(r"[!-~]{1,300}")}
    wrong = sorted(name for name, form in forms.items() if name in arguments and not form.fullmatch(arguments[name]))
    if wrong:
        dates = " Une date s’écrit AAAA-MM-JJ, ou AAAA-MM-JJThh:mm:ssZ en temps universel."
        said = dates if {"from", "until"}.intersection(wrong) else ""
        raise Refused("badArgument", f"Argument mal formé : {listed(wrong)}.{said}")


def listed(names: list[str]) -> str:
    """Names of arguments, as a message gives them; they may be anything, and any number."""
    return ", ".join(f"« {name[:50]} »" for name in names[:10])


@dataclass(frozen=True)
class Span:
    """From an instant to another, which is not in it; either may be missing."""

    start: datetime | None
    end: datetime | None

    @classmethod
    def of(cls, arguments: dict[str, str]) -> "Span":
        """What « from » and « until » say, both included, by days or by seconds (§ 2.7.1 and 3.3).

        Raises:
            Refused: no such day, one by days and the other by seconds, or the end before the beginning.
        """
        given = [arguments.get(name, "") for name in ("from", "until")]
        if all(given) and len(given[0]) != len(given[1]):
            raise Refused("badArgument", "« from » et « until » vont tous deux au jour, ou tous deux à la seconde.")
        try:
            start, last = (datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None for text in given)
        except ValueError:
            raise Refused("badArgument", "Ce jour ou cette heure n’existe pas.") from None
        if start and last and start > last:
            raise Refused("badArgument", "« from » est après « until ».")
        return cls(start, last and after(last, timedelta(seconds=1) if "T" in given[1] else timedelta(days=1)))


def after(moment: datetime, step: timedelta) -> datetime | None:
    """The next instant; none after the end of time."""
    try:
        return moment + step
    except OverflowError:
        return None
