"""A resource as one of several editions: what it replaces, what replaces it, and the numbers of those that are gone."""

from django.db import models
from django.urls import reverse

from catalogue.chains import Chain
from catalogue.models.corrections import Correction
from catalogue.models.former_files import FormerFile


class Edition(models.Model):
    """A resource that may take the place of another, and leave its own to a third."""

    has_editions = False  # whether editors may say so; each kind says its own

    replaces = models.ForeignKey(
        "catalogue.Resource",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name="édition remplacée",
        help_text="L’étude ou le guide dont cette page est la nouvelle édition. Dès que cette page sera publiée, "
        "l’ancienne le dira et mènera ici\u00a0; elle gardera son adresse.",
    )

    exclude_fields_in_copy = ["replaces"]  # a copy is no edition of what its model replaced

    class Meta:
        abstract = True

    def with_content_json(self, content):
        """A revision that names a deleted edition takes what took its place (`catalogue.editions.pass_on`)."""
        draft = super().with_content_json(content)
        if content.get("replaces") and draft.replaces_id is None:
            draft.replaces_id = self.replaces_id
        return draft

    @property
    def original_pk(self) -> int:
        """Its number, or that of the page it is an alias of: an alias is the same edition."""
        return self.alias_of_id or self.pk

    @property
    def edition_label(self) -> str:
        """What tells it from the others: « 2e édition, 2026 »; its title when nothing else does."""
        return ", ".join(filter(None, [self.edition, str(self.year or "")])) or self.title

    def chain(self) -> Chain:
        """This edition among the others, as visitors may see them; empty for a kind that has none."""
        members = type(self).objects.none()
        if self.has_editions:
            members = self._meta.get_field("replaces").related_model.objects.in_chains([self.original_pk])
        return Chain.around(self.original_pk, members)

    def past(self, request) -> dict:
        """What the page says of its other editions, of its mistakes and of its former files.

        Asks for no mistake nor file when the page was found without any in this very request (`editions.with_past`).
        """
        chain = self.chain()
        context = {"chain": chain, "edition_address": self.latest_edition_address(chain, request)}
        if getattr(self, "has_corrections", True):
            context["corrections"] = Correction.objects.filter(resource=self.original_pk)
        if getattr(self, "has_former_files", True):
            context["former_files"] = FormerFile.objects.shown().filter(resource=self.pk)
        return context

    def latest_edition_address(self, chain: Chain, request) -> str:
        """The one address, for ever, of the newest edition; none for a kind without editions."""
        parts = chain.listed and self.get_url_parts(request)  # the address of a draft leads nowhere yet
        return f"{parts[1]}{reverse('catalogue:latest_edition', args=[chain.all[0].pk])}" if parts else ""


class Replacement(models.Model):
    """An edition of which visitors may see a newer one, so that lists need not look for it.

    Derived from the chains: only `catalogue.editions.refresh` writes here.
    """

    edition = models.OneToOneField(
        "catalogue.Resource", models.CASCADE, primary_key=True, related_name="replacement", verbose_name="édition"
    )
    newest = models.ForeignKey(
        "catalogue.Resource", models.CASCADE, related_name="former_editions", verbose_name="dernière édition"
    )

    class Meta:
        verbose_name = "édition remplacée"
        verbose_name_plural = "éditions remplacées"

    def __str__(self):
        return f"{self.edition_id} est remplacée par {self.newest_id}"


class DeletedEdition(models.Model):
    """The number of a deleted page, and the edition to which its « dernière édition » goes on leading."""

    number = models.BigIntegerField("numéro", primary_key=True)  # databases never give it to another page
    heir = models.ForeignKey(
        "catalogue.Resource", models.SET_NULL, null=True, related_name="inherited_numbers", verbose_name="édition"
    )

    class Meta:
        verbose_name = "édition supprimée"
        verbose_name_plural = "éditions supprimées"

    def __str__(self):
        return f"page {self.number}, supprimée"
