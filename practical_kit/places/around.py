"""What lies around a territory, and in it: what the data knows, which holds no border."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Case, Count, F, QuerySet, Value, When, Window

from territories.models import Territory

Kind = Territory.Kind
GROUPS = (Kind.EPCI, Kind.EPT)
SHOWN = 18


@dataclass(frozen=True)
class Around:
    """Territories that are shown together: what they have in common, some of them, and how many there are."""

    title: str
    territories: list[Territory]
    total: int


def around(territory: Territory, with_cases: Collection[int]) -> list[Around]:
    """What lies in a territory and beside it: those with cases, by their keys, then the most populous."""
    groups = [(title, list(first(found, with_cases))) for title, found in sets_of(territory)]
    return [Around(title, found, found[0].total) for title, found in groups if found]


def sets_of(territory: Territory):
    """The sets that there are for each kind, with their titles; all in words, since « next to » would need a map."""
    others = Territory.objects.exclude(pk=territory.pk)
    within, members = others.filter(parent=territory), others.filter(kind=Kind.COMMUNE, intercommunality=territory)
    beside = others.filter(parent=territory.parent_id or 0)  # without a parent, nothing is beside
    if territory.kind == Kind.REGION:
        return [("Ses départements", within)]
    if territory.kind == Kind.DEPARTEMENT:
        return [
            ("Ses intercommunalités", within.filter(kind__in=GROUPS)),
            ("Les autres départements de la région", beside),
        ]
    if territory.kind in GROUPS:
        return [
            ("Ses communes", members),
            ("Les autres intercommunalités du département", beside.filter(kind__in=GROUPS)),
        ]
    if group := territory.intercommunality_id:
        return [
            ("Les autres communes de son intercommunalité", others.filter(kind=Kind.COMMUNE, intercommunality=group))
        ]
    return [("Les autres communes du département", beside.filter(kind=Kind.COMMUNE))]


def first(found: QuerySet, with_cases: Collection[int]) -> QuerySet:
    """Some of them: those that have a case of their own, then the most populous."""
    has_case = Case(When(pk__in=with_cases, then=Value(1)), default=Value(0))
    told = found.annotate(has_case=has_case, total=Window(Count("pk")))
    return told.order_by("-has_case", F("population").desc(nulls_last=True), "search_name")[:SHOWN]
