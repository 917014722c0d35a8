"""What editors teach the search, and what it teaches them."""

from django.core.exceptions import ValidationError
from django.db import models


class SynonymGroup(models.Model):
    """Terms that mean the same to a reader: searching one finds the others."""

    MOST_TERMS = 12

    terms = models.TextField(
        "termes équivalents",
        max_length=600,
        help_text="Un par ligne, par exemple : EPCI, puis intercommunalité, puis communauté de communes. "
        "Une recherche sur l’un trouve aussi les autres ; les accents, le pluriel et les tirets sont déjà pardonnés.",
    )

    class Meta:
        verbose_name = "groupe de synonymes"
        verbose_name_plural = "synonymes"
        ordering = ["terms"]

    def __str__(self):
        return ", ".join(self.as_list())

    def as_list(self) -> list[str]:
        """The terms, as written."""
        return [line.strip() for line in self.terms.splitlines() if line.strip()]

    def clean(self):
        """Two terms at least, and few enough that one search stays one search."""
        super().clean()
        self.terms = "\n".join(dict.fromkeys(self.as_list()))
        count = len(self.as_list())
        if count < 2:
            raise ValidationError({"terms": "Écrivez au moins deux termes, un par ligne."})
        if count > self.MOST_TERMS:
            raise ValidationError({"terms": f"{self.MOST_TERMS} termes au plus : séparez en plusieurs groupes."})


class FruitlessSearch(models.Model):
    """Words that found nothing, and how often. Who typed them is not known: no address, no visitor, no hour."""

    MOST_KEPT = 2_000
    LONGEST = 100

    words = models.CharField("mots cherchés", max_length=LONGEST, unique=True)
    count = models.PositiveIntegerField("fois", default=1)
    last_seen = models.DateField("dernière fois", auto_now=True)

    class Meta:
        verbose_name = "recherche sans résultat"
        verbose_name_plural = "recherches sans résultat"
        ordering = ["-count", "words"]

    def __str__(self):
        return self.words
