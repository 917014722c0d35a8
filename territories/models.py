"""What a territory is."""

from django.db import models

from territories.addresses import address_of, read_address
from territories.names import fold, fold_each
from territories.searching import search
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

    def at(self, address):
        """The territory at this address of the site (`Territory.address`), with its parents, if there is one."""
        kinds, code = read_address(address)
        return self.with_parents().filter(kind__in=kinds, code=code).first()

    def search(self, words):
        """Territories by name, former name, postcode or code; see `territories.searching`."""
        return search(self, words)


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
    postcodes = models.CharField("codes postaux", max_length=200, blank=True, default="", db_default="")
    former_names = models.TextField("anciennes communes", blank=True, default="", db_default="")
    search_former_names = models.TextField(
        "anciennes communes pour la recherche", editable=False, default="", db_default=""
    )

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
        """Keep the searched names true to the names."""
        self.search_name, self.search_former_names = fold(self.name), fold_each(self.former_names)
        super().save(*args, **kwargs)

    @property
    def label(self):
        """The name with its département, as readers expect it: « Les Mureaux (Yvelines) »."""
        departement = self.departement
        if departement in (None, self) or departement.name == self.name:
            return self.name
        return f"{self.name} ({departement.name})"

    @property
    def kind_label(self):
        """« Communauté de communes » rather than « Intercommunalité », when it is known."""
        return self.get_nature_display() or self.get_kind_display()

    @property
    def address(self):
        """How addresses of the site call it: « 46102 », « 46 », « region-76 »; see `territories.addresses`."""
        return address_of(self.kind, self.code)

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
