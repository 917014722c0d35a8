"""BibTeX as Zotero, JabRef and people write it: accents in LaTeX, macros, entries that are broken."""

import re
from itertools import pairwise

import pytest

from editorial.exchange.files import UnreadableFile
from tests.editorial.exchange.files.made import read, written

REPORT = r"""@comment{jabref-meta: rien}
@string{fonda = "La Fonda"}
@preamble{"\newcommand{\x}{}"}

@techreport{dupont2016,
  author = {{Institut national de la jeunesse} and Dupont, Jean and Marie de La Tour and INSEE and others},
  title = {{L}'{\'e}valuation, d{\oe}uvre {\`a} 50\% \& plus},
  institution = fonda,
  year = 2016, month = mar,
  url = {\url{https://exemple.fr/a\_b?x=1\&y=2}},
  doi = "10.1234/ab\_c",
  langid = {french},
  pagetotal = {42},
  abstract = {Une ligne
     qui va  {\`a} la suite.

     Un paragraphe.},
  keywords = {eau, {\'e}cole},
  note = {Lu},
  file = {a.pdf},
}
"""


def only(content):
    """The cells of a file of one entry, less those that are empty."""
    [line] = read(content, "liste.bib").lines
    assert line.problem == ""
    return {header: cell for header, cell in line.cells.items() if cell}


def test_a_report_is_read_under_our_columns():
    assert only(REPORT) == {
        "Numéro d’origine": "dupont2016",
        "Type": "Étude",
        "Titre": "L'évaluation, dœuvre à 50% & plus",
        "Auteurs": "Dupont, Jean ; de La Tour, Marie",
        "Organisations auteures": "Institut national de la jeunesse ; INSEE",
        "Publié par": "La Fonda",
        "Année": "2016",
        "Mois": "3",
        "Adresse du document": "https://exemple.fr/a_b?x=1&y=2",
        "DOI": "10.1234/ab_c",
        "Langue": "Français",
        "Pages": "42",
        "Résumé": "Une ligne qui va  à la suite.\n\nUn paragraphe.",
        "Mots-clés": "eau ; école",
        "Notes": "Lu",
        "file": "a.pdf",
    }


@pytest.mark.parametrize(
    ("entry", "cells"),
    [
        ("@article{a, journal={Revue}, volume=3, number={2}, pages={12--34}}",
         {"Paru dans": "Revue, vol. 3, n° 2, p. 12-34", "Pages": "23", "Type d’origine": "Article"}),
        ("@article{a, journal={Revue}, pages=12}", {"Paru dans": "Revue, p. 12", "Type d’origine": "Article"}),
        ("@book{a, pages={245p.}}", {"Pages": "245"}),
        ("@inproceedings{a, booktitle={Actes}}", {"Paru dans": "Actes", "Type d’origine": "Communication"}),
        ("@phdthesis{a, school={Université}}", {"Publié par": "Université", "Type d’origine": "Thèse"}),
        ("@phdthesis{a, type={Habilitation}}", {"Type d’origine": "Habilitation"}),
        ("@inconnu{a, title={x}}", {"Titre": "x"}),
        ("@BOOK(a, TITLE = {x})", {"Titre": "x"}),
        ("@misc{a, howpublished={\\url{https://a.fr/x%20y}}}", {"Adresse du document": "https://a.fr/x%20y"}),
        ("@misc{a, howpublished={En ligne}}", {"howpublished": "En ligne"}),
        ("@misc{a, date={2016-03-12}}", {"Année": "2016", "Mois": "3"}),
        ("@misc{a, year={2016}, month={12 juin}}", {"Année": "2016", "Mois": "6"}),
        ("@misc{a, year={2016}, month=10}", {"Année": "2016", "Mois": "10"}),
        ("@misc{a, year={2016}, month={1~} # feb}", {"Année": "2016", "Mois": "2"}),
        ("@misc{a, year={à paraître}}", {"Année": "à paraître"}),
        ("@misc{a, title={Un}, subtitle={deux}}", {"Titre": "Un\u00a0: deux"}),
        ("@misc{a, language={ngerman}, isbn={978}, issn={1}}", {"Langue": "Allemand", "ISBN": "978", "ISSN": "1"}),
        ("@misc{a, editor={Dupont, Jean}}", {"Auteurs": "Dupont, Jean (dir.)"}),
        ("@misc{a, author={Dupont, Jr, Jean}}", {"Auteurs": "Dupont, Jean Jr"}),
        ("@misc{a, author={Conseil économique, social}}", {"Auteurs": "Conseil économique, social"}),
        ("@misc{a, author={La Fonda and L'Institut and Léa Durand}}",
         {"Auteurs": "Durand, Léa", "Organisations auteures": "La Fonda ; L'Institut"}),
        ("@misc{a, author={{\\'E}cole nationale and {Eau and Co}}}",
         {"Organisations auteures": "École nationale ; Eau and Co"}),
        ("@misc{a, publisher={Institute for Eau and Air}}", {"Publié par": "Institute for Eau and Air"}),
        ("@misc{a, title={Un} # { titre} # \" long\"}", {"Titre": "Un titre long"}),
        ("@misc{a, title={Prix # 1}}", {"Titre": "Prix # 1"}),
    ],
)  # fmt: skip
def test_each_field_goes_where_it_belongs(entry, cells):
    assert only(entry) == {"Type": "Étude", "Numéro d’origine": "a"} | cells


def test_an_entry_of_ours_gives_back_its_code_and_themes():
    cells = only("@manual{bcdf2345, type={Guide}, keywords={eau, air}, note={x}}")
    assert cells == {"Identifiant": "bcdf2345", "Type": "Guide", "Thèmes": "eau ; air", "Remarque sur la source": "x"}


def test_a_broken_entry_is_told_by_its_line_and_the_others_are_read():
    good, broken = "@book{a, title={Un}}\n\n", "@book{b, title={Deux\n\n"
    table = read(good + broken + "@book{c, title={Trois}}\n@book{d title={x}}\n@book{e, year=2016}\n", "liste.bib")
    assert [(line.number, line.cells["Titre"], bool(line.problem)) for line in table.lines] == [
        (1, "Un", False),
        (3, "", True),
        (5, "Trois", False),
        (6, "", True),
        (7, "", False),
    ]
    assert "accolade" in table.lines[1].problem


def test_two_entries_under_one_key_are_both_read():
    assert [line.cells["Titre"] for line in read("@book{a, title={Un}}\n@book{a, title={Deux}}").lines] == [
        "Un",
        "Deux",
    ]


def test_a_field_given_twice_is_told():
    [line] = read("@book{a, title={Un}, title={Deux}}").lines
    assert (line.cells["Titre"], line.problem) == ("Un", "Champ donné deux fois\u00a0: «\u00a0title\u00a0».")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "mac_roman"])
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_encodings_and_line_ends_do_not_matter(encoding, end):
    source = "% été\n@book{a,\n title={Un},\n}\n@book{b,\n title={L’été à Nœux},\n}".replace("\n", end)
    table = read(source.encode(encoding))
    assert [(line.number, line.cells["Titre"]) for line in table.lines] == [(2, "Un"), (5, "L’été à Nœux")]


def test_macros_that_swell_stop_at_the_limit_of_a_cell():
    names = [chr(ord("a") + rank) for rank in range(26)]
    macros = "".join(f"@string{{{two} = {' # '.join([one] * 10)}}}\n" for one, two in pairwise(names))
    [line] = read(f'@string{{a = "{"x" * 100}"}}\n{macros}@book{{z1, title = z}}', "liste.bib").lines
    assert "100\u202f000 sont lus au plus" in line.problem


def test_a_file_without_entry_is_refused():
    with pytest.raises(UnreadableFile, match="aucune entrée BibTeX"):
        read("Un texte.", "liste.bib")


def test_an_endless_field_is_told_and_not_pondered():
    [line] = read("@a{b, title={" + r"{\'e}" * 400_000 + "}}", "liste.bib").lines
    assert "100\u202f000 sont lus au plus" in line.problem


@pytest.mark.parametrize("content", ["@a{b}" * 50_000, "@a{b," + "c=1," * 1_000_001 + "}"])
def test_a_file_of_too_many_entries_or_fields_is_refused(content):
    with pytest.raises(UnreadableFile, match="trop d’entrées"):
        read(content, "liste.bib")


def test_what_is_written_is_plain_bibtex():
    row = {"Identifiant": "bcdf2345", "Type": "Étude", "Titre": "50 % d’eau & {x}", "Auteurs": "Dupont, Jean (anim.)"}
    row |= {"Organisations auteures": "Eau and Co", "Publié par": "La Fonda", "Mois": "3", "Langue": "Français"}
    assert written("bibtex", [*row], [row]).decode().split("\n") == [
        "@techreport{bcdf2345,",
        "  author = {Dupont, Jean and {Eau and Co}},",
        "  auteurs = {Dupont, Jean (anim.)},",
        r"  title = {50 \% d’eau \& \textbraceleft{}x\textbraceright{}},",
        "  type = {Étude},",
        "  institution = {{La Fonda}},",
        "  langid = {french},",
        "  month = mar,",
        "}",
        "",
        "",
    ]


def test_no_two_entries_have_the_same_key():
    rows = [{"Titre": "L’été à Nœux", "Année": "2016"}] * 3 + [{}, {"Identifiant": "bcdf2345"}] * 2
    keys = re.findall(
        r"^@\w+\{(.*),$", written("bibtex", ["Titre", "Année", "Identifiant"], rows).decode(), re.MULTILINE
    )
    stem = "2016-l-ete-a-noeux"
    assert keys == [stem, f"{stem}-2", f"{stem}-3", "sans-titre", "bcdf2345", "sans-titre-2", "bcdf2345-2"]
