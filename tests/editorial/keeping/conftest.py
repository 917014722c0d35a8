"""Resources published some time ago."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from tests.factories import make_resource


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
