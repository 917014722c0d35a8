"""One thing to look at again before publication."""

from dataclasses import dataclass

SHOWN = 60  # signs of a text that is quoted


@dataclass(frozen=True)
class Remark:
    """Something that blocks nothing, and that readers would stumble on.

    `what` is the fault, `advice` what to do, `path` the content path of the field, `label` that field's name.
    """

    what: str
    advice: str
    path: str
    label: str


def excerpt(text: str) -> str:
    """« text », shortened."""
    return f"«\u00a0{text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + '…'}\u00a0»"
