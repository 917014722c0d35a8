"""A page in draft, an editor who asks, links to it."""

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from editorial.approval.recording import ask
from editorial.models import ApprovalLink
from practical_kit.models import GuidePage
from tests.factories import make_resource, paragraphs


@pytest.fixture
def draft(rubric):
    """A guide that nobody published."""
    return saved(make_resource(rubric, "Un guide secret", GuidePage, live=False, body=paragraphs("Trois étapes.")))


@pytest.fixture
def make_link(publisher):
    """A link to a page as last saved, asked by an editor."""

    def make_link(page, partner="La fédération", days=30, message=""):
        link = ApprovalLink(partner=partner, message=message)
        return ask(Page.objects.get(pk=page.pk), link, days, publisher.user)

    return make_link


@pytest.fixture
def link(draft, make_link):
    """A link to the guide."""
    return make_link(draft)


@pytest.fixture
def partner():
    """A browser of somebody who has no account."""
    return Client()


def saved(page, **changes):
    """The page, with a new revision that says otherwise."""
    page = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision()
    return page


def answer(decision="approuve", **fields):
    """What a partner fills in."""
    return {"decision": decision, "comment": "", "name": "Camille Roux", "function": "Directrice"} | fields


def expire(link):
    """Let time pass."""
    ApprovalLink.objects.filter(pk=link.pk).update(expires_at=timezone.now())
