"""What a synthetic resource says, before any of it is written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from practical_kit.filling.words import lexicon

PREFIX = "remplissage-"  # how the addresses of what was made begin: by it `--empty` knows it again
WORDS = 250  # of the text of a page
# Words and a phrase that stand in a known share of the pages: searches of known size.
MARKERS = {"territoire": 1.0, "concertation": 0.3, "médiation": 0.06, "palabre": 0.005, "budget participatif": 0.03}
RARE, RARE_EVERY = "canopée", 4000  # one page in so many


@dataclass
class Draft:
    """The words of a page: the title, the summary, the text as headings and paragraphs, the story of a case."""

    number: int
    title: list[str]
    summary: list[str]
    parts: list[tuple[list[str], list[str]]]
    story: list[list[str]] = field(default_factory=list)

    @property
    def slug(self) -> str:
        """The last word of the address."""
        return f"{PREFIX}{self.number:06d}"

    def pieces(self) -> list[list[str]]:
        """The text as the search reads it: a heading, its paragraph, and so on."""
        return [*self.story, *(piece for part in self.parts for piece in part)]

    def texts(self) -> list[str]:
        """The same, as people read it."""
        return [*map(prose, self.story), *(text for head, body in self.parts for text in (sentence(head), prose(body)))]

    def blocks(self, rng: Random) -> Iterator[dict]:
        """The text as the database keeps a body."""
        for heading, paragraph in self.parts:
            yield block("heading", {"text": sentence(heading)}, rng)
            yield block("paragraph", {"text": f"<p>{prose(paragraph)}</p>", "references": []}, rng)


def draft(number: int, rng: Random) -> Draft:
    """A page: a text of three parts, in which the markers were put."""
    words = lexicon()
    paragraphs = [words.text(rng, length) for length in (WORDS // 3, WORDS // 3, WORDS - 2 * (WORDS // 3))]
    made = Draft(number, words.label(rng, rng.randint(3, 7)), words.text(rng, rng.randint(14, 24)), [])
    for marker in markers(number, rng):
        place = rng.choice(paragraphs)
        position = rng.randrange(len(place))
        place[position:position] = marker.split()
        if rng.random() < 0.2:
            rng.choice([made.title, made.summary]).extend(marker.split())
    made.parts = [(words.label(rng, rng.randint(2, 5)), paragraph) for paragraph in paragraphs]
    return made


def markers(number: int, rng: Random) -> Iterator[str]:
    """The markers that this page holds."""
    yield from (marker for marker, share in MARKERS.items() if rng.random() < share)
    if number % RARE_EVERY == 1:
        yield RARE


def block(kind: str, value: dict, rng: Random) -> dict:
    """A block of a body."""
    return {"type": kind, "value": value, "id": str(UUID(int=rng.getrandbits(128), version=4))}


def sentence(words: list[str]) -> str:
    """Words with a capital, without a full stop."""
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def prose(words: list[str]) -> str:
    """Words as sentences of thirteen."""
    return " ".join(f"{sentence(words[start : start + 13])}." for start in range(0, len(words), 13))
