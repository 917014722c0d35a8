"""The booklets that many ask for, made once for each change."""

from django.db import models

from booklets import material
from catalogue.models.media import weight


class KeptBooklet(models.Model):
    """A file that is made ahead, and whether it is still true."""

    name = models.CharField("nom", max_length=100, unique=True)  # of the file: « contenu-du-kit.pdf »
    changes = models.PositiveBigIntegerField("changements", default=1)  # of what is printed, since it was first asked
    made_at_change = models.PositiveBigIntegerField("fait au changement", default=0)
    maker = models.CharField("façon", max_length=64, blank=True)  # `material.maker`
    digest = models.CharField("empreinte", max_length=64, blank=True)
    file = models.FileField("fichier", upload_to="livrets/", blank=True)
    size = models.PositiveBigIntegerField("poids", default=0)
    pages = models.PositiveIntegerField("pages", null=True, blank=True)
    made_at = models.DateTimeField("fait le", null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "livret"
        verbose_name_plural = "livrets"
        default_permissions = ()

    def __str__(self):
        return self.name

    @property
    def is_true(self) -> bool:
        """Whether the file says what pages say today."""
        return bool(self.file) and self.made_at_change == self.changes and self.maker == material.maker()

    @property
    def description(self) -> str:
        """« PDF, 1,2 Mo, 128 pages »."""
        parts = [self.name.rpartition(".")[2].upper(), weight(self.size)]
        return ", ".join([*parts, *([f"{self.pages}\u00a0page{'s' if self.pages > 1 else ''}"] if self.pages else [])])
