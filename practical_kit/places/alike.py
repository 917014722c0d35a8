"""« Des territoires comme le mien »: cases ordered by how much their territory is like mine, each with the reason."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from typing import NamedTuple

from catalogue.models import Resource, ResourceTheme
from practical_kit.places.cases import places_of_cases
from territories.likeness import CHALLENGE, FACTS, Place, distance, in_words, likeness, traits
from territories.models import Territory
from territories.names import fold

SHOWN = 8


class Candidate(NamedTuple):
    """A case, by its key, and one of its territories."""

    case: int
    place: Place


@dataclass(frozen=True)
class AlikeCase:
    """A case for my territory, and why."""

    resource: Resource
    reason: str


def nearest(
    mine: Place, candidates: Iterable[tuple[int, Place]], shared: Mapping[int, int], number: int
) -> list[Candidate]:
    """The cases most like mine, each once, with the likest of its territories; those that share nothing are left out.

    Between equals: the closest in size, then the newest.

    Args:
        candidates: cases by their keys, once with each of their territories.
        shared: how many of the chosen challenges a case has, by its key.
    """
    known: dict[int, tuple] = {}
    best: dict[int, tuple] = {}
    for case, place in candidates:
        if place.key not in known:
            known[place.key] = -likeness(mine, place), distance(mine, place), place
        best[case] = min(best.get(case, known[place.key]), known[place.key])
    ranked = (
        (score - CHALLENGE * shared.get(case, 0), far, -case, place) for case, (score, far, place) in best.items()
    )
    return [Candidate(-case, place) for _, _, case, place in nsmallest(number, (row for row in ranked if row[0]))]


class AlikeCases:
    """The cases that may teach a territory most: found first, then told, when their pages have been read.

    Args:
        territory: with its parents.
        challenges: the slugs of those that the visitor chose; none asks one statement of two.
        without: the keys of cases that are shown elsewhere.
    """

    def __init__(self, territory: Territory, challenges: Collection[str] = (), without: Collection[int] = ()):
        self.territory = territory
        self.mine = Place.of(*(attribute(territory, name) for name in FACTS))
        self.shared = shared_challenges(challenges)
        rows = places_of_cases().values_list("page_id", *(f"territory__{name}" for name in FACTS))
        self.places: dict[int, Place] = {}
        candidates = []
        for case, key, *facts in rows:
            place = self.places.get(key) or self.places.setdefault(key, Place.of(key, *facts))
            if case not in without:
                candidates.append((case, place))
        counts = {case: len(names) for case, names in self.shared.items()}
        self.found = nearest(self.mine, candidates, counts, SHOWN)

    @property
    def places_around(self) -> set[int]:
        """The keys of the territories with a case in the region of mine: all that is shown around it lies there."""
        return {key for key, place in self.places.items() if place.region == self.mine.region}

    @property
    def keys(self) -> list[int]:
        """The keys of the cases, the likest first."""
        return [candidate.case for candidate in self.found]

    def told(self, resources: Mapping[int, Resource]) -> list[AlikeCase]:
        """The cases with their reasons, from pages read with their territories (`for_cards`)."""
        return [AlikeCase(resources[case], self.reason(resources[case], place)) for case, place in self.found]

    def reason(self, resource: Resource, place: Place) -> str:
        """Why a case is shown."""
        other = next(territory for territory in resource.places if territory.pk == place.key)
        return in_words(traits(self.mine, place), self.territory, other, self.shared.get(resource.pk, []))


def attribute(territory: Territory, name: str):
    """What the database would give under this name."""
    if name == FACTS[-1]:
        return territory.parent and territory.parent.parent_id
    return getattr(territory, name)


def shared_challenges(challenges: Collection[str]) -> dict[int, list[str]]:
    """Which of these challenges each resource has, by its key."""
    found: dict[int, list[str]] = {}
    if challenges:
        items = ResourceTheme.objects.filter(tag__slug__in=challenges)
        for key, name in items.values_list("content_object_id", "tag__name"):
            found.setdefault(key, []).append(name)
    return {key: sorted(names, key=fold) for key, names in found.items()}
