"""Questions asked of the catalogue."""

from django.db.models import Count, F, Prefetch, Q, prefetch_related_objects
from django.db.models.expressions import RawSQL
from django.db.models.functions import TruncDate
from wagtail.query import PageQuerySet

from catalogue.chains import MEMBERS
from catalogue.models.relations import ResourceContribution, ResourceFile, ResourceTerritory
from catalogue.models.vocabulary import NeedLevel, ResourceRubric
from catalogue.visibility import listed, with_openness, with_privacy


def parts(*, with_bodies: bool = True) -> list:
    """What is told of a whole resource, as `prefetch_related` takes it; files know whether visitors may open them."""
    files = with_openness(ResourceFile.objects.select_related("document").defer("document__text"))
    bodies = Prefetch("contributions", ResourceContribution.objects.select_related("organisation"))
    return [
        "need_levels",
        "themes",
        Prefetch("files", files),
        Prefetch("territory_items", ResourceTerritory.objects.select_related("territory__parent__parent")),
        *([bodies] if with_bodies else []),
    ]


def gather(resource) -> None:
    """Read at once what is told of a resource, so that nobody asks again; of a draft, all is in memory already."""
    if resource.pk and not resource.files.is_deferring:
        prefetch_related_objects([resource], *parts(with_bodies=not resource.genre.is_ours))


class ResourceQuerySet(PageQuerySet):
    """Questions asked of the catalogue."""

    def listed(self):
        """What a visitor may see: published and not private. Every public query starts here."""
        return listed(self)

    def newest_first(self):
        """By date, then by publication on the site; the same order on SQLite and PostgreSQL."""
        return self.order_by(
            F("year").desc(nulls_last=True),
            F("month").desc(nulls_last=True),
            F("first_published_at").desc(nulls_last=True),
            "-pk",
        )

    def latest_arrivals(self):
        """By day of publication on the site, then by date: what a returning visitor has not seen."""
        day = TruncDate("first_published_at").desc(nulls_last=True)
        return self.order_by(day, F("year").desc(nulls_last=True), F("month").desc(nulls_last=True), "-pk")

    def in_rubric(self, *rubrics):
        """Resources that live in one of these rubrics, or are also listed there."""
        items = ResourceRubric.objects.filter(tag__in=rubrics)
        return self.filter(Q(rubric__in=rubrics) | Q(pk__in=items.values("content_object")))

    def current(self):
        """Less the editions of which visitors may see a newer one."""
        return self.filter(replacement=None)

    def in_chains(self, keys):
        """The editions before and after these resources, and themselves, each told whether it `is_restricted`."""
        keys = list(keys)
        members = RawSQL(MEMBERS.format(", ".join(["%s"] * len(keys))), keys)  # noqa: S611 -- only placeholders
        return with_privacy(self.filter(pk__in=members, alias_of=None)).defer_streamfields() if keys else self.none()

    def by_level(self):
        """The need levels in order, each with the number of these resources as `count`."""
        asked = Q(resource_items__content_object__in=self.order_by().values("pk"))
        return NeedLevel.objects.annotate(count=Count("resource_items", filter=asked)).order_by("position")

    def for_cards(self):
        """With all that a card shows, in a number of queries that does not grow with the list."""
        files = with_openness(ResourceFile.objects.select_related("document").defer("document__text"))
        return (
            self.select_related("rubric", "replacement")
            .defer_streamfields()
            .prefetch_related(
                "need_levels",
                Prefetch("files", files),
                Prefetch("territory_items", ResourceTerritory.objects.select_related("territory")),
            )
        )
