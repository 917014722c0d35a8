"""How often each resource is used: numbers by day, and nothing of who uses it."""

from collections.abc import Mapping
from datetime import date

from django.db import connection, models, transaction

from catalogue.models.resource import Resource

ROWS = 500  # written by one statement
UPSERT = """
    INSERT INTO {table} (day, {subject}, kind, count) VALUES {places}
    ON CONFLICT (day, {subject}, kind) DO UPDATE SET count = {table}.count + EXCLUDED.count
"""


class DailyCountQuerySet(models.QuerySet):
    """How counts are written: added to what other processes have written."""

    @transaction.atomic
    def add(self, uses: Mapping[tuple[date, int, int], int]) -> None:
        """Add these counts, by day, key of the subject and kind. In order, so that two processes can't lock each other.

        Django's `bulk_create(update_conflicts=True)` would put the new count in the place of the old one.
        """
        table, subject = self.model._meta.db_table, self.model._meta.get_field(self.model.SUBJECT).column
        rows = [(day.isoformat(), *names, count) for (day, *names), count in sorted(uses.items())]
        with connection.cursor() as cursor:
            for start in range(0, len(rows), ROWS):
                some = rows[start : start + ROWS]
                places = ", ".join(["(%s, %s, %s, %s)"] * len(some))
                statement = UPSERT.format(table=table, subject=subject, places=places)
                cursor.execute(statement, [value for row in some for value in row])


class DailyCount(models.Model):
    """How often one thing happened to a subject on one day. No visitor, no address, no hour.

    A subclass names its foreign key in `SUBJECT`, gives `kind` its choices, and has one row for a day, subject and
    kind, which is also the index of a period.
    """

    SUBJECT = ""

    day = models.DateField("jour")
    count = models.PositiveIntegerField("nombre")

    objects = DailyCountQuerySet.as_manager()

    wagtail_reference_index_ignore = True  # nothing is « used on » its own counters

    class Meta:
        abstract = True
        default_permissions = ()


class DailyUse(DailyCount):
    """How often a resource was used in one way on one day."""

    class Kind(models.IntegerChoices):
        """The ways a resource is used."""

        VIEW = 1, "Vues"
        DOWNLOAD = 2, "Téléchargements"
        EMBED = 3, "Intégrations"

    SUBJECT = "resource"

    resource = models.ForeignKey(Resource, models.CASCADE, related_name="uses", verbose_name="ressource")
    kind = models.PositiveSmallIntegerField("usage", choices=Kind.choices)

    class Meta(DailyCount.Meta):
        verbose_name = "usage d’un jour"
        verbose_name_plural = "usages par jour"
        # In this order it is also the index of a period.
        constraints = [models.UniqueConstraint(fields=["day", "resource", "kind"], name="daily_use_once")]

    def __str__(self):
        return f"{self.day} : {self.get_kind_display()} {self.count}"
