"""The statement that answers a question: what weighs how much, pages that fit together."""

import pytest

from catalogue.models import ResourceFile
from catalogue.search import engine
from tests.factories import (
    make_case,
    make_commune,
    make_document,
    make_organisation,
    make_resource,
    make_theme,
    paragraphs,
)
from tests.searching import ask, found, slugs


def attach(page, text):
    """A file with this text."""
    ResourceFile.objects.create(page=page, document=make_document(text=text))


def test_the_title_comes_before_what_it_is_about_then_the_text_then_files(rubric):
    in_file = make_resource(rubric, "Dans le fichier", year=2024)
    attach(in_file, "Le verger.")
    make_resource(rubric, "Dans le texte", year=2023, body=paragraphs("Le verger."))
    make_resource(rubric, "Dans le résumé", year=2022, summary="Le verger.")
    make_resource(rubric, "Le verger", year=2021)
    assert found("verger") == ["Le verger", "Dans le résumé", "Dans le texte", "Dans le fichier"]


def test_themes_organisations_and_territories_weigh_as_the_summary_does(rubric):
    make_resource(rubric, "Dans le texte", year=2024, body=paragraphs("Morlaix."))
    make_resource(rubric, "Dans le thème", year=2023, themes=[make_theme("Morlaix")])
    make_resource(rubric, "Dans le résumé", year=2022, summary="À Morlaix.")
    morlaix = make_commune("Morlaix", "29151", "Finistère", "Bretagne")
    make_case(rubric, "Dans le territoire", year=2021, places=[morlaix])
    case = make_case(rubric, "Dans l’acteur", year=2020, families=("collectivite",))
    actor = case.actors.get()
    actor.organisation = make_organisation(name="Ville de Morlaix")
    actor.save()
    assert found("morlaix") == [
        "Dans le thème",
        "Dans le résumé",
        "Dans le territoire",
        "Dans l’acteur",
        "Dans le texte",
    ]
    assert found("finistère bretagne") == ["Dans le territoire"]


def test_a_title_that_says_the_question_comes_first(rubric):
    make_resource(rubric, "Commun : le bien du jardin", year=2024)
    make_resource(rubric, "Le bien commun", year=2020)
    assert found("bien commun") == ["Le bien commun", "Commun : le bien du jardin"]


def test_of_two_that_weigh_the_same_the_newest_comes_first(rubric):
    for year in (2019, 2021, 2020):
        make_resource(rubric, f"Le verger {year}", year=year)
    assert found("verger") == ["Le verger 2021", "Le verger 2020", "Le verger 2019"]


def test_a_phrase_is_found_in_order_and_within_one_piece(rubric):
    make_resource(rubric, "Ensemble", body=paragraphs("Un bien commun."))
    make_resource(rubric, "À l’envers", body=paragraphs("Commun, un bien."))
    make_resource(rubric, "En deux", body=paragraphs("C’est bien", "Commun accord"))
    make_resource(rubric, "Le bien", summary="Commun à tous.")
    assert found("« bien commun »") == ["Ensemble"]
    assert len(found("bien commun")) == 4


def test_when_nothing_has_all_the_words_the_more_the_better(rubric):
    make_resource(rubric, "Jardin", year=2024)
    make_resource(rubric, "Autre", year=2020, body=paragraphs("Un jardin, un verger."))
    found = ask("jardin verger girafe")
    assert found.query.loose
    assert slugs(found) == ["autre", "jardin"]


def test_words_that_all_are_there_are_never_loose(rubric):
    make_resource(rubric, "Jardin")
    make_resource(rubric, "Jardin et verger")
    found = ask("jardin verger")
    assert (found.query.loose, slugs(found)) == (False, ["jardin-et-verger"])


@pytest.mark.parametrize("order", engine.ORDERS)
def test_going_through_the_pages_gives_each_result_once(rubric, order):
    for number in range(23):
        make_resource(rubric, "Le verger" if number % 3 else f"Un verger {number}", year=2020 + number % 2)
    whole = ask("verger", order).answer
    pages = [ask("verger", order, start, 5).answer for start in range(0, 30, 5)]
    assert [key for page in pages for key in page.keys] == whole.keys
    assert len(set(whole.keys)) == 23
    assert {page.total for page in pages} == {23}


@pytest.mark.parametrize("order", ["date", "titre"])
def test_pages_without_words_are_those_of_the_statement(rubric, order):
    for number in range(13):
        make_resource(rubric, f"Verger {number % 4}", year=2020 + number % 2)
    whole = ask("", order).answer.keys
    assert [key for start in range(0, 15, 4) for key in ask("", order, start, 4).answer.keys] == whole
    assert len(set(whole)) == 13


def test_titles_are_filed_without_article_accents_or_case(rubric):
    for title in ("L’eau", "Zoé", "école", "Les dons", "Été", "Abc", "Un cas"):
        make_resource(rubric, title)
    assert found("", order="titre") == ["Abc", "Un cas", "Les dons", "L’eau", "école", "Été", "Zoé"]


def test_a_long_text_is_found_by_its_last_word_and_by_a_phrase_of_its_beginning(rubric):
    text = "début premier " + "mot autre chose " * 10_000 + "verger potager"
    make_resource(rubric, "Long", year=2024, body=paragraphs(text))
    attach(make_resource(rubric, "Fichier", year=2020), text)
    assert found("potager") == found("« début premier »") == found("verger") == ["Long", "Fichier"]
    assert found("« chose verger »") == []  # past what PostgreSQL numbers: words, no phrases


def test_a_file_of_more_words_than_a_vector_holds_is_indexed_words_before_numbers(rubric):
    attach(make_resource(rubric, "Annexe"), " ".join(f"{number:060}" for number in range(20_000)) + " verger")
    attach(make_resource(rubric, "Tableau"), " ".join(f"{number:x}".rjust(39, "k") for number in range(20_000)))
    assert found("verger") == ["Annexe"]
    assert found("tableau") == ["Tableau"]
