"""RIS as Zotero, EndNote and others write it, and as people break it."""

import pytest

from editorial.exchange.files import UnreadableFile
from tests.editorial.exchange.files.made import read, written

ARTICLE = """TY  - JOUR
TI  - Coopérer
AU  - Dupont,Jean
AU  - Martin, Léa
A1  - La Fonda
A2  - Durand, Ali
JO  - Tribune Fonda
VL  - 3
IS  - 245
SP  - 12
EP  - 34
PY  - 2016///
DA  - 2016/03/01/printemps
PB  - La Fonda
PB  - RNMA
AB  - Un résumé.
UR  - https://exemple.fr/a
UR  - https://exemple.fr/b
L1  - internal-pdf://123/a.pdf
DO  - 10.3917/abc
SN  - 1234-5678
LA  - fr-FR
KW  - territoire
KW  - coopération ; bénévolat
N1  - À relire
AN  - WOS:0001
C1  - gardé
ER  -
"""


def only(content):
    """The cells of a file of one reference, less those that are empty."""
    [line] = read(content).lines
    return {header: cell for header, cell in line.cells.items() if cell}


def test_an_article_is_read_under_our_columns():
    assert only(ARTICLE) == {
        "Type": "Étude",
        "Type d’origine": "Article",
        "Titre": "Coopérer",
        "Auteurs": "Dupont, Jean ; Martin, Léa ; Durand, Ali (dir.)",
        "Organisations auteures": "La Fonda",
        "Paru dans": "Tribune Fonda, vol. 3, n° 245, p. 12-34",
        "Pages": "23",
        "Année": "2016",
        "Mois": "3",
        "Remarque sur la date": "printemps",
        "Publié par": "La Fonda ; RNMA",
        "Résumé": "Un résumé.",
        "Adresse du document": "https://exemple.fr/a",
        "Autres adresses": "https://exemple.fr/b",
        "L1": "internal-pdf://123/a.pdf",
        "DOI": "10.3917/abc",
        "ISSN": "1234-5678",
        "Langue": "Français",
        "Mots-clés": "territoire ; coopération ; bénévolat",
        "Notes": "À relire",
        "Numéro d’origine": "WOS:0001",
        "C1": "gardé",
    }


@pytest.mark.parametrize(
    ("tags", "cells"),
    [
        ("TY  - RPRT\nSP  - 42", {"Pages": "42"}),
        ("TY  - BOOK\nSP  - xii, 245 p.", {"Pages": "245"}),
        ("TY  - JOUR\nT2  - Revue\nSP  - 12", {"Paru dans": "Revue, p. 12", "Type d’origine": "Article"}),
        ("TY  - RPRT\nVL  - 3", {"VL": "3"}),
        ("TY  - GEN\nM3  - Note", {"Type d’origine": "Note"}),
        ("TY  - VIDEO", {"Type d’origine": "Vidéo"}),
        ("TY  - INCONNU", {}),
        ("TY  - ", {}),
        ("TY  - BOOK\nM3  - Guide", {"Type": "Guide"}),
        ("TY  - BOOK\nTI  - Un\nT1  - Deux", {"Titre": "Un", "T1": "Deux"}),
        ("TY  - BOOK\nT1  - Un\nTI  - Un", {"Titre": "Un"}),
        ("TY  - BOOK\nT2  - Revue\nJO  - Rev.", {"Paru dans": "Revue", "JO": "Rev."}),
        ("TY  - BOOK\nAU  - INSEE,", {"Organisations auteures": "INSEE"}),
        ("TY  - BOOK\nAU  - Dupont, Jean, Jr", {"Auteurs": "Dupont, Jean Jr"}),
        ("TY  - BOOK\nSN  - 978-2-13-000000-0", {"ISBN": "978-2-13-000000-0"}),
        ("TY  - BOOK\nLA  - Breton", {"Langue": "Breton"}),
        ("TY  - BOOK\nLA  - English", {"Langue": "Anglais"}),
        ("TY  - BOOK\nN2  - Résumé", {"Résumé": "Résumé"}),
        ("TY  - BOOK\nLK  - <https://exemple.fr>", {"Adresse du document": "https://exemple.fr"}),
        ("TY  - BOOK\nL2  - https://exemple.fr", {"Adresse du document": "https://exemple.fr"}),
        ("TY  - BOOK\nID  - bcdf2345\nKW  - a;b\nKW  - c", {"Identifiant": "bcdf2345", "Thèmes": r"a\;b ; c"}),
        ("TY  - BOOK\nID  - 42", {"Numéro d’origine": "42"}),
    ],
)
def test_each_tag_goes_where_it_belongs(tags, cells):
    assert only(f"{tags}\nER  - ") == {"Type": "Étude"} | cells


@pytest.mark.parametrize(
    ("date", "cells"),
    [
        ("PY  - 2016", ["2016", "", ""]),
        ("Y1  - 2016/03/", ["2016", "3", ""]),
        ("DA  - 2016-03-12", ["2016", "3", ""]),
        ("DA  - 12/03/2016", ["2016", "3", ""]),
        ("DA  - 03/2016", ["2016", "3", ""]),
        ("DA  - 12 mars 2016", ["2016", "3", ""]),
        ("PY  - déc. 2016", ["2016", "12", ""]),
        ("PY  - Sept 2016", ["2016", "9", ""]),
        ("PY  - juil. 2016", ["2016", "7", ""]),
        ("PY  - 2016\nDA  - mars", ["2016", "3", "mars"]),
        ("DA  - 2016/13//", ["2016", "", ""]),
        ("PY  - à paraître", ["", "", "à paraître"]),
        ("DA  - ///s. d.", ["", "", "s. d."]),
    ],
)
def test_dates_are_read_in_every_way_they_are_written(date, cells):
    found = only(f"TY  - BOOK\n{date}\nER  - ")
    assert [found.get(column, "") for column in ("Année", "Mois", "Remarque sur la date")] == cells


def test_several_references_have_the_line_where_each_begins():
    table = read("\n\nTY  - BOOK\nTI  - Un\nER  - \n\n\n2.\nTY  - RPRT\nTI  - Deux\nER  -\n")
    assert [(line.number, line.cells["Titre"]) for line in table.lines] == [(3, "Un"), (9, "Deux")]
    assert table.headers[:2] == ["Type", "Titre"]


def test_a_reference_without_end_ends_where_the_next_begins():
    table = read("TY  - BOOK\nTI  - Un\n\nTY  - BOOK\nTI  - Deux\n")
    assert [(line.number, line.cells["Titre"]) for line in table.lines] == [(1, "Un"), (4, "Deux")]


def test_every_line_has_a_cell_under_every_header():
    un, deux = read("TY  - BOOK\nTI  - Un\nER  - \nTY  - BOOK\nPY  - 2016\nER  - ").lines
    assert un.cells.keys() == deux.cells.keys()
    assert (un.cells["Année"], deux.cells["Titre"]) == ("", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_do_not_matter(encoding, end):
    cells = only("TY  - BOOK\nTI  - L’été\nAB  - Début\n  et suite\nER  - ".replace("\n", end).encode(encoding))
    assert (cells["Titre"], cells["Résumé"]) == ("L’été", "Début\net suite")


def test_what_is_guessed_is_told():
    assert read("TY  - BOOK\nTI  - L’été\nER  - ".encode("cp1252")).notes[0].startswith("Encodage deviné")


@pytest.mark.parametrize("line", ["ty  - BOOK", "TY  -BOOK", "TY - BOOK", "Ty  -  BOOK "])
def test_tags_written_badly_are_tags(line):
    assert only(f"{line}\nti  - Un\nau  - La Fonda\ner  - ")["Titre"] == "Un"


def test_a_line_that_goes_on_was_cut_or_is_one_of_a_summary():
    cells = only("TY  - BOOK\nTI  - Un titre\n   long\nCo - construire\nAB  - Un\n\n  Deux\nTrois\n\nER  - ")
    assert cells["Titre"] == "Un titre long Co - construire"
    assert cells["Résumé"] == "Un\n\nDeux\nTrois"


@pytest.mark.parametrize("content", ["Un texte", "ER  - \nER  - ", "Titre;R\na;b"])
def test_a_file_without_reference_is_refused(content):
    with pytest.raises(UnreadableFile, match="aucune référence RIS"):
        from_name(content)


def from_name(content):
    """Read as RIS because of its name."""
    return read(content, "liste.ris")


def test_too_many_references_are_refused():
    with pytest.raises(UnreadableFile, match="20\u202f000"):
        read("TY  - BOOK\nER  - \n" * 20_001)


def test_what_is_written_is_what_other_programs_expect():
    row = {"Identifiant": "bcdf2345", "Type": "Étude", "Titre": "Un titre", "Auteurs": "Dupont, Jean (anim.)"}
    row |= {"Organisations auteures": "La Fonda", "Année": "2016", "Mois": "3", "Résumé": "Un\nER  - deux"}
    assert written("ris", [*row], [row]).decode().split("\r\n") == [
        "TY  - RPRT",
        "ID  - bcdf2345",
        "TI  - Un titre",
        "PY  - 2016",
        "AB  - Un",
        "  ER  - deux",
        "M3  - Étude",
        "AU  - Dupont, Jean",
        "AU  - La Fonda",
        "C1  - Auteurs : Dupont, Jean (anim.)",
        "DA  - 2016/03//",
        "ER  - ",
        "",
        "",
    ]
