"""Resources to keep."""

import pytest

from catalogue.models import Resource
from tests.factories import make_resource, make_three


@pytest.fixture
def three(rubric, indexed):
    """A resource that visitors see, a draft and a private one; their codes by title."""
    with indexed():
        make_three(rubric)
    return dict(Resource.objects.values_list("title", "code"))


@pytest.fixture
def abc(rubric, indexed):
    """The codes of three resources, each with a title of one letter."""
    with indexed():
        return [make_resource(rubric, title).code for title in "ABC"]


@pytest.fixture
def see(client):
    """The page of a selection."""
    return lambda *codes, **asked: client.get("/selection/", {"r": ",".join(codes)} | asked)
