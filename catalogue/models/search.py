"""The search index: what the catalogue page asks, kept beside the pages and never instead of them.

Two tables for a resource: a narrow one that is scanned, filtered and counted, a wide one that is looked into by words.
Migration 0005 adds what the ORM can't say: on SQLite an FTS5 table fed by triggers, on PostgreSQL generated
`tsvector` columns. A later migration that alters `SearchText` must make them anew.
"""

from django.db import models


class SearchEntry(models.Model):
    """A listed resource as the catalogue filters, counts and sorts it."""

    resource = models.OneToOneField(
        "catalogue.Resource", models.CASCADE, primary_key=True, related_name="search_entry", verbose_name="ressource"
    )
    facets = models.TextField("valeurs de filtres")  # one character for each FacetValue
    moment = models.BigIntegerField("date de tri")  # the greater, the newer: see `catalogue.search.indexing.moment`
    title_key = models.BinaryField("titre de tri", max_length=255)  # folded; bytes sort the same on both databases

    class Meta:
        verbose_name = "entrée de l’index"
        verbose_name_plural = "entrées de l’index"
        indexes = [
            models.Index(fields=["-moment", "-resource"], name="search_entry_newest"),
            models.Index(fields=["title_key", "resource"], name="search_entry_by_title"),
        ]

    def __str__(self):
        return f"entrée de la ressource {self.pk}"


class SearchText(models.Model):
    """The words of a resource, as stems (`catalogue.search.french`), by how much a match there weighs."""

    entry = models.OneToOneField(SearchEntry, models.CASCADE, primary_key=True, related_name="words")
    title = models.TextField("titre")
    subjects = models.TextField("résumé, thèmes, organisations, territoires")
    body = models.TextField("texte")
    files = models.TextField("texte des fichiers")
    plain = models.TextField("texte à montrer")  # the body as people read it: passages are cut from it

    class Meta:
        verbose_name = "texte de l’index"
        verbose_name_plural = "textes de l’index"

    def __str__(self):
        return f"texte de la ressource {self.pk}"


class FacetValue(models.Model):
    """A value that resources are filtered by: its name in addresses, its label, and the character that counts it.

    Counting values over thousands of results is then counting the characters of one string: about three times quicker
    than joining and grouping as many rows (docs/performance.md).
    """

    FIRST, SURROGATES, SURROGATE_COUNT = 0x20, 0xD800, 0x800

    facet = models.CharField("filtre", max_length=20)
    value = models.CharField("valeur", max_length=100)
    label = models.CharField("libellé", max_length=200)
    rank = models.PositiveSmallIntegerField("rang", default=0)  # in an ordered vocabulary

    class Meta:
        verbose_name = "valeur de filtre"
        verbose_name_plural = "valeurs de filtres"
        constraints = [models.UniqueConstraint(fields=["facet", "value"], name="facet_value_once")]

    def __str__(self):
        return f"{self.facet} : {self.label}"

    @property
    def character(self) -> str:
        """What stands for this value in `SearchEntry.facets`. Below U+0100, Python counts them a third quicker."""
        code = self.FIRST + self.pk
        return chr(code if code < self.SURROGATES else code + self.SURROGATE_COUNT)

    @classmethod
    def key_of(cls, character: str) -> int:
        """The primary key of the value that this character stands for."""
        code = ord(character)
        return (code if code < cls.SURROGATES else code - cls.SURROGATE_COUNT) - cls.FIRST


class SearchWord(models.Model):
    """A word that some resource holds, lower case and without accents: what a misspelt word is compared with."""

    word = models.CharField("mot", max_length=40, primary_key=True)
    shown = models.CharField("mot tel qu’on l’écrit", max_length=40)  # with its accents

    class Meta:
        verbose_name = "mot de l’index"
        verbose_name_plural = "mots de l’index"

    def __str__(self):
        return self.shown


class SearchVersion(models.Model):
    """How many times the index has changed: what was computed from it holds as long as this number stays."""

    number = models.PositiveBigIntegerField("numéro", default=0)

    class Meta:
        verbose_name = "version de l’index"
        verbose_name_plural = "versions de l’index"

    def __str__(self):
        return str(self.number)
