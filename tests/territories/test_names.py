"""How names are written and compared."""

import pytest

from territories.names import fold, fold_each, tidy, typeset


def test_a_double_space_becomes_one():
    assert tidy("CA ECLA  (Espace Communautaire)") == "CA ECLA (Espace Communautaire)"


def test_a_straight_apostrophe_becomes_french():
    assert tidy("L'Haÿ-les-Roses") == "L’Haÿ-les-Roses"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("L’Haÿ-les-Roses", "l hay les roses"),
        ("L'HAY LES ROSES", "l hay les roses"),
        ("Œuilly", "oeuilly"),
        ("St-Denis", "saint denis"),
        ("Ste Foy", "sainte foy"),
        ("  Évry ", "evry"),
        ("’", ""),
    ],
)
def test_names_compare_without_accents_case_or_punctuation(written, folded):
    assert fold(written) == folded


def test_sentences_get_the_no_break_spaces_of_french():
    assert typeset("Code « 1 » : quoi ?") == "Code «\xa01\xa0»\xa0: quoi\xa0?"


def test_several_names_are_written_apart_for_the_machine():
    assert fold_each("Arbignieu / St-Bois") == "/ arbignieu / saint bois /"
    assert fold_each("") == ""
