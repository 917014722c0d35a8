"""What a panel of the home page has to say to the summary of all."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Todo:
    """One thing to do, for the summary of the home page."""

    count: int
    label: str
    url: str
