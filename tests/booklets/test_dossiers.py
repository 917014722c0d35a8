"""The dossier that a self-assessment leads to."""

import pytest
from django.utils import timezone
from wagtail.models import Page

from tests.booklets.scene import HIDDEN
from tests.factories import hide, make_assessment, make_case, make_resource, make_three
from tests.reading import links, region, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment(home):
    """The page of the self-assessment."""
    return make_assessment(home)


@pytest.fixture
def answers(assessment):
    """Answers as an address holds them."""
    return f"2102x01221-{assessment.questionnaire.version}"


def test_the_result_comes_first_then_the_resources_it_led_to(client, press, rubric, answers, indexed):
    with indexed():
        make_three(rubric)
        make_case(rubric, "Un cas d’ici")
    page = client.get(f"/autodiagnostic/?a={answers}")
    [address] = [link for link in links(page, "main") if link.startswith("/dossier/")]
    assert "la fiche de chaque ressource, chaque cas en entier" in words(region(page, ".page-head"))
    response = client.get(address)
    assert response["Content-Disposition"] == f'attachment; filename="autodiagnostic-{timezone.localdate()}.pdf"'
    [booklet] = press
    assert (booklet.title, booklet.pieces[0].title) == ("Par où commencer, chez nous", "Votre résultat")
    assert {piece.title for piece in booklet.pieces[1:]} == {"Visible", "Un cas d’ici"}
    said = booklet.pieces[0].html
    assert "Vos réponses" in said
    assert "#fiche-" in said  # a resource of the path is in the same file
    assert [word for word in HIDDEN if word in said] == []
    assert booklet.address.endswith(f"&autodiagnostic={answers}")


def test_a_selection_says_what_its_dossier_holds(client, rubric):
    page = client.get(f"/selection/?r={make_resource(rubric).code}")
    assert "la fiche de chaque ressource, chaque cas en entier" in words(region(page, "[aria-labelledby=envoyer]"))


def test_other_resources_may_be_chosen(client, press, rubric, answers, indexed):
    with indexed():
        make_resource(rubric, "Proposée")
        kept = make_resource(rubric, "Gardée")
    assert client.get("/dossier/", {"autodiagnostic": answers, "r": kept.code}).status_code == 200
    assert [piece.title for piece in press[0].pieces] == ["Votre résultat", "Gardée"]


@pytest.mark.parametrize("text", ["x", "\x00", "é" * 3000, "<b>", "2102x01221-ZZ"])
def test_answers_that_cannot_be_read_are_refused_in_words(client, press, assessment, text):
    response = client.get("/dossier/", {"autodiagnostic": text})
    assert response.status_code == 400
    assert words(region(response, "main .lead"))
    assert press == []


def test_without_a_self_assessment_that_visitors_see_there_is_no_result(client, press, assessment, answers):
    hide(Page.objects.get(pk=assessment.pk))
    response = client.get("/dossier/", {"autodiagnostic": answers})
    assert response.status_code == 400
    assert "n’est pas en ligne" in words(region(response, "main"))
