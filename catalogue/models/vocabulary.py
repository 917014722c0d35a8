"""The words resources are sorted by: need levels and rubrics (closed lists), themes (an open one)."""

from django.db import models
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.search import index


class ClosedTerm(TagBase):
    """A term of a closed, ordered vocabulary: editors pick, never invent."""

    free_tagging = False
    position = models.PositiveSmallIntegerField("rang", default=0)
    description = models.CharField("description", max_length=200, blank=True)

    class Meta:
        abstract = True
        ordering = ["position"]


class NeedLevel(ClosedTerm):
    """One step of the staircase: comprendre, s’approprier, innover."""

    class Meta(ClosedTerm.Meta):
        verbose_name = "niveau de besoin"
        verbose_name_plural = "niveaux de besoin"


class Rubric(ClosedTerm):
    """One of the four parts of the kit: se former, mettre en œuvre, accompagner, évaluer."""

    class Meta(ClosedTerm.Meta):
        verbose_name = "rubrique"
        verbose_name_plural = "rubriques"


class Theme(index.Indexed, TagBase):
    """A subject, managed by editors."""

    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("name")]

    class Meta:
        verbose_name = "thème"
        verbose_name_plural = "thèmes"
        ordering = ["name"]


# The three tables that tie a resource to its terms. CASCADE and not PROTECT: django-modelcluster cannot
# reopen an old revision that mentions a protected, deleted row. Only administrators may delete a term.


class ResourceNeedLevel(ItemBase):
    """A resource answers a need level."""

    tag = models.ForeignKey(NeedLevel, models.CASCADE, related_name="resource_items")
    content_object = ParentalKey("catalogue.Resource", on_delete=models.CASCADE, related_name="need_level_items")
    natural_key_fields = ["content_object", "tag"]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="resource_need_level_once")]


class ResourceRubric(ItemBase):
    """A resource that lives in one rubric is listed in another."""

    tag = models.ForeignKey(Rubric, models.CASCADE, related_name="resource_items")
    content_object = ParentalKey("catalogue.Resource", on_delete=models.CASCADE, related_name="also_in_items")
    natural_key_fields = ["content_object", "tag"]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="resource_rubric_once")]


class ResourceTheme(ItemBase):
    """A resource deals with a theme."""

    tag = models.ForeignKey(Theme, models.CASCADE, related_name="resource_items")
    content_object = ParentalKey("catalogue.Resource", on_delete=models.CASCADE, related_name="theme_items")
    natural_key_fields = ["content_object", "tag"]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="resource_theme_once")]
