"""What is said once and shown in many places: who publishes, how to write, who supports."""

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Orderable


@register_setting(icon="site")
class CentreSettings(ClusterableModel, BaseSiteSetting):
    """The publisher, the contact, the credits and the supporters of this site."""

    publisher = models.CharField("éditeur", max_length=200, blank=True, help_text="Raison sociale et adresse.")
    publication_director = models.CharField("directeur de la publication", max_length=120, blank=True)
    host = models.CharField("hébergeur", max_length=250, blank=True, help_text="Nom, adresse, téléphone.")
    contact_email = models.EmailField("adresse de contact", blank=True)
    contact_phone = models.CharField("téléphone", max_length=30, blank=True)
    contact_address = models.TextField("adresse postale", max_length=300, blank=True)
    credits = RichTextField("crédits", features=["bold", "italic", "ul", "link"], blank=True)

    panels = [
        MultiFieldPanel(
            [FieldPanel("publisher"), FieldPanel("publication_director"), FieldPanel("host")], heading="Éditeur"
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]), FieldPanel("contact_address")],
            heading="Contact",
        ),
        FieldPanel("credits"),
        InlinePanel("supporters", heading="Partenaires et financeurs", label="Organisation"),
    ]

    class Meta:
        verbose_name = "le centre de ressources"
        verbose_name_plural = "centres de ressources"

    def supporters_with_organisations(self):
        """The supporters, in the order editors gave them, in one query."""
        return self.supporters.select_related("organisation")


class Supporter(Orderable):
    """An organisation that supports the site, or did."""

    settings = ParentalKey(CentreSettings, on_delete=models.CASCADE, related_name="supporters")
    organisation = models.ForeignKey(
        "catalogue.Organisation", models.CASCADE, related_name="support", verbose_name="organisation"
    )
    role = models.CharField("rôle", max_length=80, help_text="Exemple : financeur, partenaire.")
    period = models.CharField("période", max_length=40, blank=True, help_text="Exemple : 2016, ou depuis 2024.")

    panels = [FieldRowPanel([FieldPanel("organisation"), FieldPanel("role"), FieldPanel("period")])]

    class Meta(Orderable.Meta):
        verbose_name = "soutien"
        verbose_name_plural = "soutiens"

    def __str__(self):
        return str(self.organisation)
