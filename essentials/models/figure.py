"""Key figures: a number, what it says, and where it comes from."""

from decimal import Decimal

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

NARROW_SPACE, NO_BREAK_SPACE = "\u202f", "\u00a0"
PART_OF_NUMBER = ("%", "million", "millions")


class KeyFigure(index.Indexed, models.Model):
    """A sourced and dated number."""

    slug = models.SlugField("identifiant", max_length=80, unique=True)
    value = models.DecimalField("valeur", max_digits=14, decimal_places=2)
    unit = models.CharField("unité", max_length=40, blank=True, help_text="%, million, associations…")
    label = models.CharField("de qui ou de quoi", max_length=150, help_text="Exemple : des Français.")
    statement = models.CharField("ce que dit le chiffre", max_length=300)
    study = models.CharField("étude", max_length=200)
    organisation = models.CharField("organisme", max_length=150)
    year = models.PositiveSmallIntegerField("année", null=True, blank=True, help_text="Vide si la source se tait.")
    url = models.URLField("adresse de la source", max_length=500, blank=True)
    topic = models.CharField("sujet", max_length=40, blank=True)
    note = models.CharField("précaution de lecture", max_length=400, blank=True)

    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("value"), FieldPanel("unit")]),
                FieldPanel("label"),
                FieldPanel("statement"),
                FieldPanel("note"),
            ],
            heading="Le chiffre",
        ),
        MultiFieldPanel(
            [FieldPanel("study"), FieldRowPanel([FieldPanel("organisation"), FieldPanel("year")]), FieldPanel("url")],
            heading="La source",
        ),
        FieldRowPanel([FieldPanel("topic"), FieldPanel("slug")]),
    ]
    search_fields = [
        index.SearchField("label"),
        index.AutocompleteField("label"),
        index.SearchField("statement"),
        index.SearchField("study"),
        # What the admin sorts and filters by, while one searches.
        index.FilterField("label"),
        index.FilterField("study"),
        index.FilterField("year"),
        index.FilterField("topic"),
    ]

    class Meta:
        verbose_name = "chiffre clé"
        verbose_name_plural = "chiffres clés"
        ordering = ["topic", "slug"]

    def __str__(self):
        return f"{self.number} {self.caption} ({self.year or 'sans date'})"

    @property
    def number(self) -> str:
        """The number as French writes it: « 69 % », « 1,2 million », « 267 000 »."""
        digits = f"{self.value:,.2f}".rstrip("0").rstrip(".")
        french = digits.replace(",", NARROW_SPACE).replace(".", ",")
        if self.unit not in PART_OF_NUMBER:
            return french
        return f"{french}{NARROW_SPACE if self.unit == '%' else NO_BREAK_SPACE}{self.unit}"

    @property
    def caption(self) -> str:
        """What is counted: « des Français », « associations engagées avec des entreprises »."""
        return self.label if self.unit in PART_OF_NUMBER else f"{self.unit} {self.label}".strip()

    @property
    def percentage(self) -> int | None:
        """The share to draw as a bar, from 0 to 100; None when the number is not a share."""
        return round(self.value) if self.unit == "%" and Decimal(0) <= self.value <= Decimal(100) else None

    @property
    def source(self) -> str:
        """Study, body and year on one line."""
        return f"{self.study}, {self.organisation}, {self.year or 'année non précisée'}"
