"""What people type finds their territory: other spellings, former names, postcodes, where it lies."""

import pytest

from territories.models import Territory
from territories.searching import close

pytestmark = pytest.mark.django_db
Kind = Territory.Kind


def make(kind, code, name, **fields):
    return Territory.objects.create(kind=kind, code=code, name=name, **{"zone": "metro"} | fields)


@pytest.fixture
def lot():
    return make(Kind.DEPARTEMENT, "46", "Lot", parent=make(Kind.REGION, "76", "Occitanie"))


@pytest.fixture
def figeac(lot):
    return make(Kind.COMMUNE, "46102", "Figeac", parent=lot, postcodes="46100", population=9_800)


@pytest.fixture
def mene():
    names = "Langourla / Saint-Gilles-du-Mené"
    return make(Kind.COMMUNE, "22046", "Le Mené", postcodes="22330 22530", former_names=names)


def found(words):
    return list(Territory.objects.search(words))


@pytest.mark.parametrize("words", ["langourla", "LANGOUR", "St Gilles", "saint-gilles du mene", "22330", "2253"])
def test_a_former_name_or_a_postcode_finds_the_commune_of_today(mene, figeac, words):
    assert found(words) == [mene]


@pytest.mark.parametrize("words", ["ourla", "gilles langourla", "gilles saint", "330", "23"])
def test_parts_of_words_and_words_of_several_former_names_do_not(mene, words):
    assert found(words) == []


@pytest.mark.parametrize("words", ["Figeac (Lot)", "figeac, lot", "lot figeac", "figeac 46"])
def test_where_it_lies_may_be_said_with_the_name(figeac, words):
    assert found(words) == [figeac]


def test_where_it_lies_is_not_enough(figeac):
    assert found("lot 46") == []


@pytest.mark.parametrize("words", ["communauté de communes du Grand-Figeac", "CC Grand Figeac", "cc du grand figeac"])
def test_a_group_is_found_by_its_whole_form(lot, words):
    group = make(Kind.EPCI, "200067361", "CC Grand-Figeac", parent=lot, nature="CC")
    assert found(words) == [group]


def test_a_code_that_is_also_a_postcode_finds_both_the_postcode_first(figeac):
    other = make(Kind.COMMUNE, "46100", "Faycelles", postcodes="46270", population=60_000)
    small = make(Kind.COMMUNE, "46133", "Lissac", postcodes="46090 46100", population=900)
    assert found("46100") == [figeac, small, other]


def test_a_departement_comes_before_the_postcodes_that_begin_as_its_code():
    make(Kind.COMMUNE, "97411", "Saint-Denis", postcodes="97400", population=150_000)
    island = make(Kind.DEPARTEMENT, "974", "La Réunion")
    assert found("974")[0] == island


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("chatelguyon", "Châtel-Guyon"),
        ("latourdupin", "La Tour-du-Pin"),
        ("LaTour du Pin", "La Tour-du-Pin"),
        ("mairie de saillans", "Saillans"),
        ("Ville de Lyon", "Lyon"),
        ("Commune d’Auch", "Auch"),
        ("Lyon 3e", "Lyon"),
        ("Lyon 3ème arrondissement", "Lyon"),
        ("ville du bois", "La Ville-du-Bois"),
    ],
)
def test_a_name_is_found_without_its_spaces_or_with_what_is_written_around_it(words, name):
    for rank, other in enumerate(("Châtel-Guyon", "La Tour-du-Pin", "Saillans", "Lyon", "Auch", "La Ville-du-Bois")):
        make(Kind.COMMUNE, f"9000{rank}", other)
    assert [one.name for one in found(words)] == [name]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("figaec", ["Figeac"]),
        ("Figeacq", ["Figeac"]),
        ("mairie de figac", ["Figeac"]),
        ("igeac", []),
        ("fi", []),
        ("", []),
    ],
)
def test_names_close_to_what_was_typed_share_its_first_letters(figeac, words, names):
    make(Kind.COMMUNE, "99999", "Fismes")
    assert [one.name for one in close(Territory.objects, words)] == names


def test_a_former_name_comes_before_names_that_only_hold_the_word(mene):
    make(Kind.COMMUNE, "1", "Bois-Langourla", population=90_000)
    assert found("langourla")[0] == mene


@pytest.mark.parametrize("words", ["\x00", "’’", "/", "% %", "_ _", "a" * 500, "\\", "« »", "cc", "œ" * 3])
def test_anything_may_be_typed(figeac, words):
    assert found(words) == []


def test_saving_keeps_former_names_searchable(figeac):
    figeac.former_names = "Capdenac"
    figeac.save()
    assert found("capdenac") == [figeac]
