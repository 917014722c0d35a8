"""What a cell means, and what is told when it means nothing: in French, on its line, in its column."""

import pytest

from catalogue.identifiers import new_code
from catalogue.models import Theme
from catalogue.models.former_terms import FormerTheme
from practical_kit.models import CaseNotePage, GuidePage, StudyPage
from territories.names import fold
from tests.editorial.exchange.conftest import STUDY, told
from tests.factories import (
    make_organisation,
    make_reference,
    make_resource,
    make_theme,
)


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"Titre": ""}, "Titre", "Il faut un titre"),
        ({"Type": "Roman"}, "Type", "Au choix"),
        ({"Rubrique": "Cuisiner"}, "Rubrique", "n’est pas dans la liste"),
        ({"Rubrique": "Évaluer"}, "Rubrique", "n’a pas de page"),
        ({"Année": "l’an dernier"}, "Année", "n’est pas un nombre entier"),
        ({"Année": "20233"}, "Année", "vraisemblable"),
        ({"Mois": "13"}, "Mois", "écrivez de 1 à 12"),
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
            "Élément 1\u00a0: Champ requis",
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


def test_two_new_themes_of_nearly_one_name_have_addresses_of_their_own(plain, write):
    names = [f"{'Coopération ' * 8}{end}" for end in ("une", "deux")]
    decisions = {"themes": {fold(name): "creer" for name in names}}
    write(STUDY | {"Thèmes": " ; ".join(names)}, decisions=decisions)
    assert len({theme.slug for theme in StudyPage.objects.get().themes.all()}) == 2


def test_a_name_that_was_merged_is_known_by_what_it_became(plain, write):
    theme = make_theme("Coopération")
    FormerTheme.objects.create(number=10**6, slug="collaboration", name="Collaboration", into=theme)
    write(STUDY | {"Thèmes": "collaboration"})
    assert StudyPage.objects.get().themes.get() == theme
