"""The kit and its four rubrics."""

from django.apps import apps
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.search import index

from catalogue.models import NeedLevel, Resource, Rubric
from catalogue.visibility import listed

PROSE = ["bold", "italic", "ul", "ol", "link"]


def by_need_level(resources, once: bool = False) -> list[tuple[NeedLevel | None, list[Resource]]]:
    """Sort resources under the need levels, in the order of the staircase; those without a level come last, under None.

    Args:
        resources: with their need levels loaded (`for_cards()`).
        once: each stands under its first level only; otherwise under each of its levels.
    """
    steps: dict[NeedLevel | None, list[Resource]] = {}
    for resource in resources:
        for level in resource.levels[: 1 if once else None] or [None]:
            steps.setdefault(level, []).append(resource)
    return sorted(steps.items(), key=lambda step: (step[0] is None, step[0] and step[0].position))


class KitPage(RoutablePageMixin, Page):
    """The kit's own page, and the whole kit on one page to print."""

    schema_type = "CollectionPage"

    summary = models.TextField("résumé", max_length=280)
    introduction = RichTextField("introduction", features=PROSE)

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("introduction")]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("introduction")]
    parent_page_types = ["resource_centre.HomePage"]
    subpage_types = ["practical_kit.RubricPage", "resource_centre.StandardPage"]
    max_count = 1

    class Meta:
        verbose_name = "kit pratique"
        verbose_name_plural = "kits pratiques"

    def rubric_pages(self):
        """The rubrics a visitor may see, in the kit's order."""
        pages = listed(RubricPage.objects.child_of(self))
        return pages.filter(rubric__isnull=False).select_related("rubric").order_by("rubric__position")

    def manuals(self):
        """Pages of text under the kit that a visitor may see, such as how to use it."""
        return listed(apps.get_model("resource_centre", "StandardPage").objects.child_of(self)).defer_streamfields()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["levels"] = Resource.objects.listed().by_level()
        return context | self.overview(request)

    def overview(self, request) -> dict:
        """What the kit's own page and the front page say of the kit."""
        return {
            "rubric_pages": self.rubric_pages(),
            "manuals": self.manuals(),
            "resources": Resource.objects.listed(),
            "contents_url": self.get_url(request) + self.reverse_subpage("contents"),
        }

    def get_sitemap_urls(self, request=None):
        """The kit's own address, and that of the whole kit on one page."""
        whole = {"location": self.get_full_url(request) + self.reverse_subpage("contents")}
        return [*super().get_sitemap_urls(request), whole | {"lastmod": self.last_published_at}]

    @path("contenu/", name="contents")
    def whole_kit(self, request):
        """Every resource of the kit, by rubric and need level, on one page made to be printed."""
        resources = list(Resource.objects.listed().newest_first().for_cards().prefetch_related("corrections"))
        pages = {page.rubric_id: page for page in self.rubric_pages()}
        rubrics = sorted({resource.rubric for resource in resources if resource.rubric}, key=lambda r: r.position)
        parts = [
            (rubric, pages.get(rubric.pk), by_need_level((r for r in resources if r.rubric == rubric), once=True))
            for rubric in rubrics
        ]
        return self.render(
            request,
            context_overrides={
                "parts": parts,
                "total": len(resources),
                "canonical_path": request.path,
            },
            template="practical_kit/whole_kit.html",
        )


class RubricPage(Page):
    """One rubric: what it is for, who it helps, where to begin, its resources by need level."""

    schema_type = "CollectionPage"

    rubric = models.OneToOneField(
        Rubric, models.SET_NULL, null=True, related_name="page", verbose_name="rubrique du kit"
    )
    summary = models.TextField("résumé", max_length=200)
    purpose = RichTextField("à quoi elle sert", features=PROSE)
    audience = RichTextField("qui elle aide", features=PROSE)
    start = RichTextField("par où commencer", features=PROSE)

    content_panels = [
        *Page.content_panels,
        FieldPanel("rubric"),
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("purpose"), FieldPanel("audience"), FieldPanel("start")], heading="Présentation"),
        InlinePanel("starters", heading="Pour commencer", label="Ressource", max_num=3),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("purpose")]
    parent_page_types = ["practical_kit.KitPage"]
    subpage_types = ["practical_kit.StudyPage", "practical_kit.GuidePage", "practical_kit.CaseNotePage"]
    max_count = 4
    exclude_fields_in_copy = ["rubric"]  # each rubric has one page

    class Meta:
        verbose_name = "rubrique du kit"
        verbose_name_plural = "rubriques du kit"

    def save(self, *args, **kwargs):
        """The resources under this page belong to its rubric, also when that changes."""
        super().save(*args, **kwargs)
        Resource.objects.child_of(self).filter(~Q(rubric=self.rubric_id) | Q(rubric=None)).update(rubric=self.rubric_id)

    def resources(self):
        """Resources of this rubric and those also listed in it, newest first."""
        return Resource.objects.listed().in_rubric(self.rubric).newest_first()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        resources = list(self.resources().for_cards())
        offered = {resource.pk: resource for resource in resources if not hasattr(resource, "replacement")}
        context["starters"] = [offered[s.resource_id] for s in self.starters.all() if s.resource_id in offered]
        context["levels"] = by_need_level(resources)
        context["total"] = len(resources)
        return context


class RubricStarter(Orderable):
    """A resource to begin with."""

    page = ParentalKey(RubricPage, on_delete=models.CASCADE, related_name="starters")
    resource = models.ForeignKey(
        "catalogue.Resource", models.CASCADE, related_name="starter_of", verbose_name="ressource"
    )

    panels = [FieldPanel("resource")]

    class Meta(Orderable.Meta):
        verbose_name = "ressource pour commencer"
        verbose_name_plural = "ressources pour commencer"

    def __str__(self):
        return self.resource.title
