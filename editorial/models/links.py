"""The addresses of other sites that the pages lead to: what each answered, where each stands."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone


class Verdict(models.IntegerChoices):
    """What is to be thought of an address, the worst first: lists follow this order."""

    BROKEN = 1, "cassé"
    DOUBTFUL = 2, "à vérifier à la main"
    REFUSED = 3, "non vérifiable"
    MOVED = 4, "déplacé"
    UNKNOWN = 5, "pas encore vérifié"
    VOUCHED = 6, "vérifié à la main"
    GOOD = 7, "bon"


FAILING = (Verdict.BROKEN, Verdict.DOUBTFUL)
DISPUTED = (*FAILING, Verdict.REFUSED)  # what somebody who looks may find otherwise
ANSWER = ("verdict", "found", "status", "said", "moved_to", "checked_at", "failing_since", "failures", "vouched_at")


def digest(url: str) -> str:
    """What an address is found by, however long it is."""
    return hashlib.sha256(url.encode()).hexdigest()


class LinkAddress(models.Model):
    """An address of another site, asked once wherever it stands."""

    BROKEN_AFTER = 3, timedelta(days=3)  # failures, over as long at least: a site may be down for a night

    url = models.TextField("adresse")
    digest = models.CharField("empreinte", max_length=64, unique=True, editable=False)
    verdict = models.PositiveSmallIntegerField("verdict", choices=Verdict.choices, default=Verdict.UNKNOWN)
    found = models.PositiveSmallIntegerField("réponse", choices=Verdict.choices, default=Verdict.UNKNOWN)
    status = models.PositiveSmallIntegerField("code HTTP", null=True, blank=True)
    said = models.CharField("explication", max_length=300, blank=True)
    moved_to = models.TextField("nouvelle adresse", blank=True)
    checked_at = models.DateTimeField("dernière vérification", null=True, blank=True)
    failing_since = models.DateTimeField("depuis", null=True, blank=True)
    failures = models.PositiveIntegerField("échecs de suite", default=0)
    vouched_at = models.DateTimeField("vérifié à la main le", null=True, blank=True)
    vouched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="par"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "adresse externe"
        verbose_name_plural = "adresses externes"
        default_permissions = ()

    def __str__(self):
        return self.url

    @property
    def verdict_name(self) -> str:
        """The verdict, as templates name it."""
        return Verdict(self.verdict).name.lower()

    @property
    def can_be_vouched(self) -> bool:
        """Whether somebody's word would change anything."""
        return self.found in DISPUTED

    def note(self, outcome, now) -> None:
        """Keep what an address answered (an `editorial.links.outcomes.Outcome`)."""
        self.found = outcome.verdict
        failing = self.found in FAILING
        self.failures = self.failures + 1 if failing else 0
        self.failing_since = (self.failing_since or now) if failing else None
        if outcome.may_be_down and self.has_failed_for_long(now):
            self.found = Verdict.BROKEN
        elif self.found == Verdict.BROKEN and outcome.said != self.said:
            self.vouched_at = self.vouched_by = None  # what somebody saw is gone since
        self.status, self.said, self.moved_to = outcome.status, outcome.said, outcome.moved_to
        self.checked_at = now
        self.settle()

    def has_failed_for_long(self, now) -> bool:
        """Whether a site that may come back has failed too often, over too long, to be waited for."""
        times, over = self.BROKEN_AFTER
        return self.failures >= times and now - self.failing_since >= over

    def vouch(self, user, is_good: bool) -> None:
        """Keep, or forget, that somebody looked and found it good, which the site may refuse to tell a robot."""
        self.vouched_at, self.vouched_by = (timezone.now(), user) if is_good else (None, None)
        self.settle()

    def settle(self) -> None:
        """Save the verdict, which somebody's word softens. A link that is good needs nobody's."""
        self.verdict = Verdict.VOUCHED if self.vouched_at and self.can_be_vouched else self.found
        self.save(update_fields=[*ANSWER, "vouched_by"])


class LinkPlace(models.Model):
    """Where an address stands: a field of a page, or of what pages show (a reference, an organisation…)."""

    address = models.ForeignKey(LinkAddress, models.CASCADE, related_name="places", verbose_name="adresse")
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+", verbose_name="type")
    object_id = models.PositiveBigIntegerField("identifiant")
    source = GenericForeignKey()
    title = models.CharField("page ou fiche", max_length=255)
    text = models.CharField("texte du lien", max_length=255, blank=True)
    label = models.CharField("champ", max_length=150)
    path = models.CharField("place dans le formulaire", max_length=255)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "lien externe"
        verbose_name_plural = "liens externes"
        indexes = [models.Index(fields=["content_type", "object_id"], name="link_place_source")]
        default_permissions = ()

    def __str__(self):
        return f"{self.title}\u00a0: {self.text or self.label}"

    @property
    def model(self) -> type[models.Model] | None:
        """What it stands in."""
        return ContentType.objects.get_for_id(self.content_type_id).model_class()

    @property
    def kind(self) -> str:
        """« étude », « référence »…"""
        return str(self.model._meta.verbose_name) if self.model else ""
