"""A draft of which there is something to say."""

import pytest

from practical_kit.models import GuidePage
from tests.editorial.quality.last_look import VAGUE
from tests.factories import make_resource


@pytest.fixture
def draft(rubric):
    """A guide that lacks nothing, whose text has a link « ici »."""
    page = make_resource(rubric, "Un guide", GuidePage, levels=["innover"], live=False, body=VAGUE)
    page.save_revision()
    return page
