"""How often each resource is used: numbers by day, and nothing of who uses it."""

from collections.abc import Mapping
from datetime import date

from django.db import connection, models, transaction

from catalogue.models.resource import Resource

ROWS = 500  # written by one statement
UPSERT = """
    INSERT INTO catalogue_dailyuse (day, resource_id, kind, count) VALUES {}
    ON CONFLICT (day, resource_id, kind) DO UPDATE SET count = catalogue_dailyuse.count + EXCLUDED.count
"""


class DailyUseQuerySet(models.QuerySet):
    """How uses are written: added to what other processes have written."""

    @transaction.atomic
    def add(self, uses: Mapping[tuple[date, int, int], int]) -> None:
        """Add these counts, by day, key of a resource and kind. In order, so that two processes can't lock each other.

        Django's `bulk_create(update_conflicts=True)` would put the new count in the place of the old one.
        """
        rows = [(day.isoformat(), *names, count) for (day, *names), count in sorted(uses.items())]
        with connection.cursor() as cursor:
            for start in range(0, len(rows), ROWS):
                some = rows[start : start + ROWS]
                places = ", ".join(["(%s, %s, %s, %s)"] * len(some))
                cursor.execute(UPSERT.format(places), [value for row in some for value in row])


class DailyUse(models.Model):
    """How often a resource was used in one way on one day. No visitor, no address, no hour."""

    class Kind(models.IntegerChoices):
        """The ways a resource is used."""

        VIEW = 1, "Vues"
        DOWNLOAD = 2, "Téléchargements"
        EMBED = 3, "Intégrations"

    resource = models.ForeignKey(Resource, models.CASCADE, related_name="uses", verbose_name="ressource")
    day = models.DateField("jour")
    kind = models.PositiveSmallIntegerField("usage", choices=Kind.choices)
    count = models.PositiveIntegerField("nombre")

    objects = DailyUseQuerySet.as_manager()

    wagtail_reference_index_ignore = True  # a page is not « used on » its own counters

    class Meta:
        verbose_name = "usage d’un jour"
        verbose_name_plural = "usages par jour"
        default_permissions = ()
        # In this order it is also the index of a period.
        constraints = [models.UniqueConstraint(fields=["day", "resource", "kind"], name="daily_use_once")]

    def __str__(self):
        return f"{self.day} : {self.get_kind_display()} {self.count}"
