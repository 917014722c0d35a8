"""References: the documents that a text relies on, cited by note calls."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index


class Reference(index.Indexed, models.Model):
    """A document cited as a source. Cited from many pages, described once."""

    slug = models.SlugField("identifiant", max_length=80, unique=True)
    authors = models.CharField("auteurs", max_length=200, blank=True, help_text="Tels qu’ils seront affichés.")
    title = models.CharField("titre", max_length=255)
    publisher = models.CharField(
        "éditeur, revue ou site", max_length=150, blank=True, help_text="Exemple : La Fonda, Tribune n° 245."
    )
    date = models.CharField(
        "date", max_length=60, help_text="En toutes lettres : « 26 janvier 2023 », « 2016 », « non daté »."
    )
    expected_on = models.DateField(
        "parution attendue le",
        null=True,
        blank=True,
        help_text="Pour un document «\u00a0à paraître\u00a0»\u00a0: la date annoncée, même approchée. "
        "Passée, elle sera rappelée.",
    )
    url = models.URLField(
        "adresse",
        max_length=500,
        blank=True,
        help_text="L’adresse d’origine. Jamais celle d’un site qui recopie des documents.",
    )
    resource = models.ForeignKey(
        "catalogue.Resource",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="cited_as",
        verbose_name="ressource du catalogue",
        help_text="Si ce document est aussi une ressource du site, le lien y mènera.",
    )
    language = models.CharField(
        "langue du titre", max_length=2, default="fr", help_text="Code à deux lettres : fr, en…"
    )
    note = models.CharField("remarque", max_length=255, blank=True)

    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("authors"), FieldPanel("publisher")]),
        FieldRowPanel([FieldPanel("date"), FieldPanel("expected_on")]),
        FieldPanel("url"),
        FieldPanel("resource"),
        FieldRowPanel([FieldPanel("language"), FieldPanel("note")]),
        FieldPanel("slug"),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("authors"),
        index.SearchField("publisher"),
        # What the admin sorts by, while one searches.
        index.FilterField("title"),
        index.FilterField("publisher"),
        index.FilterField("date"),
    ]

    class Meta:
        verbose_name = "référence"
        verbose_name_plural = "références"
        ordering = ["title"]

    def __str__(self):
        return f"{self.title} ({self.publisher or self.authors or 'sans éditeur'}, {self.date})"
