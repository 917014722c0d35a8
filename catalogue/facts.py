"""A line of the fact sheet beside a text."""

from dataclasses import dataclass, field


@dataclass
class Fact:
    """A term, and what is known of it: one value, or several. Without any, the line is not shown.

    `places` are the territories that the values name, in the same order: pages of the site lead to theirs.
    """

    term: str
    value: str = ""
    values: list[str] = field(default_factory=list)
    places: list = field(default_factory=list)

    @property
    def placed(self) -> list[tuple]:
        """Each value with the territory that it names."""
        return list(zip(self.values, self.places, strict=True))
