"""How an import is to be done."""

from dataclasses import dataclass, field


@dataclass
class Options:
    """How an import is to be done.

    Args:
        mapping: the key of a column, or nothing, by header of the file.
        decisions: what to do of unknown names (`known.Known`).
        clears: whether an empty cell empties the field of a resource that exists.
        updates_twins: whether a line that repeats a resource updates it.
        publishes: whether new resources go online, when no column says it.
        kind, rubric: those of lines that do not say theirs: the kind as addresses have it, the slug of the rubric.
    """

    mapping: dict[str, str]
    decisions: dict[str, dict[str, str]] = field(default_factory=dict)
    clears: bool = False
    updates_twins: bool = False
    publishes: bool = False
    kind: str = ""
    rubric: str = ""
