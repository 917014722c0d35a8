"""What each line of a file would do: create, change, nothing, or be shown as a duplicate."""

import pytest
from wagtail.models import GroupPagePermission

from catalogue.identifiers import new_code
from practical_kit.models import StudyPage
from tests.editorial.exchange.conftest import STUDY, told
from tests.factories import (
    fresh,
    hide,
    make_case,
    make_organisation,
    make_resource,
)


def test_kind_and_rubric_are_asked_of_each_new_line_unless_the_settings_say_them(plain, send):
    assert told(send({"Titre": "Un"})) == [
        (2, "Type", "De quel type est cette ressource\u00a0? Au choix\u00a0: cas de territoire, étude, guide."),
        (2, "Rubrique", "Dans quelle rubrique\u00a0?"),
    ]
    assert send({"Titre": "Un"}, kind="guide", rubric="se-former").counts == {"creer": 1}


@pytest.mark.parametrize(
    ("own", "cells"),
    [
        ({"title": "Une étude", "year": 2020}, {"Titre": "UNE  ETUDE", "Année": "2020"}),
        ({"doi": "10.1000/182"}, {"DOI": "10.1000/182"}),
        ({"isbn": "9780306406157"}, {"ISBN": "0-306-40615-2"}),
        ({"source_url": "https://www.site.fr/etude/"}, {"Adresse du document": "http://site.fr/etude"}),
    ],
)
def test_what_the_site_has_already_is_shown_and_not_created(plain, send, own, cells):
    known = make_resource(plain, own.pop("title", "Autre titre"), StudyPage, **own)
    imported = send(STUDY | cells)
    assert imported.counts == {"doublon": 1}
    assert imported.lines.get().resource_id == known.pk
    assert not imported.can_be_written


def test_the_front_page_of_a_site_makes_no_duplicate(plain, send):
    make_resource(plain, "Autre titre", StudyPage, source_url="https://site.fr/")
    assert send(STUDY | {"Adresse du document": "https://www.site.fr"}).counts == {"creer": 1}


@pytest.mark.parametrize("state", [{"live": False}, {}])
def test_drafts_and_private_resources_are_duplicates_too(plain, send, state):
    page = make_resource(plain, "Une étude", StudyPage, year=2020, **state)
    if not state:
        hide(page)
    assert send(STUDY | {"Année": "2020"}).counts == {"doublon": 1}


def test_a_line_that_repeats_another_is_shown(plain, send):
    imported = send(STUDY, STUDY)
    assert imported.counts == {"creer": 1, "doublon": 1}
    assert imported.lines.get(action="doublon").twin_line == 2


def test_a_duplicate_updates_the_resource_if_one_says_so(plain, write):
    known = make_resource(plain, "Une étude", StudyPage, year=2020, levels=["comprendre"])
    imported = write(STUDY | {"Année": "2020", "Pages": "12"}, updates_twins=True)
    assert imported.counts == {"modifier": 1}
    assert fresh(known).pages == 12


def test_a_line_is_known_by_its_identifier(plain, send):
    known = make_resource(plain, "Une étude", StudyPage, summary="Avant.", levels=["comprendre"])
    imported = send({"Identifiant": known.code, "Titre": "Un autre titre", "Résumé": ""})
    assert imported.counts == {"modifier": 1}
    assert imported.lines.get().changes == [["Titre", "Une étude", "Un autre titre"]]


def test_an_empty_cell_clears_only_if_one_says_so(plain, send):
    known = make_resource(plain, "Une étude", StudyPage, pages=12, levels=["comprendre"])
    line = {"Identifiant": known.code, "Pages": ""}
    assert send(line).counts == {"inchangee": 1}
    assert send(line, clears=True).lines.get().changes == [["Pages", "12", ""]]


def test_an_import_moves_nothing_and_withdraws_nothing(plain, send):
    known = make_resource(plain, "Une étude", StudyPage, levels=["comprendre"])
    line = {
        "Identifiant": known.code,
        "Type": "Guide",
        "Rubrique": "Évaluer",
        "Fin de l’adresse": "ailleurs",
        "En ligne": "non",
    }
    assert [label for _, label, _ in told(send(line))] == ["Type", "Rubrique", "Fin de l’adresse", "En ligne"]


def test_an_identifier_stands_on_one_line(plain, send):
    code = new_code()
    assert told(send(STUDY | {"Identifiant": code}, STUDY | {"Identifiant": code, "Titre": "Deux"})) == [
        (3, "Identifiant", "La ligne 2 a déjà cet identifiant.")
    ]


def test_two_lines_do_not_change_one_resource(plain, send):
    known = make_resource(plain, "Une étude", StudyPage, year=2020, levels=["comprendre"])
    lines = {"Identifiant": known.code, "Pages": "3"}, STUDY | {"Année": "2020", "Pages": "4"}
    assert [number for number, *_ in told(send(*lines, updates_twins=True))] == [3]


def test_the_work_of_others_is_not_written_over(plain, send, account):
    known = make_resource(plain, "Une étude", StudyPage, levels=["comprendre"])
    line = {"Identifiant": known.code, "Pages": "3"}
    known.pages = 5
    known.save_revision()
    assert "modifications non publiées" in told(send(line))[0][2]
    fresh(known).latest_revision.publish()
    assert send(line).counts == {"modifier": 1}
    page = fresh(known)
    page.locked = True
    page.save()
    assert "verrouillée" in told(send(line))[0][2]


def test_what_goes_online_is_complete(plain, send):
    found = told(send(STUDY | {"En ligne": "oui"}))
    assert [label for _, label, _ in found] == ["", ""]
    assert "résumé" in found[0][2]
    assert "niveau de besoin" in found[1][2]
    whole = STUDY | {"En ligne": "oui", "Résumé": "Ce qu’elle dit.", "Niveaux de besoin": "comprendre"}
    assert send(whole).counts == {"creer": 1}


def test_a_case_goes_online_with_two_families_of_actors(plain, send):
    make_organisation("association", "La Fonda")
    case = {
        "Titre": "Un cas",
        "Type": "cas",
        "Rubrique": "se-former",
        "En ligne": "oui",
        "Acteurs": "La Fonda (pilote)",
    }
    assert any("deux familles" in message for *_, message in told(send(case)))


def test_who_may_not_publish_in_a_rubric_imports_nothing_there(plain, send, account):
    account.is_superuser = False
    account.save()
    assert not GroupPagePermission.objects.filter(group__in=account.groups.all()).exists()
    assert "ne pouvez pas publier" in told(send(STUDY))[0][2]


def test_a_case_of_the_site_is_compared_cell_by_cell(plain, send):
    case = make_case(plain, "Un cas", levels=["comprendre"])
    line = {"Identifiant": case.code, "Défi": "Un défi.", "Contexte": case.context_text}
    assert send(line).counts == {"inchangee": 1}
