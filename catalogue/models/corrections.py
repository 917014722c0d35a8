"""Correction notices: what was wrong on a published page, said on that page, for good."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Kept(Exception):
    """A correction notice was to be changed or deleted."""


class CorrectionQuerySet(models.QuerySet):
    """Rows that are written once. When a page is deleted, Django deletes them by its own manager."""

    def delete(self):
        raise Kept("A correction notice goes with its page only.")

    def update(self, **values):
        raise Kept("A correction notice is followed by another, never changed.")


class Correction(models.Model):
    """A notice dated on the day it appears. No revision of the page holds it, so that none can lose it."""

    LONGEST = 1000

    resource = models.ForeignKey(
        "catalogue.Resource", models.CASCADE, related_name="corrections", verbose_name="ressource"
    )
    text = models.TextField(
        "ce qui était faux, ce qui est juste",
        max_length=LONGEST,
        help_text="1 000 signes au plus. Dites où était l’erreur, ce qui était écrit et ce qu’il faut lire.",
    )
    published_at = models.DateTimeField("publié le", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+", verbose_name="auteur"
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = "rectificatif"
        verbose_name_plural = "rectificatifs"
        ordering = ["-published_at", "-pk"]
        default_permissions = ()  # nobody can be given the right to change or delete one

    def __str__(self):
        return f"rectificatif du {timezone.localdate(self.published_at):%d/%m/%Y}"

    def save(self, *args, **kwargs):
        """Keep a new notice.

        Raises:
            Kept: this one is already published.
        """
        if not self._state.adding:
            raise Kept("A correction notice is followed by another, never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Refuse.

        Raises:
            Kept: always.
        """
        raise Kept("A correction notice goes with its page only.")
