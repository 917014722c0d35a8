"""The addresses of the catalogue: built from what was understood, and from nothing else that was typed in them."""

from dataclasses import dataclass

from django.utils.http import urlencode

from catalogue.search.finding import Found

ORDER_LABELS = {"pertinence": "pertinence", "date": "date", "titre": "titre"}


@dataclass(frozen=True)
class Narrowing:
    """A filter in use: what the reader calls it, and the address without it.

    `count` is how many results that address gives, when it is known.
    """

    facet: str
    label: str
    without: str
    count: int | None = None


@dataclass(frozen=True)
class Address:
    """A question as an address says it. `order` is empty when it is the one that suits."""

    words: str
    values: dict[str, list]
    order: str

    @classmethod
    def of(cls, found: Found) -> "Address":
        """The address of what was found."""
        usual = "pertinence" if found.asked.terms else "date"
        return cls(found.asked.text, found.values, "" if found.order == usual else found.order)

    def query(self, **changes) -> str:
        """The query string, without the page; `words`, `values` or `order` may be given otherwise."""
        words, values, order = (changes.get(name, getattr(self, name)) for name in ("words", "values", "order"))
        parts = [("q", words)] if words else []
        parts += [(facet, value.value) for facet, chosen in values.items() for value in chosen]
        return urlencode([*parts, *([("tri", order)] if order else [])])

    def __str__(self):
        return self.query()

    def path(self, path: str, page: int = 1) -> str:
        """The whole address, from the root of the site."""
        query = "&".join(filter(None, [self.query(), f"page={page}" if page > 1 else ""]))
        return f"{path}?{query}" if query else path

    @property
    def unordered(self) -> str:
        """The query string, whatever the order: what a feed takes, which has its own."""
        return self.query(order="")

    @property
    def active(self) -> list[Narrowing]:
        """What narrows the list now, value by value."""
        return [
            Narrowing(facet, value.label, self.query(values=without(self.values, facet, value)))
            for facet, chosen in self.values.items()
            for value in chosen
        ]

    @property
    def has_words(self) -> bool:
        """Whether anything that was typed is a letter or a digit."""
        return any(map(str.isalnum, self.words))

    @property
    def is_deep(self) -> bool:
        """Whether search engines have no use for it: words, an order, more than one value."""
        return bool(self.words or self.order) or sum(map(len, self.values.values())) > 1

    def relaxed(self, found: Found) -> list[Narrowing]:
        """The same question with one filter less, each with its count; the most fruitful first."""
        freed = [
            Narrowing(
                facet,
                ", ".join(value.label for value in chosen),
                self.query(values={name: kept for name, kept in self.values.items() if name != facet}),
                found.answer.without.get(facet, 0),
            )
            for facet, chosen in self.values.items()
        ]
        return sorted((item for item in freed if item.count), key=lambda item: -item.count)

    def orders(self, found: Found) -> list[dict]:
        """The ways to sort: label, address, whether it is the one in use. Relevance needs words."""
        usual = "pertinence" if found.asked.terms else "date"
        return [
            {
                "label": ORDER_LABELS[order],
                "query": self.query(order="" if order == usual else order),
                "current": order == found.order,
            }
            for order in ORDER_LABELS
            if found.asked.terms or order != "pertinence"
        ]


def without(values: dict[str, list], facet: str, value) -> dict[str, list]:
    """These values less one."""
    return {name: [kept for kept in chosen if (name, kept) != (facet, value)] for name, chosen in values.items()}
