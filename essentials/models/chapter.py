"""L’essentiel: the basics, read in order."""

from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from catalogue.blocks import BodyBlock
from catalogue.body import read_body, reading_minutes
from catalogue.visibility import listed


class EssentialsPage(Page):
    """The opening of L’essentiel: its chapters in reading order."""

    schema_type = "CollectionPage"

    summary = models.TextField("résumé", max_length=280)
    introduction = RichTextField("introduction", features=["bold", "italic", "link", "ul", "ol"])

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("introduction")]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("introduction")]
    parent_page_types = ["resource_centre.HomePage"]
    subpage_types = ["essentials.ChapterPage"]
    max_count = 1

    class Meta:
        verbose_name = "L’essentiel"
        verbose_name_plural = "L’essentiel"

    def chapters(self):
        """The chapters a visitor may see, in reading order."""
        return listed(ChapterPage.objects.child_of(self)).order_by("path")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["chapters"] = chapters = list(self.chapters())
        context["minutes"] = sum(chapter.minutes for chapter in chapters)
        return context


class ChapterPage(Page):
    """One chapter."""

    schema_type = "Article LearningResource"

    summary = models.TextField("résumé", max_length=280)
    takeaways = StreamField(
        [("takeaway", blocks.CharBlock(label="Point", max_length=160))],
        verbose_name="à retenir",
        blank=True,
        max_num=4,
    )
    body = StreamField(BodyBlock(), verbose_name="texte")
    minutes = models.PositiveSmallIntegerField("minutes de lecture", default=1, editable=False)

    content_panels = [
        MultiFieldPanel([*Page.content_panels, FieldPanel("summary"), FieldPanel("takeaways")], heading="Ouverture"),
        FieldPanel("body"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("body")]
    parent_page_types = ["essentials.EssentialsPage"]
    subpage_types = []

    class Meta:
        verbose_name = "chapitre"
        verbose_name_plural = "chapitres"

    def save(self, *args, **kwargs):
        """Keep the reading time beside the text it measures, so that lists need not read the text."""
        self.minutes = reading_minutes(self.body)
        super().save(*args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["reading"] = read_body(self.body)
        return context
