"""Those who show our resources on their pages, and how often."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from catalogue.models.use import DailyCount

# Scheme, host, perhaps a port: what a browser calls an origin (RFC 6454), and no sign that a policy would read.
ORIGIN = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?")


class OriginsField(models.TextField):
    """Origins of web pages, one on each line."""

    def clean(self, value, model_instance):
        lines = [line.strip().lower().rstrip("/") for line in super().clean(value, model_instance).splitlines()]
        origins = list(dict.fromkeys(filter(None, lines)))
        if wrong := [origin for origin in origins if not ORIGIN.fullmatch(origin)]:
            raise ValidationError(
                f"«\u00a0{wrong[0]}\u00a0» n’est pas l’adresse d’un site\u00a0: écrivez https:// puis son nom, sans "
                "rien après, comme https://www.exemple.fr."
            )
        return "\n".join(origins)


class Partner(models.Model):
    """An organisation that shows our resources on its pages."""

    name = models.CharField("nom", max_length=120, unique=True)
    slug = models.SlugField(
        "identifiant",
        max_length=50,
        unique=True,
        help_text="Le mot que ses intégrations portent\u00a0: ?pour=identifiant. Ne le changez plus ensuite\u00a0: ce "
        "qui est déjà en place ne serait plus compté.",
    )
    origins = OriginsField(
        "ses sites",
        blank=True,
        help_text="Un par ligne, sans rien après le nom\u00a0: https://www.exemple.fr. Ne sert que si l’intégration "
        "est réservée aux partenaires (Paramètres › Intégration).",
    )

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("origins")]

    class Meta:
        verbose_name = "partenaire"
        verbose_name_plural = "partenaires"
        ordering = ["name"]

    def __str__(self):
        return self.name


class PartnerUse(DailyCount):
    """How often a partner's pages showed our resources, or led to them, on one day."""

    class Kind(models.IntegerChoices):
        """What is counted."""

        DISPLAY = 1, "Affichages sur ses pages"
        VISIT = 2, "Visites par ses liens"

    SUBJECT = "partner"

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="uses", verbose_name="partenaire")
    kind = models.PositiveSmallIntegerField("usage", choices=Kind.choices)

    class Meta(DailyCount.Meta):
        verbose_name = "usage d’un partenaire"
        verbose_name_plural = "usages des partenaires"
        constraints = [models.UniqueConstraint(fields=["day", "partner", "kind"], name="partner_use_once")]

    def __str__(self):
        return f"{self.day} : {self.get_kind_display()} {self.count}"


@register_setting(icon="code")
class EmbedSettings(BaseSiteSetting):
    """Who may show our resources in a frame."""

    only_partners = models.BooleanField(
        "réserver l’intégration aux sites des partenaires",
        default=False,
        help_text="Les autres sites montreraient un cadre vide\u00a0: vérifiez d’abord que chaque partenaire a "
        "les siens.",
    )

    panels = [FieldPanel("only_partners")]

    class Meta:
        verbose_name = "Intégration"
        verbose_name_plural = "Intégration"

    @property
    def origins(self) -> list[str]:
        """Where frames may stand, as a policy names it (CSP 3, frame-ancestors)."""
        if not self.only_partners:
            return ["*"]
        lines = Partner.objects.exclude(origins="").values_list("origins", flat=True)
        return sorted({origin for origins in lines for origin in origins.splitlines()}) or ["'none'"]
