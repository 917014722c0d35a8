"""Lists that are given piece by piece (OAI-PMH 2.0, § 2.7 and 3.5), in the order in which records changed."""

from dataclasses import dataclass
from datetime import datetime

from django.core import signing
from django.db.models import Q, QuerySet

from catalogue.models import NeedLevel, Rubric
from sharing.models import Permalink
from sharing.oai.arguments import TOKEN, Asked, Refused, Span

BATCH = 100
PREFIX = "oai_dc"
SALT = "sharing.oai"


@dataclass(frozen=True)
class Progress:
    """How far a harvest is: what was asked first, the last record given, how many were, how many there were at first.

    What changes meanwhile goes to the end, since records are given in the order of their changes: none is missed.
    """

    asked: Asked
    position: tuple[datetime, str] | None = None
    cursor: int = 0
    total: int = 0

    @classmethod
    def of(cls, asked: Asked) -> "Progress":
        """Where a request is.

        Raises:
            Refused: it names a format or a set that there is not, or a token that we did not make for this verb.
        """
        if TOKEN in asked.arguments:
            return cls.read(asked)
        check_prefix(asked.arguments["metadataPrefix"])
        progress = cls(asked)
        total = progress.left().count()
        if not total:
            raise Refused("noRecordsMatch", "Aucune notice ne répond à cette demande.")
        return cls(asked, total=total)

    @classmethod
    def read(cls, asked: Asked) -> "Progress":
        """What a token says.

        Raises:
            Refused: it says nothing.
        """
        try:
            verb, arguments, moment, code, cursor, total = signing.loads(asked.arguments[TOKEN], salt=SALT)
        except signing.BadSignature:
            verb = None
        if verb != asked.verb:
            raise Refused("badResumptionToken", f"« {TOKEN} » n’a pas été donné par ce site pour {asked.verb}.")
        return cls(Asked(verb, arguments), (datetime.fromisoformat(moment), code), cursor, total)

    def after(self, link: Permalink, given: int) -> "Progress":
        """Where the harvest is, once this record and those before it are given."""
        return Progress(self.asked, (link.changed_at, link.code), self.cursor + given, self.total)

    @property
    def token(self) -> str:
        """All of this, signed: nothing is kept here, so that a harvest may be taken up again whenever."""
        moment, code = self.position
        said = [self.asked.verb, self.asked.arguments, moment.isoformat(), code, self.cursor, self.total]
        return signing.dumps(said, salt=SALT)

    def left(self) -> QuerySet[Permalink]:
        """What is still to be given."""
        span, name = Span.of(self.asked.arguments), self.asked.arguments.get("set")
        links = Permalink.objects.order_by("changed_at", "code")
        if name:
            links = links.in_set(name) if name in dict(sets()) else links.none()
        if span.start:
            links = links.filter(changed_at__gte=span.start)
        if span.end:
            links = links.filter(changed_at__lt=span.end)
        if self.position:
            moment, code = self.position
            links = links.filter(Q(changed_at__gt=moment) | Q(changed_at=moment, code__gt=code))
        return links


def check_prefix(prefix: str) -> None:
    """Refuse any other format.

    Raises:
        Refused: this is another.
    """
    if prefix != PREFIX:
        raise Refused("cannotDisseminateFormat", f"Le seul format est {PREFIX}.")


def sets() -> list[tuple[str, str]]:
    """The sets that harvests may be limited to, each with its name; the two vocabularies hold those of their terms."""
    found = [("rubrique", "Rubriques du kit pratique"), ("besoin", "Niveaux de besoin")]
    for name, model in (("rubrique", Rubric), ("besoin", NeedLevel)):
        found += [(f"{name}:{term.slug}", term.name) for term in model.objects.order_by("position")]
    return found
