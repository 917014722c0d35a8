"""Merging as an editor does it, for the tests that follow."""

from django.urls import reverse

from catalogue.models import Organisation, Theme
from tests.reading import texts

LISTS = {"themes": Theme, "organisations": Organisation}


def name_of(term):
    """How the vocabulary of a term is called in addresses."""
    return next(name for name, model in LISTS.items() if isinstance(term, model))


def merge_address(loser, winner):
    """Where what would change is shown."""
    return reverse("editorial_merge", args=[name_of(loser), loser.pk, winner.pk])


def choose_address(term):
    """Where the other term is chosen."""
    return reverse("editorial_merge_choose", args=[name_of(term), term.pk])


def merge(client, loser, winner, **fields):
    """Merge as the confirmation asks; give what is shown next."""
    sent = {"understood": "on", "acronym": "stays", "family": "stays", "url": "stays"} | fields
    return client.post(merge_address(loser, winner), sent, follow=True)


def said(response):
    """The messages of a screen."""
    return " ".join(texts(response, ".messages li"))
