"""When a resource was last looked at, what an editor wants to be told by mail, which lookalikes are none."""

from django.conf import settings
from django.db import models


class ReviewDate(models.Model):
    """What is known of the review of a resource. No revision holds it, so that none brings an old date back.

    A resource without a row is one that nobody has looked at since it was published. By when it is to be looked at
    again is said by `editorial.keeping.due`.
    """

    resource = models.OneToOneField(
        "catalogue.Resource", models.CASCADE, primary_key=True, related_name="review_date", verbose_name="ressource"
    )
    review_on = models.DateField("à revoir le", null=True, blank=True)  # chosen by somebody; empty, the usual delay
    reviewed_on = models.DateField("revue le", null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="revue par"
    )

    wagtail_reference_index_ignore = True  # a page is not « used » by its own review date

    class Meta:
        verbose_name = "date de revue"
        verbose_name_plural = "dates de revue"
        default_permissions = ()  # whoever may publish a page may say that it was looked at

    def __str__(self):
        return f"revue de la ressource {self.pk}"


class ReviewDigest(models.Model):
    """Whether somebody wants the weekly mail, and when they last had it. Without a row: they do, and never had it."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="review_digest", verbose_name="compte"
    )
    is_wanted = models.BooleanField("recevoir chaque semaine ce qu’il y a à faire", default=True)
    sent_on = models.DateField("envoyé le", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "courriel de la semaine"
        verbose_name_plural = "courriels de la semaine"
        default_permissions = ()

    def __str__(self):
        return f"courriel de {self.user}"


class DistinctPair(models.Model):
    """Two things that look like one another and are not the same: somebody said so."""

    LISTS = [("themes", "thèmes"), ("organisations", "organisations"), ("ressources", "ressources")]

    among = models.CharField("parmi", max_length=20, choices=LISTS)
    first = models.BigIntegerField("numéro du premier")  # the least of the two
    second = models.BigIntegerField("numéro du second")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="écarté par"
    )

    class Meta:
        verbose_name = "faux doublon"
        verbose_name_plural = "faux doublons"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["among", "first", "second"], name="distinct_pair_once")]

    def __str__(self):
        return f"{self.get_among_display()} {self.first} et {self.second}"
