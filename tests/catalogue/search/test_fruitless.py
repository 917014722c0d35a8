"""Words that find nothing are counted for editors; who typed them is nobody's business."""

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalogue.models import FruitlessSearch
from catalogue.search import fruitless
from tests.factories import make_resource
from tests.searching import ask


def kept():
    """The words kept, with their counts."""
    return dict(FruitlessSearch.objects.values_list("words", "count"))


def test_the_same_words_are_counted_whatever_their_case(db):
    for text in ("Girafe", "girafe", "GIRAFE bleue"):
        fruitless.note(text)
    assert kept() == {"girafe": 2, "girafe bleue": 1}


PERSONAL = ["jean@exemple.fr", "écrire à jean@exemple.fr", "06 12 34 56 78", "06.12.34.56.78", "06-12-34-56-78"]
PERSONAL += ["+33612345678", "tél 0612345678", "+33 6 12 34 56 78", "+33 (0)6 12 34 56 78"]
PERSONAL += [
    "06/12/34/56/78",
    "06\u00a012\u00a034\u00a056\u00a078",
    "06\u202f12\u202f34\u202f56\u202f78",
    "06–12–34–56–78",
]
YEARS = ["loi 2014", "agenda 2030", "1901-2024 associations", "2008-2012 arpea"]


@pytest.mark.parametrize("text", PERSONAL)
def test_an_address_or_a_telephone_number_is_not_kept(db, text):
    fruitless.note(f"monsieur martin {text}")
    assert kept() == {}


@pytest.mark.parametrize("text", ["", " ", "?", "a", "1234", "😀", "é", "\x00"])
def test_what_is_no_word_is_not_kept(db, text):
    fruitless.note(text)
    assert kept() == {}


@pytest.mark.parametrize("text", YEARS)
def test_years_are_not_telephone_numbers(db, text):
    fruitless.note(text)
    assert kept() == {text: 1}


def test_long_words_are_cut(db):
    fruitless.note("mot " * 100)
    [words] = kept()
    assert len(words) <= FruitlessSearch.LONGEST


def test_the_rarest_and_oldest_make_room(db, monkeypatch):
    monkeypatch.setattr(FruitlessSearch, "MOST_KEPT", 5)
    monkeypatch.setattr(fruitless, "ROOM_MADE", 2)
    for text in ("un", "deux", "trois", "quatre", "cinq"):
        fruitless.note(f"mot {text}")
    fruitless.note("mot un")
    fruitless.note("mot nouveau")
    assert kept() == {"mot un": 2, "mot quatre": 1, "mot cinq": 1, "mot nouveau": 1}


def test_words_known_already_need_no_room(db, monkeypatch):
    monkeypatch.setattr(FruitlessSearch, "MOST_KEPT", 1)
    fruitless.note("girafe")
    fruitless.note("girafe")
    assert kept() == {"girafe": 2}


@pytest.mark.parametrize("error", [DatabaseError("read-only")])
def test_a_database_that_cannot_be_written_breaks_nothing(db, monkeypatch, caplog, error):
    def fail(words):
        raise error

    monkeypatch.setattr(fruitless, "keep", fail)
    fruitless.note("girafe")
    assert "could not be noted" in caplog.text


def test_an_error_of_the_database_leaves_the_transaction_usable(db, monkeypatch):
    def fail(words):
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM nowhere")

    monkeypatch.setattr(fruitless, "keep", fail)
    fruitless.note("girafe")
    assert kept() == {}


FRUITLESS = {"girafe": True, "jardin": False, "girafe jardin": True, "jadrin": True, "le la": False, "": False}


@pytest.mark.parametrize(("text", "expected"), FRUITLESS.items(), ids=FRUITLESS.keys())
def test_a_search_is_fruitless_when_the_words_as_typed_find_nothing(rubric, text, expected):
    make_resource(rubric, "Un jardin", year=2020)
    assert ask(text).is_fruitless is expected


def test_filters_do_not_make_a_search_fruitless(rubric):
    make_resource(rubric, "Un jardin", year=2020)
    make_resource(rubric, "Un verger", year=2019)
    assert not ask("jardin", annee=["2019"]).is_fruitless
    assert ask("girafe", annee=["2019"]).is_fruitless


def test_a_search_counts_once_however_many_of_its_pages_are_read(rubric, client):
    for number in range(21):
        make_resource(rubric, f"Un jardin {number}")
    for page in (1, 2):
        response = client.get(reverse("catalogue:catalogue"), {"q": "jardni", "page": page})
        assert response.context["page"].number == page
    assert kept() == {"jardni": 1}


def test_a_search_that_finds_writes_nothing(rubric, client):
    make_resource(rubric, "Un jardin")
    client.get(reverse("catalogue:catalogue"), {"q": "jardin"})
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("catalogue:catalogue"), {"q": "jardin"})
    assert kept() == {}
    assert not [query for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
