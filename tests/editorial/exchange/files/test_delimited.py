"""CSV as people have it: whichever encoding, separator, line ends; what is wrong is told on its line."""

import csv
import io

import pytest

from editorial.exchange.files import UnreadableFile, delimited
from tests.editorial.exchange.files.made import cells, read, written

TEXT = "Titre;Année\r\nL’été à Nœux : « ça »;2020\r\n"
ROW = ["L’été à Nœux : « ça »", "2020"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_or_without_its_mark(encoding):
    table = read(TEXT.encode(encoding))
    assert table.headers == ["Titre", "Année"]
    assert cells(table) == [ROW]


def test_a_file_in_utf_8_says_nothing_of_its_encoding():
    assert read(TEXT).notes == []


@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman")])
def test_what_excel_writes_when_it_is_not_asked_for_utf_8_is_guessed_and_told(encoding, name):
    table = read(TEXT.encode(encoding))
    assert cells(table) == [ROW]
    assert table.notes == [f"Encodage deviné\u00a0: {name}. Vérifiez les accents."]


@pytest.mark.parametrize(
    ("separator", "told"), [(";", []), (",", ["virgule"]), ("\t", ["tabulation"]), ("|", ["barre verticale"])]
)
def test_the_separator_is_found_out(separator, told):
    table = read(f'Titre{separator}Année\n"Eau; air, feu | \tterre"{separator}2020\n')
    assert cells(table) == [["Eau; air, feu | \tterre", "2020"]]
    assert table.notes == [f"Séparateur deviné\u00a0: {name}." for name in told]


def test_the_separator_is_that_of_the_header_even_where_cells_are_full_of_others():
    table = read("Titre;Résumé\nun, deux, trois;a, b, c, d\nquatre, cinq;e, f\n")
    assert cells(table) == [["un, deux, trois", "a, b, c, d"], ["quatre, cinq", "e, f"]]


def test_a_file_may_say_its_separator_as_excel_does():
    table = read("sep=,\nTitre,Note; bis\na,b\n")
    assert table.headers == ["Titre", "Note; bis"]
    assert table.lines[0].number == 3


def test_one_column_needs_no_separator():
    assert cells(read("Titre\nUn\nDeux\n")) == [["Un"], ["Deux"]]


def test_mixed_line_ends_and_lines_inside_cells_keep_their_numbers():
    table = read(b'Titre;R\nun;"a\r\nb"\r\ndeux;c\rtrois;"d\re"\n\n\r\nquatre;f')
    assert cells(table) == [["un", "a\nb"], ["deux", "c"], ["trois", "d\ne"], ["quatre", "f"]]
    assert [line.number for line in table.lines] == [2, 4, 5, 9]


def test_empty_lines_are_passed_over_and_counted():
    table = read("\n;;\nTitre;R\n;\n   ;\n\na;b\n")
    assert table.headers == ["Titre", "R"]
    assert [(line.number, line.cells["Titre"]) for line in table.lines] == [(7, "a")]


def test_headers_that_are_empty_or_repeated_get_a_name_each():
    table = read("Titre;;Titre;Titre;;\na;b;c;d;;\n")
    assert table.headers == ["Titre", "Colonne B", "Titre (2)", "Titre (3)"]
    assert cells(table) == [["a", "b", "c", "d"]]


def test_a_line_with_too_many_cells_is_kept_and_says_so():
    short, long = read("Titre;R\na\nb;c;d;e\n").lines
    assert (short.cells, short.problem) == ({"Titre": "a", "R": ""}, "")
    assert long.cells == {"Titre": "b", "R": "c"}
    assert long.problem.startswith("Cette ligne a 4 cellules, le titre des colonnes 2\u00a0: vérifiez")


def test_empty_cells_too_many_are_nothing_to_tell():
    assert read("Titre;R\na;b;;;\n").lines[0].problem == ""


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"  \r\n\n", b";;;\n;;\n"])
def test_an_empty_file_is_refused_with_what_to_do(content):
    with pytest.raises(UnreadableFile, match="est vide"):
        read(content, "vide.csv")


def test_a_header_alone_is_a_table_without_lines():
    table = read("Titre;Année")
    assert (table.headers, table.lines) == (["Titre", "Année"], [])


def test_a_cell_too_large_is_told_on_its_line_and_cut():
    large, small = read(f"Titre;R\na;{'x' * 100_001}\nb;{'x' * 100_000}\n").lines
    assert (
        large.problem == "La cellule «\u00a0R\u00a0» contient 100\u202f001 signes\u00a0; 100\u202f000 sont lus au plus."
    )
    assert len(large.cells["R"]) < 300
    assert (small.problem, len(small.cells["R"])) == ("", 100_000)


def test_a_quote_that_nobody_closes_is_told_where_it_opens():
    *_, last = read('Titre;R\na;b\nc;"d\ne;f\n').lines
    assert (last.number, last.cells["R"]) == (3, "d\ne;f")
    assert last.problem.startswith("Un guillemet ouvert ici n’est jamais refermé")


def test_a_quote_inside_a_cell_is_a_sign_like_another():
    [line] = read('Titre;R\nle "grand;5" de haut').lines
    assert (line.cells, line.problem) == ({"Titre": 'le "grand', "R": '5" de haut'}, "")


def test_a_cell_that_never_ends_is_refused_with_its_line():
    with pytest.raises(UnreadableFile, match=r"commence à la ligne 3.*guillemet"):
        read('Titre;R\na;b\nc;"' + "d;e\n" * 300_000)


def test_the_separator_is_looked_for_at_the_beginning_only(monkeypatch):
    asked = []
    monkeypatch.setattr(
        delimited, "lines_of", lambda *_: (asked.append(1) or line for line in ['a;"b\n', *["\n"] * 9999])
    )
    assert delimited.separator_of(b"", "utf-8") == ";"
    assert len(asked) < 3000


def test_zeros_and_control_characters_go():
    table = read(b"Ti\0tre;R\na\x07b\x0b;\x1bc\x7f\n")
    assert table.headers == ["Titre", "R"]
    assert cells(table) == [["ab", "c"]]


def test_accents_in_two_pieces_become_one():
    assert cells(read("Titre\nE\u0301te\u0301\n")) == [["Été"]]


@pytest.mark.parametrize("content", [bytes(range(256)) * 40, b"\0" * 5000, b"MZ" + bytes(range(32)) * 500])
def test_what_is_no_text_is_refused(content):
    with pytest.raises(UnreadableFile, match="Ce fichier"):
        read(content, "liste.csv")


def test_more_lines_or_columns_than_can_be_read_are_refused():
    assert len(read("Titre\n" + "a\n" * 20_000).lines) == 20_000
    with pytest.raises(UnreadableFile, match="plus de 20\u202f000 lignes"):
        read("Titre\n" + "a\n" * 20_001)
    with pytest.raises(UnreadableFile, match="101 colonnes"):
        read(";".join(map(str, range(101))))


def test_what_is_written_opens_in_excel_in_french():
    content = written("csv", ["Titre", "R"], [{"Titre": "Été", "R": "a\nb;c"}])
    assert content == '\ufeffTitre;R\r\nÉté;"a\nb;c"\r\n'.encode()


@pytest.mark.parametrize("text", ["=1+1", "+33 1", "-2", "@nom", "=cmd|' /C calc'!A0", "＝1"])
def test_no_cell_is_a_formula_to_a_spreadsheet(text):
    content = written("csv", ["Titre"], [{"Titre": text}]).decode("utf-8-sig")
    [_, [cell]] = csv.reader(io.StringIO(content, newline=""), delimiter=";")
    assert cell == f"'{text}"
    assert cells(read(content)) == [[text]]


@pytest.mark.parametrize("text", ["'=1", "''=1", "'a", "'", "l’un", "'-"])
def test_a_cell_that_begins_with_an_apostrophe_comes_back(text):
    assert cells(read(written("csv", ["Titre"], [{"Titre": text}]))) == [[text]]
