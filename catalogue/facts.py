"""A line of the fact sheet beside a text."""

from dataclasses import dataclass, field


@dataclass
class Fact:
    """A term, and what is known of it: one value, or several. Without any, the line is not shown."""

    term: str
    value: str = ""
    values: list[str] = field(default_factory=list)
