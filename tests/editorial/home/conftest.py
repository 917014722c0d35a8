"""Work under way: drafts, pages sent for review."""

import pytest
from django.urls import reverse
from wagtail.models import Page, Workflow

from tests.factories import make_resource


@pytest.fixture
def desk():
    """The home page of somebody's admin."""
    return lambda client, query="": client.get(reverse("wagtailadmin_home") + query)


@pytest.fixture
def draft(rubric, roles):
    """Write a draft of somebody, as its form would."""

    def draft(user, title="Un brouillon", **fields):
        page = make_resource(rubric, title, **{"live": False, "owner": user} | fields)
        page.save_revision(user=user, clean=False)
        return Page.objects.get(pk=page.pk).specific

    return draft


@pytest.fixture
def submitted(draft):
    """Write a draft of somebody and send it for review."""

    def submitted(user, title="À relire", **fields):
        page = draft(user, title, **fields)
        Workflow.objects.get().start(page, user)
        return page

    return submitted
