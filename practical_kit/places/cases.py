"""Where cases are."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Count, F, Q, QuerySet, When

from catalogue.models import Resource, ResourceTerritory
from practical_kit.models import CaseNotePage
from territories.models import Territory

AREAS = (Territory.Kind.DEPARTEMENT, Territory.Kind.REGION)
# How what lies in a territory points to it, by its kind.
INSIDE = {
    Territory.Kind.REGION: ("parent", "parent__parent"),
    Territory.Kind.DEPARTEMENT: ("parent",),
    Territory.Kind.EPCI: ("intercommunality",),
    Territory.Kind.EPT: (),
    Territory.Kind.COMMUNE: (),
}
# A territory of a resource, and those in which it lies.
AROUND = ("territory", "territory__parent", "territory__parent__parent", "territory__intercommunality")


def cases() -> QuerySet:
    """The case notes a visitor may see, each once; as resources, which are read faster than whole cases."""
    kind = ContentType.objects.get_for_model(CaseNotePage)
    return Resource.objects.listed().filter(alias_of=None, content_type=kind)


def places_of_cases() -> QuerySet:
    """Where they are: a row for each territory of each."""
    return ResourceTerritory.objects.filter(page__in=cases().order_by().values("pk")).order_by()


def cases_by_area() -> dict[int, int]:
    """How many cases each département has, by its key; and each region, of those that are about all of it."""
    area = Case(When(territory__kind__in=AREAS, then=F("territory_id")), default=F("territory__parent_id"))
    counted = places_of_cases().values(area=area).annotate(count=Count("page_id", distinct=True))
    return {row["area"]: row["count"] for row in counted if row["area"]}


def resources_within(territory: Territory) -> QuerySet:
    """The resources a visitor may see that are about a territory, or about one that lies in it.

    What lies in it is found first, so that databases start from there and not from all resources.
    """
    inside = Q(pk=territory.pk)
    for way in INSIDE[territory.kind]:
        inside |= Q(**{way: territory})
    places = Territory.objects.filter(inside).order_by().values("pk")
    items = ResourceTerritory.objects.filter(territory__in=places).order_by().values("page_id")
    return Resource.objects.listed().filter(alias_of=None, pk__in=items)


def told_territories() -> QuerySet:
    """The territories that some resource is about, or in which such a one lies: those whose page is not empty."""
    listed = Resource.objects.listed().filter(alias_of=None).order_by()
    items = ResourceTerritory.objects.filter(page__in=listed.values("pk")).order_by()
    told = Q()
    for area in AROUND:
        told |= Q(pk__in=items.values(area))
    return Territory.objects.filter(told).order_by("kind", "code")
