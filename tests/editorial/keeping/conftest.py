"""Resources published some time ago; themes and organisations to be merged."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from tests.factories import make_organisation, make_resource, make_theme


@pytest.fixture
def make_old(rubric):
    """Make a resource published so many days ago."""

    def make_old(title, days=600, **fields):
        page = make_resource(fields.pop("parent", rubric), title, **fields)
        when = timezone.now() - timedelta(days=days)
        Page.objects.filter(pk=page.pk).update(last_published_at=when, first_published_at=when)
        return type(page).objects.get(pk=page.pk)

    return make_old


@pytest.fixture
def old(make_old):
    """A guide that has been due for two months."""
    return make_old("Un vieux guide")


@pytest.fixture
def old_theme(db):
    """The one that goes."""
    return make_theme("Jeunes")


@pytest.fixture
def theme(db):
    """The one that stays."""
    return make_theme("Jeunesse engagée")


@pytest.fixture
def old_body(db):
    """An organisation under its former name."""
    return make_organisation("etat", "Agence de l’environnement", acronym="ADEME", url="https://old.example/")


@pytest.fixture
def body(db):
    """The same, under the name of today."""
    return make_organisation("entreprise", "Agence de la transition écologique")
