"""What each line of a file would do, and what is wrong with it, in French, on its line."""

import pytest
from wagtail.models import GroupPagePermission

from catalogue.identifiers import new_code
from catalogue.models import Resource, Theme
from practical_kit.models import CaseNotePage, GuidePage, StudyPage
from tests.editorial.exchange.conftest import told
from tests.factories import (
    fresh,
    hide,
    make_case,
    make_organisation,
    make_reference,
    make_resource,
    make_rubric,
    make_theme,
)

STUDY = {"Titre": "Une étude", "Type": "Étude", "Rubrique": "Se former"}


@pytest.fixture
def plain(kit):
    """The page of the rubric « Se former »; the others have none."""
    return make_rubric(kit, "se-former")


def test_nothing_is_written_by_looking(plain, send):
    imported = send(STUDY)
    assert imported.counts == {"creer": 1}
    assert imported.can_be_written
    assert Resource.objects.count() == 0


def test_kind_and_rubric_are_asked_of_each_new_line_unless_the_settings_say_them(plain, send):
    assert told(send({"Titre": "Un"})) == [
        (2, "Type", "De quel type est cette ressource\u00a0? Au choix\u00a0: cas de territoire, étude, guide."),
        (2, "Rubrique", "Dans quelle rubrique\u00a0?"),
    ]
    assert send({"Titre": "Un"}, kind="guide", rubric="se-former").counts == {"creer": 1}


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"Titre": ""}, "Titre", "Il faut un titre"),
        ({"Type": "Roman"}, "Type", "Au choix"),
        ({"Rubrique": "Cuisiner"}, "Rubrique", "n’est pas dans la liste"),
        ({"Rubrique": "Évaluer"}, "Rubrique", "n’a pas de page"),
        ({"Année": "l’an dernier"}, "Année", "n’est pas un nombre entier"),
        ({"Année": "20233"}, "Année", "vraisemblable"),
        ({"Mois": "13"}, "Mois", "pas un choix valide"),
        ({"Date": "31 février"}, "Date", "n’est pas une date"),
        ({"Pages": "-3"}, "Pages", "n’est pas un nombre entier"),
        ({"Langue": "klingon"}, "Langue", "Français, Anglais"),
        ({"Licence": "libre"}, "Licence", "n’est pas dans la liste"),
        ({"Niveaux de besoin": "Expert"}, "Niveaux de besoin", "Comprendre, S’approprier, Innover"),
        ({"Adresse du document": "www.sans-scheme"}, "Adresse du document", "URL valide"),
        ({"Adresse du document": "javascript:alert(1)"}, "Adresse du document", "URL valide"),
        ({"Résumé": "a" * 281}, "Résumé", "281"),
        ({"ISBN": "123"}, "ISBN", "n’est pas juste"),
        ({"DOI": "abc"}, "DOI", "commence par"),
        ({"Territoires": "Atlantide"}, "Territoires", "Territoire inconnu"),
        ({"Thèmes": "Jardinage"}, "Thèmes", "Thème inconnu"),
        ({"Publié par": "Presses du Lac"}, "Publié par", "Organisation inconnue"),
        ({"Fichiers": "12"}, "Fichiers", "numéro du document"),
        ({"Fichiers": "[document 999]"}, "Fichiers", "Aucun document"),
        ({"Sources": "nulle-part"}, "Sources", "Aucune référence"),
        ({"En ligne": "peut-être"}, "En ligne", "oui ou non"),
        ({"Identifiant": "12345"}, "Identifiant", "n’est pas un identifiant d’ici"),
        ({"Défi": "Un défi"}, "Défi", "ne sert pas pour «\u00a0étude"),
        ({"Texte": "[{"}, "Texte", "ne sont pas entiers"),
        ({"Texte": '[{"type": "bombe", "value": 1}]'}, "Texte", "type inconnu"),
        ({"Texte": '[{"type": "heading", "value": "x"}]'}, "Texte", "forme attendue"),
        (
            {"Texte": '[{"type": "heading", "value": {"text": ""}}]'},
            "Texte",
            "Élément 1\u00a0: Ce champ est obligatoire",
        ),
        ({"À retenir": "a\nb\nc\nd\ne"}, "À retenir", "4"),
        ({"Mise en ligne le": "0001-01-01"}, "Mise en ligne le", "Écrivez la date"),
        ({"Remplace l’édition": "zzz"}, "Remplace l’édition", "identifiant"),
    ],
)
def test_what_is_wrong_is_told_on_its_line_and_in_its_column(plain, send, cells, column, words):
    imported = send({"Titre": "Bonne"} | STUDY | {"Titre": "Bonne ligne"}, STUDY | cells)
    assert imported.counts.get("erreur") == 1, imported.counts
    found = told(imported)
    assert [(number, label) for number, label, _ in found] == [(3, column)]
    assert words in found[0][2]
    assert not imported.can_be_written


@pytest.mark.parametrize(
    ("column", "text", "name", "value"),
    [
        ("Année", "2020.0", "year", 2020),
        ("Mois", "Août", "month", 8),
        ("Langue", "EN", "language", "en"),
        ("Licence", "CC BY 4.0", "licence", "cc-by"),
        ("Licence", "cc-by-sa", "licence", "cc-by-sa"),
        ("DOI", "https://doi.org/10.1000/ABC", "doi", "10.1000/abc"),
        ("ISBN", "978-0-306-40615-7", "isbn", "9780306406157"),
        ("Résumé", "  Deux\u200b mots  ", "summary", "Deux mots"),
    ],
)
def test_cells_are_understood_as_people_write_them(plain, write, column, text, name, value):
    write(STUDY | {column: text})
    assert getattr(StudyPage.objects.get(), name) == value


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("2023", 2023, None),
        ("2023-05", 2023, 5),
        ("12/05/2023", 2023, 5),
        ("5/2023", 2023, 5),
        ("1er mai 2023", 2023, 5),
    ],
)
def test_a_date_gives_its_year_and_its_month(plain, write, text, year, month):
    write(STUDY | {"Date de parution": text})
    page = StudyPage.objects.get()
    assert (page.year, page.month) == (year, month)


def test_html_in_cells_is_text_or_is_made_safe(plain, write):
    write(
        STUDY
        | {
            "Titre": "<script>alert(1)</script>",
            "Texte": "<p onclick='x()'>Un <b>mot</b><script>alert(2)</script> <a href='javascript:alert(3)'>là</a></p>",
        }
    )
    page = StudyPage.objects.get()
    assert page.title == "<script>alert(1)</script>"  # text, which every page escapes
    html = page.body[0].value["text"].source
    assert "<b>mot</b>" in html
    assert "alert" not in html
    assert "onclick" not in html


def test_html_inside_the_blocks_of_a_text_is_made_safe(plain, write):
    blocks = '[{"type": "paragraph", "value": {"text": "<p>Un<img src=x onerror=alert(1)></p>", "references": []}}]'
    write(STUDY | {"Texte": blocks})
    assert StudyPage.objects.get().body[0].value["text"].source == "<p>Un</p>"


def test_plain_text_becomes_paragraphs(plain, write):
    write(STUDY | {"Texte": "Un < deux\n\nTrois"})
    assert StudyPage.objects.get().body[0].value["text"].source == "<p>Un &lt; deux</p><p>Trois</p>"


def test_a_formula_is_only_words(plain, write):
    write(STUDY | {"Titre": "=cmd|' /C calc'!A0"})
    assert StudyPage.objects.get().title == "=cmd|' /C calc'!A0"


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


def test_unknown_names_are_gathered_and_decided(plain, send, write):
    make_theme("Coopération")
    fonda = make_organisation("association", "La Fonda", acronym="LF")
    line = STUDY | {
        "Thèmes": "cooperation ; Jardins ; Vélo",
        "Organisations auteures": "LF ; Presses du Lac ; Inconnue",
    }
    imported = send(line)
    assert imported.unknown == {
        "themes": {"jardins": "Jardins", "velo": "Vélo"},
        "organisations": {"presses du lac": "Presses du Lac", "inconnue": "Inconnue"},
    }
    decisions = {
        "themes": {"jardins": "creer", "velo": "laisser"},
        "organisations": {"presses du lac": "creer:entreprise", "inconnue": str(fonda.pk)},
    }
    write(line, decisions=decisions)
    page = StudyPage.objects.get()
    assert {theme.name for theme in page.themes.all()} == {"Coopération", "Jardins"}
    assert [str(row.organisation) for row in page.contributions.all()] == ["La Fonda (LF)", "Presses du Lac"]
    assert page.contributions.last().organisation.family == "entreprise"


def test_a_new_theme_is_created_once_for_all_its_lines(plain, write):
    lines = [STUDY | {"Titre": f"Étude {n}", "Thèmes": "Jardins"} for n in range(3)]
    write(*lines, decisions={"themes": {"jardins": "creer"}})
    assert Theme.objects.get(name="Jardins").resource_items.count() == 3


def test_territories_are_known_by_code_or_by_a_name_that_only_one_has(demo, send, write):
    line = {"Titre": "Une étude de plus", "Type": "Étude", "Rubrique": "Se former"}
    ambiguous = told(send(line | {"Territoires": "Saint-Denis"}))
    assert "Plusieurs territoires" in ambiguous[0][2]
    assert "93066" in ambiguous[0][2]
    write(line | {"Territoires": "Les Mureaux ; 93066 ; Nantes Métropole (Intercommunalité 244400404)"})
    page = StudyPage.objects.get(title=line["Titre"])
    assert [place.code for place in page.places] == ["78440", "93066", "244400404"]


def test_who_may_not_publish_in_a_rubric_imports_nothing_there(plain, send, account):
    account.is_superuser = False
    account.save()
    assert not GroupPagePermission.objects.filter(group__in=account.groups.all()).exists()
    assert "ne pouvez pas publier" in told(send(STUDY))[0][2]


def test_several_rubrics_in_a_cell_are_that_where_it_lives_and_those_where_it_is_listed(plain, write):
    write(STUDY | {"Rubrique": "se-former ; evaluer"})
    page = StudyPage.objects.get()
    assert page.rubric.slug == "se-former"
    assert [rubric.slug for rubric in page.also_in.all()] == ["evaluer"]


def test_a_case_brings_its_actors_measures_and_tools(plain, write):
    make_organisation("association", "La Fonda")
    make_organisation("collectivite", "Ville; de (Nantes)")
    make_reference(slug="source-1")
    tool = make_resource(plain, "Un outil", GuidePage)
    case = {
        "Titre": "Un cas",
        "Type": "Cas de territoire",
        "Rubrique": "Se former",
        "Acteurs": r"La Fonda (pilote) ; Ville\; de \(Nantes\) (financeur)",
        "Résultats mesurés": r"Emplois \| postes | 12 | ETP | 2020 | mesure | source-1",
        "Outils du kit utilisés": tool.code,
        "Contexte": "<p>Un <i>lieu</i>.</p>",
    }
    write(case)
    page = CaseNotePage.objects.get()
    assert [str(actor) for actor in page.actors.all()] == ["La Fonda (Pilote)", "Ville; de (Nantes) (Financeur)"]
    measure = page.measures.get()
    assert (measure.indicator, measure.value, measure.evidence, measure.source.slug) == (
        "Emplois | postes",
        "12",
        "mesure",
        "source-1",
    )
    assert page.tools.get().resource_id == tool.pk
    assert page.context_text == "<p>Un <i>lieu</i>.</p>"


def test_editions_and_tools_of_the_same_file_are_tied(plain, write):
    old, new, case = new_code(), new_code(), new_code()
    write(
        STUDY | {"Identifiant": new, "Titre": "Seconde", "Remplace l’édition": old},
        STUDY | {"Identifiant": old, "Titre": "Première"},
        {
            "Identifiant": case,
            "Titre": "Un cas",
            "Type": "cas",
            "Rubrique": "se-former",
            "Outils du kit utilisés": f"{new} ; {old}",
        },
    )
    assert StudyPage.objects.get(code=new).replaces.code == old
    assert [tool.resource.code for tool in CaseNotePage.objects.get().tools.all()] == [new, old]


def test_a_case_of_the_site_is_compared_cell_by_cell(plain, send):
    case = make_case(plain, "Un cas", levels=["comprendre"])
    line = {"Identifiant": case.code, "Défi": "Un défi.", "Contexte": case.context_text}
    assert send(line).counts == {"inchangee": 1}
