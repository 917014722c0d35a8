"""What a resource has several of: organisations, territories, files, references."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class ResourceContribution(Orderable):
    """An organisation that wrote, published, paid for or supported the resource."""

    class Role(models.TextChoices):
        """What the organisation did for the document."""

        AUTHOR = "auteur", "Auteur"
        PUBLISHER = "editeur", "Éditeur"
        FUNDER = "financeur", "Financeur"
        PARTNER = "partenaire", "Partenaire"

    page = ParentalKey("catalogue.Resource", on_delete=models.CASCADE, related_name="contributions")
    organisation = models.ForeignKey(
        "catalogue.Organisation", models.CASCADE, related_name="contributions", verbose_name="organisation"
    )
    role = models.CharField("rôle", max_length=12, choices=Role.choices, default=Role.AUTHOR)

    panels = [FieldRowPanel([FieldPanel("organisation"), FieldPanel("role")])]

    class Meta(Orderable.Meta):
        verbose_name = "organisation"
        verbose_name_plural = "organisations"

    def __str__(self):
        return f"{self.organisation} ({self.get_role_display()})"


class ResourceTerritory(Orderable):
    """A territory that the resource is about."""

    page = ParentalKey("catalogue.Resource", on_delete=models.CASCADE, related_name="territory_items")
    territory = models.ForeignKey(
        "territories.Territory", models.CASCADE, related_name="resource_items", verbose_name="territoire"
    )

    panels = [FieldPanel("territory")]

    class Meta(Orderable.Meta):
        verbose_name = "territoire"
        verbose_name_plural = "territoires"

    def __str__(self):
        return str(self.territory)


class ResourceFile(Orderable):
    """A file of the resource: the study itself, an annex, a spreadsheet."""

    page = ParentalKey("catalogue.Resource", on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        "catalogue.CatalogueDocument", models.CASCADE, related_name="resource_files", verbose_name="fichier"
    )
    label = models.CharField(
        "intitulé", max_length=120, blank=True, help_text="Vide : le titre de la ressource. Exemple : Annexes."
    )

    panels = [FieldPanel("document"), FieldPanel("label")]

    class Meta(Orderable.Meta):
        verbose_name = "fichier"
        verbose_name_plural = "fichiers"

    def __str__(self):
        return self.label or self.document.title


class ResourceReference(Orderable):
    """A source of the resource as a whole; sources of one paragraph are chosen in the body."""

    page = ParentalKey("catalogue.Resource", on_delete=models.CASCADE, related_name="reference_items")
    reference = models.ForeignKey(
        "catalogue.Reference", models.CASCADE, related_name="resource_items", verbose_name="référence"
    )

    panels = [FieldPanel("reference")]

    class Meta(Orderable.Meta):
        verbose_name = "source"
        verbose_name_plural = "sources"

    def __str__(self):
        return str(self.reference)
