"""The query string is a form: what is known narrows the list, what is not is ignored."""

import pytest
from django.http import QueryDict

from catalogue.forms import CatalogueForm
from practical_kit.models import StudyPage
from tests.factories import make_case, make_four, make_resource, make_rubric


def asked(address):
    """The form for what comes after the question mark."""
    return CatalogueForm(QueryDict(address))


def titles(address):
    return {resource.title for resource in asked(address).resources()}


@pytest.fixture
def collection(kit, rubric, django_capture_on_commit_callbacks):
    """Three resources that differ in all."""
    with django_capture_on_commit_callbacks(execute=True):
        make_resource(rubric, "Guide", levels=["comprendre"])
        make_resource(make_rubric(kit, "se-former"), "Étude", StudyPage, levels=["innover"])
        make_case(rubric, "Cas", levels=["comprendre", "innover"], also_in=["se-former"])


ALL = {"Guide", "Étude", "Cas"}


def test_nothing_asked_gives_every_listed_resource(kit, rubric):
    make_four(kit, rubric)
    assert titles("") == {"Visible"}


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("besoin=comprendre", {"Guide", "Cas"}),
        ("rubrique=se-former", {"Étude", "Cas"}),
        ("type=etude", {"Étude"}),
        ("q=étude", {"Étude"}),
        ("besoin=innover&rubrique=evaluer", {"Cas"}),
        ("besoin=comprendre&type=guide&rubrique=evaluer&q=guide", {"Guide"}),
        ("besoin=comprendre&type=etude", set()),
    ],
)
def test_each_filter_narrows_the_list_and_filters_add_up(collection, address, found):
    assert titles(address) == found


@pytest.mark.parametrize("address", ["besoin=comprendre&besoin=innover", "type=etude&type=cas&type=guide"])
def test_values_of_one_filter_widen_it(collection, address):
    assert titles(address) == ALL


UNKNOWN = [
    "besoin=inconnu",
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


def test_what_is_unknown_filters_nothing(collection):
    for address in UNKNOWN:
        form = asked(address)
        assert {resource.title for resource in form.resources()} == ALL, address
        assert form.active_filters() == [], address


def test_an_unknown_value_does_not_undo_a_known_one(collection):
    assert titles("besoin=inconnu&besoin=comprendre&besoin=%00") == {"Guide", "Cas"}


def test_a_question_too_long_to_be_true_filters_nothing(collection):
    assert titles(f"q={'guide ' * 2_000}") == ALL


def test_a_value_repeated_counts_once(collection):
    form = asked("besoin=comprendre&besoin=comprendre&type=cas&type=cas")
    assert [resource.title for resource in form.resources()] == ["Cas"]
    assert form.active_filters() == [("besoin", "comprendre", "Comprendre"), ("type", "cas", "Cas de territoire")]


def test_the_active_filters_are_named_as_the_reader_names_them(collection):
    form = asked("type=etude&rubrique=evaluer&besoin=s-approprier&type=roman")
    form.full_clean()
    assert form.active_filters() == [
        ("besoin", "s-approprier", "S’approprier"),
        ("rubrique", "evaluer", "Évaluer"),
        ("type", "etude", "Étude"),
    ]


def test_the_kinds_offered_are_those_that_exist(db):
    assert {label for _, label in CatalogueForm().fields["type"].choices} == {"Étude", "Guide", "Cas de territoire"}


def test_the_levels_and_rubrics_are_offered_by_their_slug_in_order(db):
    fields = CatalogueForm().fields
    assert [str(value) for value, _ in fields["besoin"].choices] == ["comprendre", "s-approprier", "innover"]
    assert [label for _, label in fields["rubrique"].choices][:2] == ["Se former", "Mettre en œuvre"]
