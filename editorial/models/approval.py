"""What a partner without an account is asked to approve, and what they answered."""

import secrets

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.core.signing import BadSignature, Signer
from django.db import models
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

SIGNER = Signer(salt="editorial.approval", sep=".")


def new_key() -> str:
    """128 random bits."""
    return secrets.token_urlsafe(16)


class ApprovalLinkQuerySet(models.QuerySet):
    """Links by their address, and those that await something."""

    def get_by_token(self, token: str) -> "ApprovalLink":
        """The link of a secret address.

        Raises:
            ApprovalLink.DoesNotExist: the address was not made here.
        """
        try:
            return self.get(key=SIGNER.unsign(token))
        except BadSignature as error:
            raise self.model.DoesNotExist from error

    def with_answers(self):
        """Links and all that was answered, without the copy of the page, which is long."""
        return self.defer("content").select_related("created_by").prefetch_related("answers__entered_by")


class ApprovalLink(models.Model):
    """A secret address where a partner reads one version of a page, kept as it was, and answers."""

    class State(models.TextChoices):
        """How far it went."""

        AWAITING = "attente", "en attente"
        COMMENTED = "commentee", "commentée"
        APPROVED = "approuvee", "approuvée"
        EXPIRED = "expiree", "expirée"
        WITHDRAWN = "retiree", "retirée"

    page = models.ForeignKey(Page, models.CASCADE, related_name="approval_links", verbose_name="page")
    key = models.CharField("clé", max_length=22, unique=True, default=new_key, editable=False)
    partner = models.CharField("à qui le demandez-vous\u00a0?", max_length=150, help_text="Une personne, un service.")
    message = models.TextField(
        "message",
        max_length=1000,
        blank=True,
        help_text="Affiché au-dessus de la page\u00a0: ce que vous attendez de cette relecture.",
    )
    # Wagtail overwrites its newest revision while somebody writes, and old ones are purged: the version is kept here.
    content = models.JSONField("version", encoder=DjangoJSONEncoder, editable=False)
    digest = models.CharField("empreinte", max_length=64, editable=False)
    version_of = models.DateTimeField("version du", editable=False)
    revision = models.ForeignKey("wagtailcore.Revision", models.SET_NULL, null=True, editable=False, related_name="+")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="demandé par",
    )
    created_at = models.DateTimeField("demandé le", default=timezone.now, editable=False)
    expires_at = models.DateTimeField("valable jusqu’au", editable=False)
    withdrawn_at = models.DateTimeField("retiré le", null=True, editable=False)

    objects = models.Manager.from_queryset(ApprovalLinkQuerySet)()
    wagtail_reference_index_ignore = True  # a page is not « used » by its own links

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = "lien de relecture"
        verbose_name_plural = "liens de relecture"

    def __str__(self):
        return self.partner

    def get_absolute_url(self) -> str:
        """The secret address. Nothing of the database gives it without the secret key of the site."""
        return reverse("editorial:approval", args=[SIGNER.sign(self.key)])

    def page_as_kept(self) -> Page:
        """The page as the partner sees it."""
        return self.page.specific.with_content_json(self.content)

    @property
    def approval(self) -> "ApprovalAnswer | None":
        """The answer that approves, once there is one."""
        return next((answer for answer in self.answers.all() if answer.is_approval), None)

    @property
    def is_open(self) -> bool:
        """Whether the page can be read at this address."""
        return self.withdrawn_at is None and self.expires_at > timezone.now()

    @property
    def state(self) -> State:
        """How far it went; an approval stays one when the address no longer opens."""
        if self.approval:
            return self.State.APPROVED
        if self.withdrawn_at:
            return self.State.WITHDRAWN
        if not self.is_open:
            return self.State.EXPIRED
        return self.State.COMMENTED if self.answers.all() else self.State.AWAITING

    @property
    def asked_by(self) -> str:
        """Who asks, as the partner knows them: never the name that somebody logs in with."""
        return (self.created_by.get_full_name() if self.created_by else "") or "la rédaction"


class ApprovalAnswer(models.Model):
    """An approval or a comment, signed and dated. No screen changes or deletes it while the page exists."""

    class Decision(models.TextChoices):
        """What the partner says of the version."""

        APPROVE = "approuve", "J’approuve cette version"
        COMMENT = "commente", "J’ai des remarques, je n’approuve pas encore"

    link = models.ForeignKey(ApprovalLink, models.CASCADE, related_name="answers")
    decision = models.CharField("réponse", max_length=10, choices=Decision.choices)
    comment = models.TextField("remarques", max_length=5000, blank=True)
    name = models.CharField("prénom et nom", max_length=150)
    function = models.CharField("fonction et organisme", max_length=150)
    digest = models.CharField("empreinte", max_length=64, editable=False)
    answered_at = models.DateTimeField("répondu le", default=timezone.now, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )  # whoever was logged in to the admin of the site in that browser: a partner never is

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["answered_at", "pk"]
        verbose_name = "réponse d’un partenaire"
        verbose_name_plural = "réponses de partenaires"
        constraints = [
            models.UniqueConstraint(
                fields=["link"], condition=models.Q(decision="approuve"), name="one_approval_by_link"
            )
        ]

    def __str__(self):
        return self.signature

    @property
    def is_approval(self) -> bool:
        """Whether it approves."""
        return self.decision == self.Decision.APPROVE

    def says_the_same(self, other: "ApprovalAnswer") -> bool:
        """Whether another answer is this one, sent twice."""
        return all(getattr(self, name) == getattr(other, name) for name in ("decision", "name", "function", "comment"))

    @property
    def signature(self) -> str:
        """« Camille Roux, directrice, Fédération X »."""
        return f"{self.name}, {self.function}"
