"""Imports: a file on its way into the collection, what each of its lines would do, and the headers met before."""

from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

PATIENCE = timedelta(seconds=45)  # without a sign of life, what works on an import is taken for dead
PATIENCE_IN_TRANSACTION = timedelta(minutes=5)  # during which it can give no sign
KEPT = timedelta(days=90)


class Replaced(Exception):
    """What worked on an import was taken for dead, and another process was given the work."""


class ImportQuerySet(models.QuerySet):
    """Which imports, and how what works on one says so."""

    def claim(self, pk: int) -> bool:
        """Take an import that nobody works on; false when somebody does, or when nothing is to be done."""
        now = timezone.now()
        states = Import.State
        idle = Q(token="") | Q(seen_at__lt=now - PATIENCE_IN_TRANSACTION)
        idle |= Q(seen_at__lt=now - PATIENCE) & ~Q(state=states.WRITING)
        at_work = (states.READING, states.CHECKING, states.WRITING, states.INDEXING)
        return bool(self.filter(idle, pk=pk, state__in=at_work).update(seen_at=now, token=uuid4().hex))

    def outdated(self):
        """Those that nobody will look at again."""
        return self.filter(created_at__lt=timezone.now() - KEPT)


class Import(models.Model):
    """A file on its way into the collection."""

    class State(models.TextChoices):
        """How far it is. What is « en cours » goes on by itself."""

        READING = "lecture", "Lecture du fichier"
        MAPPING = "colonnes", "Colonnes à relier"
        CHECKING = "controle", "Contrôle des lignes"
        CHECKED = "apercu", "Aperçu à valider"
        WRITING = "ecriture", "Écriture"
        INDEXING = "classement", "Mise à jour de la recherche"
        DONE = "fait", "Terminé"
        FAILED = "echec", "Arrêté"

    file = models.FileField("fichier", upload_to="imports/")  # nothing serves this folder
    name = models.CharField("nom du fichier", max_length=255)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="auteur")
    created_at = models.DateTimeField("envoyé le", default=timezone.now)
    finished_at = models.DateTimeField("terminé le", null=True)
    state = models.CharField("état", max_length=10, choices=State.choices, default=State.READING)
    stopped_at = models.CharField("arrêté à", max_length=10, blank=True)  # the state in which it failed
    problem = models.TextField("ce qui l’a arrêté", blank=True)
    done = models.PositiveIntegerField("lignes faites", default=0)
    total = models.PositiveIntegerField("lignes", default=0)
    seen_at = models.DateTimeField("dernier signe", null=True)
    token = models.CharField("jeton", max_length=32, blank=True)  # of the process that works on it
    headers = models.JSONField("colonnes du fichier", default=list)
    samples = models.JSONField("exemples", default=dict)  # some cells, by header
    notes = models.JSONField("remarques sur le fichier", default=list)
    options = models.JSONField("réglages", default=dict)  # see `editorial.exchange.options.Options`
    unknown = models.JSONField("noms inconnus", default=dict)  # names by folded name, by subject
    counts = models.JSONField("décompte", default=dict)  # lines by action

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "imports"
        ordering = ["-created_at"]
        default_permissions = ()

    def __str__(self):
        return self.name

    @property
    def is_at_work(self) -> bool:
        """Whether something is to go on by itself."""
        states = self.State
        return self.state in (states.READING, states.CHECKING, states.WRITING, states.INDEXING)

    @property
    def is_interrupted(self) -> bool:
        """Whether what worked on it gives no sign of life any more."""
        patience = PATIENCE_IN_TRANSACTION if self.state == self.State.WRITING else PATIENCE
        last = self.seen_at or self.created_at
        return self.is_at_work and last < timezone.now() - patience

    @property
    def label(self) -> str:
        """Where it is, for a list: what its preview says, when it has one."""
        if self.state != self.State.CHECKED or self.can_be_written:
            return self.get_state_display()
        errors = self.counts.get("erreur", 0)
        return f"À corriger\u00a0: {errors} ligne{'s'[: errors - 1]}" if errors else "Rien à écrire"

    @property
    def can_be_written(self) -> bool:
        """Whether everything was looked at, nothing is wrong, and there is something to write."""
        writes = self.counts.get("creer", 0) + self.counts.get("modifier", 0)
        return self.state == self.State.CHECKED and writes > 0 and not self.counts.get("erreur", 0)

    def tell(self, done: int, **values) -> None:
        """Say how far it is, and that it lives.

        Raises:
            Replaced: another process was given the work since.
        """
        if not Import.objects.filter(pk=self.pk, token=self.token).update(done=done, seen_at=timezone.now(), **values):
            raise Replaced

    def go(self, state: str, **values) -> None:
        """Come to a state, with these values; nobody works on it until somebody takes it.

        Raises:
            Replaced: another process was given the work since.
        """
        values = {"done": 0} | values | {"state": state, "seen_at": timezone.now(), "token": ""}
        if not Import.objects.filter(pk=self.pk, token=self.token).update(**values):
            raise Replaced
        for name, value in values.items():
            setattr(self, name, value)


class ImportLine(models.Model):
    """What a line of a file would do, or did."""

    wagtail_reference_index_ignore = True  # no use of a page: what an editor is told before deleting it

    imported = models.ForeignKey(Import, models.CASCADE, related_name="lines", verbose_name="import")
    number = models.PositiveIntegerField("ligne")
    action = models.CharField("action", max_length=10)  # `editorial.exchange.outcome.Action`
    title = models.CharField("titre", max_length=255)
    resource = models.ForeignKey(
        "catalogue.Resource", models.SET_NULL, null=True, related_name="+", verbose_name="ressource"
    )
    twin_line = models.PositiveIntegerField("ligne semblable", null=True)
    publishes = models.BooleanField("en ligne", default=False)
    problems = models.JSONField("problèmes", default=list)  # pairs: column, message
    changes = models.JSONField("changements", default=list)  # triples: column, before, after

    class Meta:
        verbose_name = "ligne d’import"
        verbose_name_plural = "lignes d’import"
        ordering = ["number", "pk"]
        default_permissions = ()
        indexes = [models.Index(F("imported"), F("action"), F("number"), name="import_line_by_action")]

    def __str__(self):
        return f"ligne {self.number}"


class RememberedHeader(models.Model):
    """The column that a header of somebody's file was last taken for."""

    header = models.CharField("colonne du fichier", max_length=200, unique=True)  # folded
    column = models.CharField("colonne", max_length=60, blank=True)  # its key; empty: not taken

    class Meta:
        verbose_name = "colonne connue"
        verbose_name_plural = "colonnes connues"
        default_permissions = ()

    def __str__(self):
        return self.header
