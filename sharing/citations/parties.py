"""What a work is made of and about: people, organisations, terms, places, files."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from catalogue.models import Organisation, Resource
from catalogue.visibility import open_ones
from sharing.citations.words import one_line
from territories.models import Territory

# What people did, as editors write it in French; whoever did anything else is counted among the authors.
PARTS = {"editor": re.compile(r"(?:dir|coord)", re.IGNORECASE), "translator": re.compile(r"trad", re.IGNORECASE)}


@dataclass(frozen=True)
class Person:
    """Somebody who made the work; `role` is as editors wrote it, `part` as programs know it."""

    family: str
    given: str
    role: str

    @classmethod
    def of(cls, author) -> "Person":
        """From a value of `AuthorBlock`."""
        return cls(*(one_line(author.get(name) or "") for name in ("family_name", "given_name", "role")))

    @property
    def part(self) -> str:
        """« author », « editor » or « translator »."""
        return next((part for part, sign in PARTS.items() if sign.match(self.role)), "author")

    @property
    def inverted(self) -> str:
        """« Dupont, Jean »."""
        return ", ".join(filter(None, [self.family, self.given]))

    def __str__(self):
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True)
class Body:
    """An organisation."""

    name: str
    acronym: str = ""
    address: str = ""

    @classmethod
    def of(cls, organisation: Organisation) -> "Body":
        """From one of the catalogue."""
        return cls(one_line(organisation.name), organisation.acronym, organisation.url)

    def __str__(self):
        return self.name


@dataclass(frozen=True)
class Term:
    """A term of a closed vocabulary, by the word that addresses have for it."""

    slug: str
    name: str

    def __str__(self):
        return self.name


@dataclass(frozen=True)
class Place:
    """A territory by its official code: that of the INSEE, or the SIREN number of an intercommunalité."""

    name: str
    label: str  # « Les Mureaux (Yvelines) »
    kind: str
    code: str

    @classmethod
    def of(cls, territory: Territory) -> "Place":
        """From one of the official ones."""
        return cls(territory.name, territory.label, territory.kind, territory.code)

    @property
    def has_siren(self) -> bool:
        """Whether the code is a SIREN number."""
        return self.kind in (Territory.Kind.EPCI, Territory.Kind.EPT)

    def __str__(self):
        return self.label


@dataclass(frozen=True)
class File:
    """A file to download."""

    address: str
    title: str
    media_type: str
    size: int
    language: str
    pages: int | None

    @property
    def is_pdf(self) -> bool:
        """Whether it is a PDF."""
        return self.media_type == "application/pdf"


def files_of(resource: Resource, root: str) -> tuple[File, ...]:
    """The files of a resource that visitors may open."""
    return tuple(
        File(
            urljoin(root, item.document.url),
            str(item),
            item.document.content_type,
            item.document.file_size or 0,
            item.document.language,
            item.document.pages,
        )
        for item in open_ones(resource.files.all())
    )
