"""Which names look like one another, and which do not."""

import random
import time

import pytest

from editorial.keeping.duplicates import Named, Names, close_to
from editorial.keeping.duplicates.names import ACRONYM, SAME, SLIP
from practical_kit.filling.words import lexicon
from tests.factories import make_organisation


def why(one, other, acronyms=("", "")):
    """Why two names are proposed; "" when they are not."""
    names = [Named(place, name, acronyms[place]) for place, name in enumerate((one, other))]
    return next((why for *_, why in Names(names).pairs()), "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Économie sociale", "economie sociale"),
        ("Tiers-lieux", "tiers lieux"),
        ("Co-construction", "Coconstruction"),
        ("Le service public", "Services publics"),
        ("Réseau des élus", "Réseau d’élus"),
        ("Fondation de France", "France, Fondation de"),
        ("L’Agence du climat", "Agence du climat"),
    ],
)
def test_the_same_name_written_otherwise_is_proposed(one, other):
    assert why(one, other) == SAME


@pytest.mark.parametrize(
    ("one", "other", "acronyms"),
    [
        ("Agence de la transition écologique", "ATE", ("", "")),
        ("Agence de la transition écologique", "Ademe", ("ADEME", "")),
        ("Agence de l’environnement (ADEME)", "Agence de la transition écologique", ("", "ADEME")),
        ("E.P.C.I.", "Établissement public de coopération intercommunale", ("", "EPCI")),
    ],
)
def test_an_acronym_is_proposed_with_what_it_stands_for(one, other, acronyms):
    assert why(one, other, acronyms) == ACRONYM
    assert why(other, one, acronyms[::-1]) == ACRONYM


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Participation citoyenne", "Participatoin citoyenne"),
        ("Fédération des acteurs ruraux", "Fédération des acteurs rurraux"),
        ("Coopération", "Coopéraition"),
    ],
)
def test_a_slip_of_the_fingers_is_proposed(one, other):
    assert why(one, other) == SLIP


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Département de la Haute-Marne", "Département de la Haute-Saône"),
        ("Insertion", "Intérêt"),
        ("Rapport 2023", "Rapport 2024"),
        ("Eau", "Air"),
        ("Commune de Nay", "Commune de Nans"),
        ("", "…"),
        ("Ville de Lyon", "Métropole de Lyon"),
    ],
)
def test_different_names_are_left_alone(one, other):
    assert why(one, other) == ""


def test_what_shares_an_acronym_by_nature_is_left_alone():
    chambers = [
        Named(n, f"Chambre de {place}", "CRESS")
        for n, place in enumerate("Bretagne Corse Alsace Guyane Picardie".split())
    ]
    assert list(Names(chambers).pairs()) == []


def test_the_organisation_that_an_unknown_name_may_be_is_found(db):
    ademe = make_organisation(name="Agence de la transition écologique", acronym="ADEME")
    fonda = make_organisation(name="La Fonda")
    every = [ademe, fonda, make_organisation(name="Ville de Lyon")]
    assert close_to("ADEME", every) == [ademe]
    assert close_to("agences de la transition ecologique", every) == [ademe]
    assert close_to("Fonda", every) == [fonda]
    assert close_to("Autre chose", every) == []
    assert close_to("", every) == []


def test_thousands_of_names_are_compared_in_seconds():
    """Three times what was measured; to compare each with each would take minutes."""
    rng = random.Random(3)
    labels = [" ".join(lexicon().label(rng, rng.randint(4, 10))) for _ in range(10_000)]
    labels[7_000] = f"{labels[10]}s"
    began = time.process_time()
    pairs = list(Names(Named(place, name) for place, name in enumerate(labels)).pairs())
    assert time.process_time() - began < 6
    assert (10, 7_000) in {pair[:2] for pair in pairs}
