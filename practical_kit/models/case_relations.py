"""What a case note has several of: actors, measured results, tools of the kit."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from practical_kit.models.case_note import CaseNotePage


class CaseActor(Orderable):
    """An organisation's part in a case."""

    class Role(models.TextChoices):
        """The four parts an actor can play."""

        LEAD = "pilote", "Pilote"
        PARTNER = "partenaire", "Partenaire"
        FUNDER = "financeur", "Financeur"
        BENEFICIARY = "beneficiaire", "Bénéficiaire"

    page = ParentalKey(CaseNotePage, on_delete=models.CASCADE, related_name="actors")
    organisation = models.ForeignKey(
        "catalogue.Organisation", models.CASCADE, related_name="case_parts", verbose_name="organisation"
    )
    role = models.CharField("rôle", max_length=12, choices=Role.choices, default=Role.PARTNER)

    panels = [FieldRowPanel([FieldPanel("organisation"), FieldPanel("role")])]

    class Meta(Orderable.Meta):
        verbose_name = "acteur"
        verbose_name_plural = "acteurs"

    def __str__(self):
        return f"{self.organisation} ({self.get_role_display()})"


class CaseMeasure(Orderable):
    """A measured result: what, how much, when, according to whom."""

    class Evidence(models.TextChoices):
        """How solid the number is."""

        MEASURED = "mesure", "Mesuré par une évaluation"
        DECLARED = "declare", "Déclaré par les acteurs"
        ESTIMATED = "estime", "Estimé"

    page = ParentalKey(CaseNotePage, on_delete=models.CASCADE, related_name="measures")
    indicator = models.CharField("indicateur", max_length=150)
    value = models.CharField("valeur", max_length=40)
    unit = models.CharField("unité", max_length=40, blank=True)
    date = models.CharField("date", max_length=60, blank=True)
    source = models.ForeignKey(
        "catalogue.Reference", models.SET_NULL, null=True, related_name="case_measures", verbose_name="source"
    )
    evidence = models.CharField(
        "nature de la preuve", max_length=10, choices=Evidence.choices, default=Evidence.DECLARED
    )

    panels = [
        FieldPanel("indicator"),
        FieldRowPanel([FieldPanel("value"), FieldPanel("unit"), FieldPanel("date")]),
        FieldRowPanel([FieldPanel("evidence"), FieldPanel("source")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "résultat mesuré"
        verbose_name_plural = "résultats mesurés"

    def __str__(self):
        return f"{self.indicator} : {self.value} {self.unit}".strip()


class CaseTool(Orderable):
    """A resource of the kit that the actors of a case used."""

    page = ParentalKey(CaseNotePage, on_delete=models.CASCADE, related_name="tools")
    resource = models.ForeignKey(
        "catalogue.Resource", models.CASCADE, related_name="used_in_cases", verbose_name="outil du kit"
    )

    panels = [FieldPanel("resource")]

    class Meta(Orderable.Meta):
        verbose_name = "outil du kit"
        verbose_name_plural = "outils du kit"

    def __str__(self):
        return self.resource.title
