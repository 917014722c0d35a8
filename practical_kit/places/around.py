"""What lies around a territory, and in it: what the data knows, which holds no border."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Window

from catalogue.models import ResourceTerritory
from practical_kit.places.cases import cases
from territories.models import Territory

Kind = Territory.Kind
SHOWN = 18


@dataclass(frozen=True)
class Around:
    """Territories that are shown together: what they have in common, some of them, and how many there are."""

    title: str
    territories: list[Territory]
    total: int


def around(territory: Territory) -> list[Around]:
    """What lies in a territory and beside it, those with cases first, then the most populous."""
    groups = [(title, list(first(found))) for title, found in sets_of(territory)]
    return [Around(title, found, found[0].total) for title, found in groups if found]


def sets_of(territory: Territory):
    """The sets that there are for each kind, with their titles; all in words, since « next to » would need a map."""
    everywhere = Territory.objects.exclude(pk=territory.pk)
    if territory.kind == Kind.COMMUNE:
        group = territory.intercommunality
        beside = everywhere.filter(kind=Kind.COMMUNE)
        return [
            ("Les autres communes de son intercommunalité", beside.filter(intercommunality=group))
            if group
            else ("Les autres communes du département", beside.filter(parent=territory.parent_id or 0))
        ]
    if territory.kind in (Kind.EPCI, Kind.EPT):
        beside = everywhere.filter(kind__in=[Kind.EPCI, Kind.EPT], parent=territory.parent_id or 0)
        inside = everywhere.filter(kind__in=[Kind.COMMUNE, Kind.EPT], intercommunality=territory)
        return [("Ses communes", inside), ("Les autres intercommunalités du département", beside)]
    within = everywhere.filter(parent=territory)
    if territory.kind == Kind.REGION:
        return [("Ses départements", within)]
    beside = everywhere.filter(kind=Kind.DEPARTEMENT, parent=territory.parent_id or 0)
    return [
        ("Ses intercommunalités", within.filter(kind__in=[Kind.EPCI, Kind.EPT])),
        ("Ses communes", within.filter(kind=Kind.COMMUNE)),
        ("Les autres départements de la région", beside),
    ]


def first(found: QuerySet) -> QuerySet:
    """Some of them: those that have a case of their own, then the most populous."""
    own = ResourceTerritory.objects.filter(territory=OuterRef("pk"), page__in=cases().order_by().values("pk"))
    told = found.annotate(has_case=Exists(own), total=Window(Count("pk")))
    return told.order_by("-has_case", F("population").desc(nulls_last=True), "search_name")[:SHOWN]
