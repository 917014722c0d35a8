"""What is known of every resource that visitors have ever seen, for as long as the site stands."""

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat
from django.urls import reverse

from catalogue.identifiers import CODE_LENGTH


class PermalinkQuerySet(models.QuerySet):
    """Questions asked of permanent addresses."""

    def in_set(self, name: str):
        """Those of a set, such as « rubrique:evaluer »; of all sets of a vocabulary when it is « rubrique »."""
        padded = Concat(Value(" "), F("sets"), Value(" "), output_field=models.TextField())
        return self.alias(padded=padded).filter(padded__contains=f" {name}{' ' if ':' in name else ':'}")


class Permalink(models.Model):
    """The permanent address of a resource that visitors see or have seen: its code is never given to another.

    Written by `sharing.recording`, whatever happens to the page: this row outlives it. Whether visitors may see the
    resource today is for `Resource.objects.listed()` to say, and for nobody else.
    """

    code = models.CharField("identifiant", max_length=CODE_LENGTH, primary_key=True)
    resource_key = models.BigIntegerField("clé de la page", db_index=True)
    title = models.CharField("titre", max_length=255)
    kind = models.CharField("type", max_length=60)
    sets = models.CharField("ensembles", max_length=255, blank=True)  # « rubrique:evaluer besoin:innover »
    fingerprint = models.CharField("empreinte", max_length=64)  # of all that others read of it
    changed_at = models.DateTimeField("changée le")  # what is read of it, or whether it can be
    withdrawn_at = models.DateTimeField("retirée le", null=True, blank=True)

    objects = PermalinkQuerySet.as_manager()

    wagtail_reference_index_ignore = True  # a page is not « used on » its own address

    class Meta:
        verbose_name = "adresse permanente"
        verbose_name_plural = "adresses permanentes"
        default_permissions = ()
        ordering = ["code"]
        indexes = [models.Index(fields=["changed_at", "code"], name="permalink_by_change")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """The permanent address, from the root of the site."""
        return reverse("sharing:permalink", args=[self.code])
