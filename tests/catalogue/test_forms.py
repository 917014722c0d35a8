"""The query string is a form: what is known narrows the list, what is not is ignored, what is left is counted."""

import random

import pytest
from django.http import QueryDict

from catalogue.forms import CatalogueForm
from catalogue.models import Resource
from catalogue.search import upkeep
from practical_kit.models import StudyPage
from tests.factories import (
    make_case,
    make_commune,
    make_four,
    make_organisation,
    make_resource,
    make_rubric,
    make_theme,
)


def asked(address):
    """What is found for what comes after the question mark."""
    upkeep.flush()
    return CatalogueForm(QueryDict(address)).find()


def titles(address):
    """The titles found, in any order."""
    return set(Resource.objects.filter(pk__in=asked(address).answer.keys).values_list("title", flat=True))


def offered(address, name):
    """The values of a filter and how many results each would give, in the order they are offered."""
    [choices] = [choices for facet, choices in asked(address).facets if facet.name == name]
    return {choice.value.value: choice.count for choice in choices}


@pytest.fixture
def collection(kit, rubric):
    """Three resources that differ in all."""
    make_resource(
        rubric, "Guide", levels=["comprendre"], themes=[make_theme("Mobilité")], year=2016, licence="licence-ouverte"
    )
    make_resource(make_rubric(kit, "se-former"), "Étude", StudyPage, levels=["innover"], year=2020, language="en")
    place = make_commune()
    make_case(rubric, "Cas", levels=["comprendre", "innover"], also_in=["se-former"], families=(), places=[place])
    body = make_organisation(name="Le Labo")
    case = Resource.objects.get(title="Cas").specific
    case.actors.create(organisation=body)
    case.save()


ALL = {"Guide", "Étude", "Cas"}


def test_nothing_asked_gives_every_listed_resource_and_counts_no_other(kit, rubric):
    make_four(kit, rubric, levels=["innover"])
    assert titles("") == {"Visible"}
    assert offered("", "besoin") == {"innover": 1}


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("besoin=comprendre", {"Guide", "Cas"}),
        ("rubrique=se-former", {"Étude", "Cas"}),
        ("type=etude", {"Étude"}),
        ("theme=mobilite", {"Guide"}),
        ("region=R78440", {"Cas"}),
        ("departement=D78440", {"Cas"}),
        ("annee=2020", {"Étude"}),
        ("langue=en", {"Étude"}),
        ("licence=licence-ouverte", {"Guide"}),
        ("q=étude", {"Étude"}),
        ("besoin=innover&rubrique=evaluer", {"Cas"}),
        ("besoin=comprendre&type=guide&rubrique=evaluer&q=guide", {"Guide"}),
        ("besoin=comprendre&type=etude", set()),
    ],
)
def test_each_filter_narrows_the_list_and_filters_add_up(collection, address, found):
    assert titles(address) == found


def test_a_resource_is_found_by_the_organisations_that_have_a_part_in_it(collection):
    [slug] = offered("", "acteur")
    assert titles(f"acteur={slug}") == {"Cas"}


@pytest.mark.parametrize("address", ["besoin=comprendre&besoin=innover", "type=etude&type=cas&type=guide"])
def test_values_of_one_filter_widen_it(collection, address):
    assert titles(address) == ALL


def test_a_filter_in_use_counts_what_its_other_values_would_add_and_the_others_what_would_be_left(collection):
    assert offered("", "type") == {"cas": 1, "etude": 1, "guide": 1}
    assert offered("type=cas", "type") == {"cas": 1, "etude": 1, "guide": 1}
    assert offered("besoin=comprendre", "type") == {"cas": 1, "guide": 1}
    assert offered("besoin=comprendre&type=cas", "type") == {"cas": 1, "guide": 1}
    assert offered("type=cas&type=etude", "besoin") == {"comprendre": 1, "innover": 2}
    assert offered("q=étude", "besoin") == {"innover": 1}


def test_a_value_without_results_is_offered_only_when_it_is_chosen(collection):
    assert "etude" not in offered("besoin=comprendre", "type")
    assert offered("besoin=comprendre&type=etude", "type")["etude"] == 0


UNKNOWN = [
    "besoin=inconnu",
    "besoin=s-approprier",
    "rubrique=toutes",
    "type=roman",
    "besoin=",
    "besoin=1",
    "type=GUIDE",
    "besoin=%00",
    "besoin=%FF%FE",
    "type[]=guide",
    "besoin[0]=comprendre",
    "inconnu=oui",
    "rubrique=' OR 1=1 --",
    "q=%20%20",
    "q=%00",
]


def test_what_is_unknown_and_what_no_resource_has_filters_nothing(collection):
    for address in UNKNOWN:
        assert titles(address) == ALL, address
        assert asked(address).values == {}, address


def test_an_unknown_value_does_not_undo_a_known_one(collection):
    assert titles("besoin=inconnu&besoin=comprendre&besoin=%00") == {"Guide", "Cas"}


def test_a_question_too_long_to_be_true_is_cut(collection):
    found = asked(f"q={'guide ' * 2_000}")
    assert titles(f"q={'guide ' * 2_000}") == {"Guide"}
    assert len(found.asked.text) <= 255


def test_a_value_repeated_counts_once(collection):
    found = asked("besoin=comprendre&besoin=comprendre&type=cas&type=cas")
    assert {name: [value.value for value in values] for name, values in found.values.items()} == {
        "besoin": ["comprendre"],
        "type": ["cas"],
    }


def test_values_are_offered_in_the_order_that_suits_them(kit, rubric):
    for year, levels in ((2010, ["innover"]), (2020, ["innover", "comprendre"]), (2015, ["innover"])):
        make_resource(rubric, year=year, levels=levels, themes=[make_theme(f"Thème {year}")])
    make_resource(rubric, themes=Resource.objects.get(year=2015).themes.all())
    assert list(offered("", "annee")) == ["2020", "2015", "2010"]
    assert list(offered("", "besoin")) == ["comprendre", "innover"]
    assert list(offered("", "theme")) == ["theme-2015", "theme-2010", "theme-2020"]


def test_an_order_that_is_not_known_or_not_possible_is_the_usual_one(collection):
    orders = {
        "tri=titre": "titre",
        "tri=hasard": "date",
        "tri=arrivee": "date",
        "tri=pertinence": "date",
        "q=guide": "pertinence",
    }
    assert {address: asked(address).order for address in orders} == orders


def test_hundreds_of_random_query_strings_never_break_it(rubric):
    make_resource(rubric, "Guide", levels=["comprendre"])
    upkeep.flush()
    dice = random.Random(5)
    pieces = [
        "q",
        "besoin",
        "type",
        "page",
        "=",
        "&",
        "%00",
        "%",
        "[]",
        "comprendre",
        "guide",
        "é",
        "'",
        '"',
        "\\",
        "-1",
    ]
    for _ in range(300):
        CatalogueForm(QueryDict("".join(dice.choices(pieces, k=dice.randrange(1, 20))))).find()
