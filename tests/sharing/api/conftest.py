"""A small catalogue with something in every field."""

import pytest

from catalogue.models import Organisation, ResourceContribution, ResourceFile
from practical_kit.models import StudyPage
from tests.factories import (
    cite,
    make_case,
    make_commune,
    make_document,
    make_reference,
    make_resource,
    paragraph,
)

CODE = "bcdf2345"


def make_study(rubric, title="Mesurer l’effet", code=CODE, **fields):
    """A study that says all that can be said."""
    organisation = Organisation.objects.filter(slug="la-fonda").first() or Organisation.objects.create(
        name="La Fonda", slug="la-fonda", family="association"
    )
    publisher = ResourceContribution(organisation=organisation, role="editeur")
    author = {"given_name": "Maud", "family_name": "Martin", "role": ""}
    source = make_reference("Une source", url="https://example.org/source", publisher="Un éditeur")
    said = {"levels": ["innover", "comprendre"], "also_in": ["se-former"], "themes": ["Mobilité"]}
    said |= {"authors": [("author", author)], "contributions": [publisher], "year": 2023, "month": 3, "pages": 42}
    said |= {"doi": "10.3917/rfap.162.0303", "isbn": "9782110096739", "licence": "licence-ouverte"}
    said |= {"files": [ResourceFile(document=make_document(pages=40), label="Annexes")]}
    said |= {"takeaways": [("takeaway", "Un point.")], "source_url": "https://example.org/document"}
    said |= {"body": [paragraph('Un <a href="/contact/">paragraphe</a>.', [source])], "reference_items": cite(source)}
    return make_resource(rubric, title, StudyPage, code=code, **said | fields)


@pytest.fixture
def study(rubric, indexed):
    """The study, as visitors and the index see it."""
    with indexed():
        return make_study(rubric)


@pytest.fixture
def case(rubric, indexed):
    """A case note."""
    with indexed():
        return make_case(rubric, "Relier les quartiers", places=[make_commune()], levels=["innover"])
