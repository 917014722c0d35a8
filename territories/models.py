"""What a territory is."""

from django.db import models
from django.db.models import Case, F, Q, Value, When

from territories.names import fold
from territories.strata import stratum_of
from territories.vocabulary import Kind, Nature, Zone


class TerritoryQuerySet(models.QuerySet):
    """Ways to reach territories."""

    def with_parents(self):
        """Load what `label`, `departement` and `region` climb through, in the same query."""
        return self.select_related("parent__parent", "intercommunality")

    def by_code(self, kind, code):
        """The territory with this official code, with its parents; codes are text, never numbers."""
        return self.with_parents().get(kind=kind, code=code)

    def get_by_natural_key(self, kind, code):
        """Let fixtures name a territory by its official code."""
        return self.get(kind=kind, code=code)

    def search(self, words):
        """Territories by name or code: exact name first, then names starting so, then the most populous."""
        folded = fold(words)
        named = Q()
        for word in folded.split():
            named &= Q(search_name__startswith=word) | Q(search_name__contains=f" {word}")
        rank = Case(
            When(search_name=folded, then=Value(0)),
            When(search_name__startswith=folded, then=Value(1)),
            default=2,
        )
        found = self.filter(named | Q(code=words.strip().upper()))
        return found.order_by(rank, F("population").desc(nulls_last=True), "search_name", "code")


class Territory(models.Model):
    """A French territory known by its official code."""

    Kind, Zone, Nature = Kind, Zone, Nature

    kind = models.CharField("type", max_length=12, choices=Kind)
    code = models.CharField("code officiel", max_length=9, help_text="Code INSEE, ou SIREN d’une intercommunalité.")
    name = models.CharField("nom", max_length=120)
    search_name = models.CharField("nom pour la recherche", max_length=120, editable=False)
    population = models.PositiveIntegerField("population", null=True, blank=True)
    zone = models.CharField("zone", max_length=5, choices=Zone)
    nature = models.CharField("forme juridique", max_length=5, choices=Nature, blank=True)

    # Losing a parent must never take its communes, and what cites them, away: hence SET_NULL twice.
    parent = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="territoire parent",
    )
    intercommunality = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="members",
        verbose_name="intercommunalité",
    )

    objects = TerritoryQuerySet.as_manager()

    class Meta:
        verbose_name = "territoire"
        verbose_name_plural = "territoires"
        ordering = ["search_name", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "code"],
                name="territory_unique_kind_code",
                violation_error_message="Un territoire de ce type porte déjà ce code.",
            )
        ]
        indexes = [
            models.Index(fields=["kind", "search_name"], name="territory_kind_search_name"),
            models.Index(fields=["search_name", "code"], name="territory_search_name"),
            models.Index(fields=["code"], name="territory_code"),
        ]

    def __str__(self):
        """The name and the code: tells namesakes apart without a query."""
        return f"{self.name} ({self.code})"

    def save(self, *args, **kwargs):
        """Keep the searched name true to the name."""
        self.search_name = fold(self.name)
        super().save(*args, **kwargs)

    @property
    def label(self):
        """The name with its département, as readers expect it: « Les Mureaux (Yvelines) »."""
        departement = self.departement
        if departement in (None, self) or departement.name == self.name:
            return self.name
        return f"{self.name} ({departement.name})"

    @property
    def departement(self):
        """The département it is, or lies in; none for a region."""
        return self._climb(self.Kind.DEPARTEMENT)

    @property
    def region(self):
        """The region it is, or lies in. No query after `with_parents()`."""
        return self._climb(self.Kind.REGION)

    @property
    def stratum(self):
        """« Strate » of a commune by its population; none for other kinds or an unknown population."""
        return stratum_of(self.population) if self.kind == self.Kind.COMMUNE else None

    def natural_key(self):
        """The official code, which is the same in every database."""
        return self.kind, self.code

    def _climb(self, kind):
        territory = self
        while territory and territory.kind != kind:
            territory = territory.parent
        return territory
