"""What the page of a territory says."""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from catalogue.facts import Fact
from catalogue.models import Resource
from catalogue.search.directory import Directory
from practical_kit.models import CaseNotePage
from practical_kit.places.alike import AlikeCase, AlikeCases
from practical_kit.places.around import Around, around
from practical_kit.places.cases import resources_within
from territories.likeness import inhabitants
from territories.models import Territory
from territories.names import BETWEEN_NAMES

SHOWN = 6  # cases, then other resources


@dataclass(frozen=True)
class Listing:
    """The list of the catalogue that goes on with a page, and its feed."""

    title: str
    query: str

    @property
    def address(self) -> str:
        """The list."""
        return f"{reverse('catalogue:catalogue')}?{self.query}"


@dataclass(frozen=True)
class TerritoryPage:
    """A territory, what there is of it, and what it can learn from."""

    territory: Territory
    facts: list[Fact]
    case_count: int
    cases: list[Resource]
    other_count: int
    others: list[Resource]
    alike: list[AlikeCase]
    around: list[Around]
    listing: Listing | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said of it."""
        return not self.case_count and not self.other_count


def page_of(territory: Territory, challenges: Collection[str], known: Directory) -> TerritoryPage:
    """The page of a territory, in a number of statements that does not grow with the collection.

    Args:
        territory: with its parents.
        challenges: the slugs of those that the visitor chose.
        known: the values of the filters of the catalogue.
    """
    within = list(resources_within(territory).newest_first().values_list("pk", "content_type__model"))
    name = CaseNotePage._meta.model_name
    cases = [key for key, model in within if model == name]
    others = [key for key, model in within if model != name]
    alike = AlikeCases(territory, challenges, without=set(cases))
    wanted = [*cases[:SHOWN], *others[:SHOWN], *alike.keys]
    read = Resource.objects.listed().for_cards().in_bulk(wanted) if wanted else {}
    return TerritoryPage(
        territory=territory,
        facts=facts(territory),
        case_count=len(cases),
        cases=[read[key] for key in cases[:SHOWN] if key in read],
        other_count=len(others),
        others=[read[key] for key in others[:SHOWN] if key in read],
        alike=alike.told(read),
        around=around(territory, alike.places_around),
        listing=listing(territory, known),
    )


def facts(territory: Territory) -> list[Fact]:
    """What official data say of a territory."""
    areas = {"Région": territory.region, "Département": territory.departement}
    areas |= {"Intercommunalité": territory.intercommunality}
    above = [
        Fact(term, values=[area.name], places=[area]) for term, area in areas.items() if area and area != territory
    ]
    is_group = territory.kind in (Territory.Kind.EPCI, Territory.Kind.EPT)
    return [
        Fact("Type", territory.kind_label),
        Fact("Population", inhabitants(territory.population)),
        Fact("Strate de population", str(territory.stratum or "")),
        *reversed(above),
        Fact(
            "Code postal" if " " not in territory.postcodes else "Codes postaux", territory.postcodes.replace(" ", ", ")
        ),
        Fact("Communes déléguées ou associées", territory.former_names.replace(BETWEEN_NAMES, ", ")),
        Fact("Code Siren" if is_group else "Code Insee", territory.code),
    ]


def listing(territory: Territory, known: Directory) -> Listing | None:
    """The resources of its département or region, if there are any: the catalogue filters by nothing smaller."""
    for facet, area in (("departement", territory.departement), ("region", territory.region)):
        if area and (facet, area.code) in known.by_name:
            return Listing(area.name, urlencode({facet: area.code}))
    return None
