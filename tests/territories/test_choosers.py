"""Choosing one territory among all: words, codes and kinds, without Wagtail's search index."""

import pytest
from django.apps import apps
from django.urls import reverse
from wagtail.search.index import class_is_indexed

from catalogue.models import ResourceTerritory
from practical_kit.models import CaseNotePage
from territories.choosers import TerritoryWidget, population_label
from territories.models import Territory
from tests.factories import make_commune, make_resource
from tests.filling import add_address, edit_address
from tests.reading import texts

RESULTS = reverse("territory_chooser:choose_results")


@pytest.fixture
def find(editor):
    """The rows that the chooser shows for these words and kind."""

    def find(words="", kind=""):
        response = editor.get(RESULTS, {"q": words, "kind": kind})
        assert response.status_code == 200
        return [row.split(" 78")[0] for row in texts(response, "tbody tr")]

    return find


def test_a_territory_is_found_by_the_beginning_of_its_name_whatever_its_accents(find):
    make_commune("Évry-Courcouronnes", "78228")
    make_commune("Ivry-sur-Seine", "78041")
    assert find("evry") == ["Évry-Courcouronnes"]


def test_a_territory_is_found_by_its_official_code(find):
    make_commune("Les Mureaux", "78440")
    assert find("78440") == ["Les Mureaux"]


def test_a_row_tells_namesakes_apart(editor):
    make_commune("Saint-Denis", "93066", departement="Seine-Saint-Denis", population=149_077)
    response = editor.get(RESULTS, {"q": "saint-denis", "kind": "commune"})
    assert texts(response, "tbody tr") == ["Saint-Denis 93066 Commune Seine-Saint-Denis 149 077"]
    assert texts(response, "th") == ["Territoire", "Code", "Type", "Département", "Population"]


def test_a_kind_narrows_the_list_and_is_enough_to_ask(editor):
    make_commune("Les Mureaux", "78440", departement="Yvelines")
    asked = {
        kind: texts(editor.get(RESULTS, {"kind": kind}), "tbody td:first-child") for kind in ("commune", "departement")
    }
    assert asked == {"commune": ["Les Mureaux"], "departement": ["Yvelines"]}


def test_an_intercommunality_is_called_by_its_legal_form(editor):
    Territory.objects.create(kind="epci", code="244600000", name="Grand-Figeac", zone="metro", nature="CC")
    assert "Communauté de communes" in texts(editor.get(RESULTS, {"q": "figeac"}), "tbody tr")[0]


def test_nothing_asked_shows_no_territory_and_says_what_to_do(editor):
    make_commune()
    response = editor.get(reverse("territory_chooser:choose"))
    html = response.json()["html"]
    assert "<tbody" not in html
    assert "Tapez les premières lettres d’un nom" in html


def test_nothing_found_is_said_in_french_with_the_words_asked(editor):
    response = editor.get(RESULTS, {"q": "<b>Atlantide</b>"})
    assert "Aucun territoire ne répond à « <b>Atlantide</b> »" in texts(response, "p")[0]


@pytest.mark.parametrize("words", ["a" * 500, "\x00", '"', "%", "_", "' OR 1=1", "  ", "😀"])
def test_any_words_are_words(find, words):
    make_commune()
    assert find(words) == []


@pytest.mark.parametrize("page", ["0", "999", "zz"])
def test_a_page_of_results_that_does_not_exist_is_not_found(editor, page):
    make_commune()
    assert editor.get(RESULTS, {"q": "mureaux", "p": page}).status_code == 404


def test_a_page_of_results_costs_the_same_for_one_territory_and_for_ten(editor, django_assert_max_num_queries):
    for number in range(10):
        make_commune(f"Ville {number}", f"7800{number}")
    editor.get(RESULTS, {"q": "ville"})
    with django_assert_max_num_queries(6):
        assert len(texts(editor.get(RESULTS, {"q": "ville"}), "tbody tr")) == 10


def test_the_chosen_territory_is_called_by_its_name_and_departement(editor):
    place = make_commune("Les Mureaux", "78440")
    answer = editor.get(reverse("territory_chooser:chosen", args=[place.pk])).json()
    assert answer["result"] == {"id": str(place.pk), "title": "Les Mureaux (Yvelines)", "edit_url": None}


def test_the_form_of_a_case_chooses_its_territory_so(editor, rubric):
    assert "Choisir un territoire" in editor.get(add_address(CaseNotePage, rubric)).content.decode()
    page = make_resource(rubric)
    page.territory_items.add(ResourceTerritory(territory=make_commune("Les Mureaux", "78440")))
    page.save()
    assert "Les Mureaux (Yvelines)" in editor.get(edit_address(page)).content.decode()


def test_every_foreign_key_to_a_territory_has_the_chooser():
    field = ResourceTerritory._meta.get_field("territory")
    form = apps.get_model("practical_kit.GuidePage").get_edit_handler().get_form_class()
    widget = form.formsets["territory_items"].form.base_fields[field.name].widget
    assert isinstance(widget, TerritoryWidget)


def test_territories_stay_out_of_wagtails_index():
    assert not class_is_indexed(Territory)


def test_an_unknown_population_is_a_dash():
    assert population_label(Territory(population=None)) == "–"
