"""Pages that any public site has: legal notices, contact, how to use the kit."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from catalogue.blocks import BodyBlock
from catalogue.body import read_body

ACCESSIBILITY_SLUG = "accessibilite"
# Pages the law asks for, or that every page leads to: their address does not change and they are not taken away.
REQUIRED_SLUGS = {ACCESSIBILITY_SLUG, "mentions-legales", "donnees-personnelles", "contact"}


class StandardPage(Page):
    """A page of text, with a part printed from the site's settings where the law asks for it."""

    class Notice(models.TextChoices):
        """What the settings add to the text."""

        NONE = "", "Rien"
        PUBLISHER = "editeur", "Éditeur, directeur de la publication, hébergeur"
        CONTACT = "contact", "Adresse de contact"
        SUPPORTERS = "soutiens", "Partenaires et financeurs"

    summary = models.TextField("résumé", max_length=280)
    notice = models.CharField(
        "encart tiré des paramètres",
        max_length=10,
        choices=Notice.choices,
        default=Notice.NONE,
        blank=True,
        help_text="Affiché sous le résumé, tenu à jour dans Paramètres › Le centre de ressources.",
    )
    body = StreamField(BodyBlock(), verbose_name="texte", blank=True)

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("notice"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("body")]
    parent_page_types = ["resource_centre.HomePage", "practical_kit.KitPage"]
    subpage_types = []

    class Meta:
        verbose_name = "page courante"
        verbose_name_plural = "pages courantes"

    @property
    def is_required(self) -> bool:
        """Whether the site must keep this page at its address."""
        return type(self).objects.filter(pk=self.pk, slug__in=REQUIRED_SLUGS).exists() if self.pk else False

    def clean(self):
        """The address of a required page stays."""
        super().clean()
        if self.slug not in REQUIRED_SLUGS and self.is_required:
            raise ValidationError(
                {"slug": "Cette page est exigée par la loi ou liée partout : son adresse ne change pas."}
            )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["reading"] = read_body(self.body)
        return context
