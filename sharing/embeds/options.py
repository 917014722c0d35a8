"""How an embed is wanted, as its address says it. What makes no sense is as if it were not said."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.http import urlencode

from sharing.partners.counting import PARAMETER, SLUG

MOST, USUAL = 20, 5  # resources of a list


class Form(TextChoices):
    """The forms of an embed; the first three are of one resource."""

    LINK = "lien", "Un lien"
    CARD = "carte", "Une carte"
    SHEET = "fiche", "Une fiche détaillée"
    LIST = "liste", "Une liste"


class Look(TextChoices):
    """Light or dark. Not `theme`: in addresses, that is what a resource is about."""

    AUTO = "auto", "Selon le réglage du lecteur"
    LIGHT = "clair", "Clair"
    DARK = "sombre", "Sombre"


@dataclass(frozen=True)
class Options:
    """How whoever embeds wants it: light or dark, and who they are, to be counted."""

    look: str = Look.AUTO
    partner: str = ""
    is_preview: bool = False  # on the page that makes the code: nobody embeds yet, so nothing is counted

    @classmethod
    def of(cls, query: QueryDict) -> "Options":
        """As an address says it."""
        look, partner = query.get("apparence", ""), query.get(PARAMETER, "")
        return cls(
            look if look in Look.values else Look.AUTO,
            partner if SLUG.fullmatch(partner) else "",
            "apercu" in query,
        )

    @property
    def query(self) -> str:
        """The part of a frame's address that says it; empty when all is as usual."""
        parts = [("apparence", self.look)] if self.look != Look.AUTO else []
        parts += [(PARAMETER, self.partner)] if self.partner else []
        return urlencode([*parts, *([("apercu", "1")] if self.is_preview else [])])

    def followed(self, address: str) -> str:
        """An address that a reader goes on to, and that says from which partner."""
        return with_query(address, urlencode({PARAMETER: self.partner})) if self.partner else address


def with_query(address: str, *queries: str) -> str:
    """An address with more after its « ? »."""
    added = "&".join(filter(None, queries))
    return f"{address}{'&' if '?' in address else '?'}{added}" if added else address


def asked_number(text: str | None) -> int:
    """How many resources a list shows: brought back between 1 and 20; as usual when it is not a number."""
    try:
        return min(max(int(text or USUAL), 1), MOST)
    except ValueError:
        return USUAL
