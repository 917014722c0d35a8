"""A misspelt word becomes the nearest that the resources hold; what was meant is left alone."""

import pytest

from catalogue.models import SearchWord
from catalogue.search import spelling
from tests.factories import make_resource, make_three
from tests.searching import ask, found, slugs


def corrected(text):
    """The question as it was understood, if it was spelt otherwise."""
    found = ask(text)
    return found.query.text if found.is_corrected else None


MISTAKES = {
    "two letters swapped": "partenraiat",
    "a letter missing": "partenarat",
    "a letter doubled": "parttenariat",
    "a wrong letter": "partemariat",
    "two mistakes": "partenerriat",
    "capitals": "PARTENRAIAT",
    "an accent where none is": "pàrtenraiat",
}


@pytest.mark.parametrize("text", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_mended(rubric, text):
    make_resource(rubric, "Un partenariat")
    assert corrected(text) == "partenariat"


def test_three_mistakes_are_too_many(rubric):
    make_resource(rubric, "Un partenariat")
    assert corrected("pertenerrait") is None


@pytest.mark.parametrize(("length", "allowed"), [(1, 0), (2, 0), (3, 1), (5, 1), (6, 2), (20, 2)])
def test_short_words_may_have_fewer_mistakes(length, allowed):
    assert spelling.distance_allowed("a" * length) == allowed


def test_a_correction_is_written_with_its_accents(rubric):
    make_resource(rubric, "Une évaluation")
    assert corrected("évlauation") == "évaluation"


def test_the_nearest_word_wins_over_the_most_frequent(rubric):
    make_resource(rubric, "Ungersheim")
    for _ in range(3):
        make_resource(rubric, "Kingersheim")
    assert corrected("hungersheim") == "ungersheim"


def test_of_two_as_near_the_one_that_finds_more_wins(rubric):
    make_resource(rubric, "Un mortel")
    make_resource(rubric, "Un mortex")
    make_resource(rubric, "Autre mortex")
    assert corrected("morteb") == "mortex"


def test_of_two_as_near_that_find_as_much_the_first_by_letter_wins(rubric):
    make_resource(rubric, "Un mortex")
    make_resource(rubric, "Un mortel")
    assert corrected("morteb") == "mortel"


def test_a_word_of_a_page_that_is_no_longer_visible_is_never_offered(rubric):
    page = make_resource(rubric, "Le potager")
    make_resource(rubric, "Le verger")
    assert corrected("potajer") == "potager"
    page.unpublish()
    assert SearchWord.objects.filter(word="potager").exists()  # words stay until the index is made anew
    assert corrected("potajer") is None


def test_a_word_of_a_draft_or_a_private_page_is_never_offered(rubric):
    make_three(rubric, summary="Un potager.")
    assert corrected("potajer") == "potager"
    assert found("potajer") == ["Visible"]
    assert not SearchWord.objects.filter(word__in=["brouillon", "reservee"]).exists()
    assert corrected("brouilon") is None


def test_a_quoted_phrase_is_never_spelt_otherwise(rubric):
    make_resource(rubric, "Un partenariat")
    assert corrected("« partenraiat »") is None
    assert slugs(ask("« partenraiat »")) == []


def test_only_the_words_that_find_nothing_are_changed(rubric):
    make_resource(rubric, "Un jardin, des partenariats")
    make_resource(rubric, "Un jarret")
    assert corrected("jardin partenraiats") == "jardin partenariats"
    assert corrected("« jardin » partenraiats") == "« jardin » partenariats"


def test_a_question_that_finds_something_is_never_spelt_otherwise(rubric):
    make_resource(rubric, "Un jadin")
    for _ in range(3):
        make_resource(rubric, "Un jardin")
    assert corrected("jadin") is None


def test_a_word_without_a_neighbour_leaves_the_question_as_it_is(rubric):
    make_resource(rubric, "Un jardin")
    found = ask("jardin hippopotame")
    assert (found.is_corrected, found.query.loose, slugs(found)) == (False, True, ["un-jardin"])


def test_words_with_digits_are_not_taught(rubric):
    make_resource(rubric, "Le plan 20212 et R2D2")
    ask("plan")
    assert set(SearchWord.objects.values_list("word", flat=True)) >= {"plan"}
    assert not SearchWord.objects.filter(word__regex=r"[0-9]").exists()
