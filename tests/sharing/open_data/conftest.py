"""Taking files."""

import pytest

from catalogue.models import ResourceContribution, ResourceFile
from practical_kit.models import StudyPage
from tests.factories import make_case, make_commune, make_document, make_organisation, make_resource, make_theme


@pytest.fixture
def take(client):
    """The text of a file."""

    def taking(ending):
        response = client.get(f"/donnees/catalogue.{ending}")
        assert response.status_code == 200
        return response.getvalue().decode()

    return taking


@pytest.fixture
def study(rubric):
    """A study of which all is known."""
    people = [("Dupré", "Cécile", ""), ("Rossi", "Anna", "traductrice")]
    parts = [("La Fonda", "editeur"), ("Cerema", "auteur"), ("Banque", "financeur"), ("Ville", "partenaire")]
    return make_resource(
        rubric, "Étude « une », et deux", StudyPage, levels=["innover", "comprendre"], also_in=["se-former"],
        themes=[make_theme("Mobilité"), make_theme("Emploi")], takeaways=[("takeaway", "Un."), ("takeaway", "Deux.")],
        authors=[("author", {"family_name": f, "given_name": g, "role": role}) for f, g, role in people],
        contributions=[ResourceContribution(organisation=make_organisation(name=n), role=role) for n, role in parts],
        year=2023, month=3, pages=42, doi="10.3917/rfap.162.0303", isbn="9782110096739", licence="cc-by",
        files=[ResourceFile(document=make_document("Rapport")), ResourceFile(document=make_document("Annexes"))],
        source_url="https://example.org/document", published_in="Tribune Fonda, n° 245", edition="2e édition",
    )  # fmt: skip


@pytest.fixture
def case(rubric):
    """A case note."""
    return make_case(rubric, "Un cas", places=[make_commune(), make_commune("Lens", "62498", "Pas-de-Calais", "HDF")])
