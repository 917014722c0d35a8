"""XLSX: what people see in the cells, nothing that runs."""

import datetime
import io
import re
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.styles import numbers

from editorial.exchange.files import UnreadableFile, UnwritableTable
from tests.editorial.exchange.files.made import SHEET, cells, part, read, repacked, saved, workbook, written


def test_cells_are_read_as_people_see_them():
    moment = datetime.datetime(2020, 3, 1, 14, 5)
    row = [
        2020,
        2020.0,
        12.5,
        True,
        datetime.datetime(2020, 3, 1),
        moment,
        datetime.time(9, 30),
        "  L’été ",
        9782130000000,
    ]
    table = read(saved(workbook([f"c{rank}" for rank in range(len(row))], row)))
    seen = ["2020", "2020", "12,5", "oui", "2020-03-01", "2020-03-01 14:05", "09:30:00", "L’été", "9782130000000"]
    assert cells(table) == [seen]
    assert table.notes == []


def test_a_number_shown_with_zeros_in_front_keeps_them():
    book = workbook(["Code"], [1004])
    book.active["A2"].number_format = "00000"
    assert cells(read(saved(book))) == [["01004"]]


def test_rows_keep_their_numbers_past_empty_ones():
    table = read(saved(workbook([], ["Titre", "R"], [], ["a", None], ["  ", None], [None, "b"])))
    assert [(line.number, line.cells) for line in table.lines] == [
        (4, {"Titre": "a", "R": ""}),
        (6, {"Titre": "", "R": "b"}),
    ]


def test_the_first_sheet_that_has_something_is_read_and_the_others_are_named():
    book = workbook(title="Vide")
    book.create_sheet("Liste").append(["Titre"])
    book.create_sheet("Suite").append(["Autre"])
    table = read(saved(book))
    assert table.headers == ["Titre"]
    assert table.notes == ["Feuille lue\u00a0: «\u00a0Liste\u00a0». Non lues\u00a0: «\u00a0Suite\u00a0»."]


def test_a_hidden_sheet_gives_way_to_one_that_is_seen():
    book = workbook(["Caché"])
    book.create_sheet("Liste").append(["Titre"])
    book.worksheets[0].sheet_state = "hidden"
    assert read(saved(book)).headers == ["Titre"]


def test_a_formula_gives_the_result_that_the_file_keeps():
    content = saved(workbook(["Titre", "Année"], ["=A1", "=2000+20"]))
    sheet = part(content).replace("<v></v>", "<v>2020</v>").replace("<v />", "<v>2020</v>")
    assert sheet.count("<v>2020</v>") == 2
    table = read(repacked(content, sheet=sheet))
    assert cells(table) == [["2020", "2020"]]
    assert table.lines[0].problem == ""


def test_a_formula_without_result_leaves_the_cell_empty_and_is_told():
    [line] = read(saved(workbook(["Titre", "Année"], ["=cmd|' /C calc'!A0", 2020]))).lines
    assert line.cells == {"Titre": "", "Année": "2020"}
    assert line.problem.startswith(
        "Le résultat de la formule de la cellule «\u00a0Titre\u00a0» n’est pas dans le fichier"
    )


def test_a_formula_that_failed_is_told():
    book = workbook(["Titre", "R"], ["a", "#REF!"])
    assert book.active["B2"].data_type == "e"
    [line] = read(saved(book)).lines
    assert line.cells == {"Titre": "a", "R": ""}
    assert "donne une erreur (#REF!)" in line.problem


def test_merged_cells_are_read_in_the_first_and_told():
    book = workbook(["Titre", "R"], ["a", "b"], ["c", None])
    book.active.merge_cells("A2:B2")
    table = read(saved(book))
    assert cells(table) == [["a", ""], ["c", ""]]
    assert table.notes == ["Des cellules sont fusionnées\u00a0: leur contenu n’est lu que dans la première."]


def test_headers_that_are_empty_or_repeated_get_a_name_each():
    assert read(saved(workbook(["Titre", None, "Titre"], ["a", "b", "c"]))).headers == [
        "Titre",
        "Colonne B",
        "Titre (2)",
    ]


@pytest.mark.parametrize("rows", [[], [[]], [["  "]]])
def test_an_empty_workbook_is_refused_with_what_to_do(rows):
    with pytest.raises(UnreadableFile, match="classeur est vide"):
        read(saved(workbook(*rows)))


def test_more_columns_or_lines_than_can_be_read_are_refused():
    with pytest.raises(UnreadableFile, match="jusqu’à la colonne CW"):
        read(saved(workbook(["a"] * 101)))
    with pytest.raises(UnreadableFile, match="plus de 20\u202f000 lignes"):
        read(saved(workbook(*[["a"]] * 20_002)))


def test_a_column_far_to_the_right_is_refused_and_not_forgotten():
    book = workbook(["Titre"], ["a"])
    book.active["XFD2"] = "loin"
    with pytest.raises(UnreadableFile, match="XFD"):
        read(saved(book))


def test_formatted_cells_that_hold_nothing_are_no_columns_and_no_lines():
    book = workbook(["Titre"], ["a"])
    for cell in ("XFD1", "A5000", "ZZ300"):
        book.active[cell].number_format = numbers.FORMAT_TEXT
    table = read(saved(book))
    assert (table.headers, cells(table)) == (["Titre"], [["a"]])


def test_a_sheet_that_lies_about_its_size_is_read_whole():
    content = saved(workbook(["Titre", "R"], ["a", "b"], ["c", "d"]))
    sheet = re.sub(r'<dimension ref="[^"]*" ?/>', '<dimension ref="A1:A2"/>', part(content))
    assert cells(read(repacked(content, sheet=sheet))) == [["a", "b"], ["c", "d"]]


def test_signs_that_excel_writes_in_code_are_read():
    content = saved(workbook(["Titre"], ["a_x000D_\nb"]))
    assert cells(read(content)) == [["a\nb"]]


ROW = {"Titre": "=cmd|' /C calc'!A0", "R": "+33 1 _x0041_\nÉté #N/A"}


def test_what_is_written_is_text_and_nothing_else():
    sheet = part(written("xlsx", [*ROW], [ROW, {"Titre": "#REF!"}, {"Titre": "2020"}]))
    assert "<f" not in sheet
    assert set(re.findall(r'<c [^>]*\bt="(\w+)"', sheet)) <= {"inlineStr", "s"}
    assert "=cmd|" in sheet


def test_what_is_written_has_its_header_in_view_and_filters():
    book = load_workbook(io.BytesIO(written("xlsx", [*ROW], [ROW])))
    sheet = book.active
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet["A1"].font.bold) == ("A2", "A1:B2", True)
    assert sheet.column_dimensions["A"].width >= 10
    assert [cell.value for cell in sheet[2]] == [ROW["Titre"], "+33 1 _x005F_x0041_\nÉté #N/A"]


def test_what_is_written_is_an_archive_whose_parts_are_all_well_formed():
    with ZipFile(io.BytesIO(written("xlsx", [*ROW], [ROW]))) as archive:
        assert archive.testzip() is None
        assert SHEET in archive.namelist()


def test_a_cell_longer_than_excel_can_hold_is_refused_by_name():
    row = {"Titre": "Un titre", "Texte": "é" * 32_768}
    with pytest.raises(UnwritableTable, match=r"Un titre.*32\u202f767 signes.*CSV"):
        written("xlsx", [*row], [row])
    assert cells(read(written("xlsx", [*row], [row | {"Texte": "é" * 32_767}]))) == [["Un titre", "é" * 32_767]]


@pytest.mark.parametrize("text", ["=1", "'=1", "''-1", "_x005F_", "_x0041_x0042_", "a\n\nb", " b\tc", "<a>&amp;</a>"])
def test_every_sort_of_text_comes_back(text):
    assert cells(read(written("xlsx", ["Titre"], [{"Titre": text}]))) == [[text.strip()]]


def test_what_excel_saves_from_our_csv_is_read_without_its_guards():
    assert cells(read(saved(workbook(["Titre"], ["'=1+1"])))) == [["=1+1"]]
