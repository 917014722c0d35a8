"""The page of the self-assessment, and answers as an address holds them."""

import pytest

from tests.factories import make_assessment


@pytest.fixture
def page(home):
    return make_assessment(home)


@pytest.fixture
def code(page):
    """Signs as the text of an address."""
    return lambda signs: f"{signs}-{page.questionnaire.version}"
