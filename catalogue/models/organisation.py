"""Organisations: authors, publishers, actors, partners, funders."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index


class Organisation(index.Indexed, models.Model):
    """A body that writes, publishes, acts, supports or pays."""

    class Family(models.TextChoices):
        """The seven families of actors; a case needs two different ones."""

        LOCAL_AUTHORITY = "collectivite", "Collectivité"
        STATE = "etat", "État ou opérateur"
        COMPANY = "entreprise", "Entreprise"
        NON_PROFIT = "association", "Association"
        FOUNDATION = "fondation", "Fondation"
        ACADEMIC = "academique", "Académique"
        CITIZENS = "citoyens", "Citoyens"

    name = models.CharField("nom", max_length=150, unique=True)
    slug = models.SlugField("identifiant", max_length=80, unique=True)
    acronym = models.CharField("sigle", max_length=30, blank=True)
    family = models.CharField("famille d’acteurs", max_length=20, choices=Family.choices)
    url = models.URLField("site officiel", blank=True)

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("acronym"), FieldPanel("family")]),
        FieldPanel("url"),
        FieldPanel("slug", help_text="Sert dans les adresses : lettres sans accent, chiffres et tirets."),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("acronym"),
        index.AutocompleteField("acronym"),
        # What the admin sorts and filters by, while one searches.
        index.FilterField("name"),
        index.FilterField("acronym"),
        index.FilterField("family"),
    ]

    class Meta:
        verbose_name = "organisation"
        verbose_name_plural = "organisations"
        ordering = ["name"]

    def __str__(self):
        return f"{self.name} ({self.acronym})" if self.acronym else self.name
