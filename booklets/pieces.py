"""What booklets are made of."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256

from sharing.citations.work import Centre

FROM_THE_ROOT = re.compile(r'(?<= href=")(/[^"#?]*)([^"]*)')


@dataclass(frozen=True)
class Piece:
    """A page of the site inside a booklet, or a part that opens others."""

    anchor: str  # one of a kind in the booklet
    title: str
    html: str  # tidied
    kind: str = ""  # « Étude », above the title
    depth: int = 0  # 1: inside the last piece of depth 0
    path: str = ""  # of its page, from the root of the site
    language: str = "fr"
    is_long: bool = False  # it begins a page of its own

    @property
    def level(self) -> int:
        """Of its heading, in a booklet that has a title of its own."""
        return self.depth + 2


@dataclass(frozen=True)
class Booklet:
    """Something to take away, before it is printed or bound."""

    name: str  # of its file, without ending
    title: str
    centre: Centre
    pieces: tuple[Piece, ...]
    subtitle: str = ""
    address: str = ""  # where it is read or made anew, whole
    notes: tuple[str, ...] = field(default=())  # what its reader should know: what is no longer online
    is_bound: bool = True  # with a cover and a table of contents; a single page has none

    @cached_property
    def digest(self) -> str:
        """What changes when something changes that readers see, the day aside."""
        return sha256(repr(self).encode()).hexdigest()

    def leading(self, permalinks: dict[str, str]) -> "Booklet":
        """The same, whose links lead inside it where they can, and are whole elsewhere.

        Args:
            permalinks: the permanent addresses of pages, by their path.
        """
        inside = {piece.path: f"#{piece.anchor}" for piece in self.pieces if piece.path}

        def whole(found: re.Match) -> str:
            path, rest = found.groups()
            return inside.get(path) or permalinks.get(path) or f"{self.centre.root}{path}{rest}"

        pieces = (replace(piece, html=FROM_THE_ROOT.sub(whole, piece.html)) for piece in self.pieces)
        return replace(self, pieces=tuple(pieces))

    @property
    def parts(self) -> list["Part"]:
        """The pieces as a table of contents has them."""
        parts: list[Part] = []
        for piece in self.pieces:
            if piece.depth and parts:
                parts[-1].inside.append(piece)
            else:
                parts.append(Part(piece))
        return parts

    @property
    def paths(self) -> set[str]:
        """The pages of the site that it leads to."""
        return {path for piece in self.pieces for path, _ in FROM_THE_ROOT.findall(piece.html)}


@dataclass(frozen=True)
class Part:
    """A piece, and those that it opens."""

    piece: Piece
    inside: list[Piece] = field(default_factory=list)
