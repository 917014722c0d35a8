"""Finding one's territory: what was typed, and the answers."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from territories.likeness import inhabitants
from territories.models import Territory
from territories.names import BETWEEN_NAMES, fold
from territories.searching import bare, close, code_of

LONGEST = 100  # signs that are read
LISTED, SUGGESTED = 30, 8


@dataclass(frozen=True)
class Answer:
    """A territory that answers, and what tells it from its namesakes."""

    territory: Territory
    former_name: str = ""
    asked_code: str = ""

    @property
    def details(self) -> str:
        """« Commune, Lot, 9 800 habitants »; the region of a département; the Insee code that was typed."""
        place = self.territory
        area = place.region if place.kind == Territory.Kind.DEPARTEMENT else place.departement
        population = inhabitants(place.population)
        postcodes = place.postcodes.split()
        zone = f"code postal {postcodes[0]}" if len(postcodes) == 1 else ""
        insee = f"code Insee {place.code}" if self.asked_code == place.code and place.kind == place.Kind.COMMUNE else ""
        return ", ".join(filter(None, [place.kind_label, area and area.name, zone, insee, population]))

    @property
    def address(self) -> str:
        """Its page."""
        return reverse("practical_kit:territory", args=[self.territory.address])


@dataclass(frozen=True)
class Search:
    """What was typed and what was found."""

    words: str
    answers: list[Answer]
    total: int

    @property
    def close(self) -> list[Answer]:
        """The few whose names are most like what was typed; read only where nothing answers."""
        return [Answer(one) for one in close(Territory.objects.with_parents(), self.words)[:SUGGESTED]]

    @property
    def only(self) -> Answer | None:
        """The one that it must be: alone, or alone with exactly this name or code."""
        exact = [answer for answer in self.answers if is_exact(answer.territory, self.words)]
        return self.answers[0] if self.total == 1 else exact[0] if len(exact) == 1 and not self.is_number else None

    @property
    def leading(self) -> str:
        """Where the only one is; with what was typed when others answer too, so that one can come back to them."""
        return self.only.address + (f"?{urlencode({'q': self.words})}" if self.total > 1 else "")

    @property
    def is_number(self) -> bool:
        """Whether it may be a postcode as well as an official code."""
        return self.words.isdigit()


def find(typed: str, most: int) -> Search:
    """The territories that answer to what was typed, the best first; whatever it is, it is words."""
    words = " ".join(typed.replace("\x00", " ").split())[:LONGEST].strip()
    if not fold(words):
        return Search(words, [], 0)
    found = Territory.objects.search(words)
    territories = list(found.with_parents()[: most + 1])
    total = len(territories) if len(territories) <= most else found.count()
    return Search(words, [Answer(one, former_name(one, words), code_of(words)) for one in territories[:most]], total)


def is_exact(territory: Territory, words: str) -> bool:
    """Whether this is its whole name, with or without that of its département, or what is written around it."""
    folded = fold(words)
    return not {folded, bare(folded)}.isdisjoint((territory.search_name, fold(territory.label)))


def former_name(territory: Territory, words: str) -> str:
    """The former name that answers, when its name of today does not."""
    folded = fold(words)
    if not territory.former_names or all(f" {word}" in f" {territory.search_name}" for word in folded.split()):
        return ""
    names = territory.former_names.split(BETWEEN_NAMES)
    return next((name for name in names if f" {folded}" in f" {fold(name)}"), "")
