"""A selection is its address: which resources, in which order, under which title."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from catalogue.named import PARAMETER, read
from sharing.selection.orders import ORDERS

LONGEST_TITLE = 100


@dataclass(frozen=True)
class Address:
    """A selection as an address says it. `before` is what it was before the last change: it can be undone."""

    codes: tuple[str, ...] = ()
    title: str = ""
    order: str = ""
    before: tuple[str, ...] | None = None

    @classmethod
    def of(cls, query: QueryDict) -> "Address":
        """What an address says; blank when it names no list."""
        if PARAMETER not in query and "avant" not in query:
            return cls()
        order = query.get("tri", "")
        return cls(
            read(query).codes,
            tidy(query.get("titre", "")),
            order if order in ORDERS else "",
            read(query, "avant").codes if "avant" in query else None,
        )

    def fields(self) -> list[tuple[str, str]]:
        """Each part that says something."""
        parts = [(PARAMETER, ",".join(self.codes)), ("titre", self.title), ("tri", self.order)]
        changed = [] if self.before is None else [("avant", ",".join(self.before))]
        return [part for part in parts if part[1]] + changed

    @property
    def query(self) -> str:
        """What follows « ? »."""
        return urlencode(self.fields(), safe=",")

    @property
    def path(self) -> str:
        """The address, from the root of the site."""
        return reverse("sharing:selection") + (f"?{self.query}" if self.query else "")

    @property
    def now(self) -> "Address":
        """The address to give, which does not say what was changed."""
        return replace(self, before=None)

    def changed(self, codes: Iterable[str]) -> "Address":
        """Another choice, from which one can come back to this one."""
        return replace(self, codes=tuple(dict.fromkeys(codes)), before=self.codes)

    def adding(self, code: str) -> "Address":
        """With one more, the last."""
        return self.changed([*self.codes, code])

    def without(self, code: str) -> "Address":
        """With one less."""
        return self.changed(kept for kept in self.codes if kept != code)

    def with_instead(self, code: str, other: str) -> "Address":
        """With another in the place of one."""
        return self.changed(other if kept == code else kept for kept in self.codes)

    def moving(self, code: str, step: int) -> "Address":
        """With one moved up (-1) or down (1); as it was when it is the first or the last."""
        place = self.codes.index(code)
        others = [kept for kept in self.codes if kept != code]
        others.insert(max(place + step, 0), code)
        return self.changed(others)


def tidy(text: str) -> str:
    """A title that somebody typed, on one line, without signs that can't be seen."""
    words = " ".join(text.split())
    return "".join(filter(str.isprintable, words))[:LONGEST_TITLE].strip()
