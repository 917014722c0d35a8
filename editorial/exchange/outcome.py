"""What will become of a line of a file."""

from dataclasses import dataclass, field
from enum import StrEnum

from catalogue.models import Resource


class Action(StrEnum):
    """What an import does with a line."""

    CREATE = "creer"
    UPDATE = "modifier"
    SAME = "inchangee"
    DUPLICATE = "doublon"
    ERROR = "erreur"


@dataclass
class Change:
    """A cell that is not what the site has."""

    label: str
    before: str
    after: str


@dataclass
class Outcome:
    """What will become of a line.

    Args:
        number: the line, as the owner of the file sees it.
        problems: what is wrong, each with the label of its column (empty: the whole line).
        twin: the key of the resource that it updates, or repeats.
        twin_line: the line of the same file that it repeats.
    """

    number: int
    title: str = ""
    action: Action = Action.ERROR
    problems: list[tuple[str, str]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    twin: int | None = None
    twin_line: int | None = None
    page: Resource | None = None  # as it will be; let go once it is prepared for writing
    publishes: bool = False
    before: dict = field(default_factory=dict)  # for an update, the content of a revision of what it was

    def wrong(self, label: str, *messages: str) -> None:
        """Note what is wrong: nothing will be written."""
        if messages:
            self.action = Action.ERROR
        self.problems += [(label, message) for message in messages]
