"""The map of cases, and the list that says the same."""

from dataclasses import dataclass, field

from practical_kit.places.cases import cases_by_area
from territories.map.drawing import ENLARGED, Drawing, Outline, Shade, darkness, drawing, shades
from territories.models import Territory

Kind = Territory.Kind


@dataclass(frozen=True)
class Area:
    """A département or a region, how many cases it has, and how it is drawn; no outline overseas, nor of a region."""

    territory: Territory
    count: int
    darkness: int
    outline: Outline | None = None


@dataclass
class Region:
    """A region in the list: the cases that are about all of it, and its départements that have some."""

    territory: Territory
    count: int = 0
    areas: list[Area] = field(default_factory=list)


@dataclass(frozen=True)
class Overview:
    """All that the page shows."""

    drawing: Drawing
    shades: list[Shade]
    regions: list[Region]
    mainland: list[Area]
    overseas: list[Area]

    @property
    def enlarged(self) -> list[Area]:
        """The small départements around Paris."""
        return [area for area in self.mainland if area.territory.code in ENLARGED]

    @property
    def large(self) -> list[Area]:
        """The others."""
        return [area for area in self.mainland if area.territory.code not in ENLARGED]

    @property
    def without(self) -> list[Area]:
        """The départements without any case."""
        return [area for area in (*self.mainland, *self.overseas) if not area.count]


def overview() -> Overview:
    """How many cases there are in each département, in two statements."""
    counts = cases_by_area()
    territories = list(Territory.objects.filter(kind__in=[Kind.DEPARTEMENT, Kind.REGION]).select_related("parent"))
    departements = [territory for territory in territories if territory.kind == Kind.DEPARTEMENT]
    classes = shades(max((counts.get(territory.pk, 0) for territory in departements), default=0))
    outlines = drawing().outlines
    areas = [
        Area(territory, count := counts.get(territory.pk, 0), darkness(count, classes), outlines.get(territory.code))
        for territory in departements
    ]
    return Overview(
        drawing(),
        classes,
        by_region(territories, areas, counts),
        [area for area in areas if area.outline],
        sorted((area for area in areas if is_shown_overseas(area)), key=lambda area: area.territory.code),
    )


def is_shown_overseas(area: Area) -> bool:
    """Whether it has a box of its own: what lies overseas, when somebody lives there or some case is about it."""
    return not area.outline and bool(area.territory.population or area.count)


def by_region(territories: list[Territory], areas: list[Area], counts: dict[int, int]) -> list[Region]:
    """The regions that have cases, in the order of their names."""
    regions = {
        territory.pk: Region(territory, counts.get(territory.pk, 0))
        for territory in territories
        if territory.kind == Kind.REGION
    }
    for area in areas:
        if area.count and area.territory.parent_id in regions:
            regions[area.territory.parent_id].areas.append(area)
    return [region for region in regions.values() if region.count or region.areas]
