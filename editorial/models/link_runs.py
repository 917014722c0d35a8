"""The times that links were checked, or are being checked."""

from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone


class LinkRunManager(models.Manager):
    """One run at a time for the same thing."""

    def going_on(self):
        """Runs whose process gave a sign of life lately."""
        return self.filter(finished_at=None, seen_at__gt=timezone.now() - LinkRun.SILENCE)

    def start(self, scope: str, key: int = 0, *, force: bool = False, limit: int | None = None, user=None):
        """A run, which goes on where an interrupted one stopped; None while another is going on."""
        now = timezone.now()
        self.filter(finished_at__lt=now - LinkRun.REMEMBERED).delete()
        mine = self.filter(scope=scope, key=key)
        mine.filter(finished_at=None, seen_at__lte=now - LinkRun.SILENCE).update(
            finished_at=now, problem=LinkRun.INTERRUPTED
        )
        last = mine.order_by("-started_at").first()
        goes_on = last and last.problem and last.force == force and last.since > now - LinkRun.RESUMED
        since = last.since if goes_on else now
        try:
            with transaction.atomic():
                return self.create(scope=scope, key=key, since=since, force=force, limit=limit, started_by=user)
        except IntegrityError:
            return None


class LinkRun(models.Model):
    """One time that addresses are asked: those of the site, of one page, or a single one."""

    class Scope(models.TextChoices):
        """What is checked."""

        SITE = "site", "tout le site"
        PAGE = "page", "une page"
        ADDRESS = "adresse", "une adresse"

    SILENCE = timedelta(minutes=5)  # after which its process is taken for dead
    RESUMED = timedelta(days=1)  # later, what was checked before the interruption is checked again
    REMEMBERED = timedelta(days=90)
    INTERRUPTED = "La vérification s’est interrompue. La suivante reprendra où elle s’était arrêtée."

    scope = models.CharField("quoi", max_length=10, choices=Scope.choices)
    key = models.PositiveBigIntegerField("laquelle", default=0)
    force = models.BooleanField("même les récentes", default=False)
    limit = models.PositiveIntegerField("au plus", null=True, blank=True)
    since = models.DateTimeField("ce qui est vérifié depuis ne l’est pas à nouveau")
    started_at = models.DateTimeField("commencée le", default=timezone.now)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    seen_at = models.DateTimeField("dernier signe de vie", default=timezone.now)
    finished_at = models.DateTimeField("finie le", null=True, blank=True)
    total = models.PositiveIntegerField("à vérifier", null=True, blank=True)
    done = models.PositiveIntegerField("vérifiées", default=0)
    problem = models.CharField("ennui", max_length=300, blank=True)

    objects = LinkRunManager()

    class Meta:
        verbose_name = "vérification des liens"
        verbose_name_plural = "vérifications des liens"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "key"], condition=models.Q(finished_at=None), name="one_link_run_at_a_time"
            )
        ]

    def __str__(self):
        return f"{self.get_scope_display()}, {timezone.localtime(self.started_at):%d/%m/%Y %H:%M}"

    def keep(self, **changes) -> bool:
        """Write how far it went, a sign of life; False if another run was started in its place."""
        for name, value in changes.items():
            setattr(self, name, value)
        still = type(self).objects.filter(pk=self.pk, finished_at=None)
        return bool(still.update(seen_at=timezone.now(), **changes))
