"""The glossary: words and acronyms, explained once and wherever they are met."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index


class GlossaryTerm(index.Indexed, models.Model):
    """A word or an acronym, with its definition and source."""

    class Kind(models.TextChoices):
        """Acronyms are looked for in capitals, notions in any case."""

        NOTION = "notion", "Notion"
        ACRONYM = "acronyme", "Sigle"

    term = models.CharField("terme", max_length=100, unique=True)
    slug = models.SlugField("identifiant", max_length=80, unique=True)
    kind = models.CharField("nature", max_length=10, choices=Kind.choices, default=Kind.NOTION)
    expansion = models.CharField("en toutes lettres", max_length=200, blank=True)
    definition = models.TextField("définition", max_length=500)
    source = models.CharField("source", max_length=200)
    url = models.URLField("adresse de la source", max_length=500, blank=True)
    note = models.CharField("remarque", max_length=255, blank=True)
    related = models.ManyToManyField("self", blank=True, verbose_name="termes voisins")

    panels = [
        FieldRowPanel([FieldPanel("term"), FieldPanel("kind")]),
        FieldPanel("expansion", help_text="Pour un sigle."),
        FieldPanel("definition"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("url")]),
        FieldPanel("related"),
        FieldPanel("note"),
        FieldPanel("slug"),
    ]
    search_fields = [
        index.SearchField("term"),
        index.AutocompleteField("term"),
        index.SearchField("expansion"),
        index.SearchField("definition"),
        # What the admin sorts and filters by, while one searches.
        index.FilterField("term"),
        index.FilterField("expansion"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = "terme du glossaire"
        verbose_name_plural = "glossaire"
        ordering = ["slug"]

    def __str__(self):
        return self.term

    @property
    def letter(self) -> str:
        """The letter it is filed under; slugs carry no accents."""
        return self.slug[:1].upper()


class GlossaryPage(Page):
    """Every term, in alphabetical order."""

    schema_type = "WebPage DefinedTermSet"

    introduction = RichTextField("introduction", features=["bold", "italic", "link"], blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    parent_page_types = ["resource_centre.HomePage"]
    subpage_types = []
    max_count = 1

    class Meta:
        verbose_name = "glossaire"
        verbose_name_plural = "glossaires"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["terms"] = GlossaryTerm.objects.prefetch_related("related")
        return context
