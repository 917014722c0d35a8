"""Where a work was published, as editors write it: « Revue d’Auvergne, n° 602–603, p. 321–342 »."""

import re
from dataclasses import dataclass

from sharing.citations.words import one_line

# What says that a text stands in an issue of a journal; what comes before is the name of the journal.
VOLUME = re.compile(r"\bvol(?:\.|ume)?\s*(\d+|[IVXLC]+)\b")
NUMBER = re.compile(r"\b(?:n°s?|n\.?º|nos?\.?|numéros?)\s*(\d+(?:\s*[-–—/]\s*\d+)?)", re.IGNORECASE)
PAGES = re.compile(r"\bpp?\.\s*(\d+(?:\s*[-–—]\s*\d+)?)")
SPECIAL = re.compile(r"\b(hors[- ]série|(?:printemps|été|automne|hiver) \d{4})\b", re.IGNORECASE)
COLLECTION = re.compile(r"\b(?:collection|coll\.|série)\s", re.IGNORECASE)
JOINT = re.compile(r"[\s,;:]+(?:supplément\s+au\s*)?$", re.IGNORECASE)
RANGE = re.compile(r"\s*[-–—]+\s*")


@dataclass(frozen=True)
class Container:
    """A journal and its issue, or whatever else a work was published in: then all is in `title`."""

    title: str = ""
    rest: str = ""  # what follows the title, as it is written: « , n° 602–603, p. 321–342 »
    volume: str = ""
    number: str = ""
    pages: str = ""  # « 321-342 »

    @classmethod
    def read(cls, text: str) -> "Container":
        """What a line says."""
        text = one_line(text)
        found = {name: sign.search(text) for name, sign in SIGNS.items()}
        places = [match.start() for match in found.values() if match]
        if COLLECTION.search(text) or not places or not min(places):
            return cls(text)
        title = JOINT.sub("", text[: min(places)])
        said = {name: match[1] if match else "" for name, match in found.items()}
        said["number"] = RANGE.sub("-", said["number"] or said.pop("special"))
        said.pop("special", None)
        return cls(title, text[len(title) :], **said | {"pages": RANGE.sub("-", said["pages"])})

    @property
    def is_issue(self) -> bool:
        """Whether it is an issue of a journal."""
        return bool(self.volume or self.number or self.pages)

    @property
    def text(self) -> str:
        """The whole line."""
        return f"{self.title}{self.rest}"


SIGNS = {"volume": VOLUME, "number": NUMBER, "pages": PAGES, "special": SPECIAL}
