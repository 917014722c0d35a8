"""What the tests of the search start from."""

import pytest

from tests.factories import make_resource


@pytest.fixture
def garden(rubric, indexed):
    """A published guide that only the word « jardin » finds."""
    with indexed():
        return make_resource(rubric, "Jardin", summary="Un carré de terre.")
