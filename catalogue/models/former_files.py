"""Files that a published resource no longer offers, and that its readers can still open."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import models, transaction
from django.utils import timezone

from catalogue.models.relations import ResourceFile


class FormerFileQuerySet(models.QuerySet):
    """Questions asked of former files, and how they come to be."""

    def shown(self):
        """As the page of a resource lists them."""
        return self.select_related("document").defer("document__text")

    @contextmanager
    def following(self, resource_pk: int) -> Iterator[None]:
        """Keep what the published page offered before and no longer does after; what it offers again is not former."""
        with transaction.atomic():
            before = offered(resource_pk)
            yield
            after = offered(resource_pk)
            gone, back = before.keys() - after, after.keys() - before
            if gone:
                self.withdraw(resource_pk, {key: before[key] for key in gone})
            if back:
                self.filter(resource=resource_pk, document__in=back).delete()

    def withdraw(self, resource_pk: int, labels: dict[int, str]) -> None:
        """A page no longer offers these documents. One by one, so that Wagtail's index of references knows.

        Args:
            labels: what each was called, by key of document.
        """
        for key, label in labels.items():
            self.get_or_create(resource_id=resource_pk, document_id=key, defaults={"label": label})


def offered(resource_pk: int) -> dict[int, str]:
    """The documents that a published page offers, as the database has it: their labels by key."""
    return dict(ResourceFile.objects.filter(page=resource_pk, page__live=True).values_list("document", "label"))


class FormerFile(models.Model):
    """A document that a published resource offered until a date. In no revision: restoring one changes nothing here.

    Deleting the document takes it off the page: what editors do with a file that was wrong or unlawful.
    """

    resource = models.ForeignKey(
        "catalogue.Resource", models.CASCADE, related_name="former_files", verbose_name="ressource"
    )
    resource.wagtail_reference_index_ignore = True
    document = models.ForeignKey(
        "catalogue.CatalogueDocument", models.CASCADE, related_name="former_files", verbose_name="document"
    )
    label = models.CharField("intitulé", max_length=120, blank=True)
    withdrawn_on = models.DateField("jusqu’au", default=timezone.localdate)

    objects = FormerFileQuerySet.as_manager()

    class Meta:
        verbose_name = "version précédente d’un fichier"
        verbose_name_plural = "versions précédentes des fichiers"
        ordering = ["-withdrawn_on", "-pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["resource", "document"], name="former_file_once")]

    def __str__(self):
        return f"Version précédente, sur la page «\u00a0{self.resource}\u00a0»"
