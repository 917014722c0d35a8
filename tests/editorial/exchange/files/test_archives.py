"""Workbooks made to harm: none costs more than a moment, none is read."""

import io
import tracemalloc
import zipfile
from contextlib import suppress

import pytest

from editorial.exchange.files import UnreadableFile, archives
from tests.editorial.exchange.files.made import SHEET, part, read, repacked, saved, workbook

BOMB = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
STRINGS = "xl/sharedStrings.xml"
ROOTS = {
    SHEET: "worksheet",
    "xl/styles.xml": "styleSheet",
    "xl/workbook.xml": "workbook",
    "[Content_Types].xml": "Types",
}


@pytest.fixture
def good():
    """A workbook that can be read."""
    return saved(workbook(["Titre"], ["a"]))


def refused(content, words, name="liste.xlsx"):
    """A file is refused with these words, in little memory."""
    tracemalloc.start()
    with pytest.raises(UnreadableFile, match=words):
        read(content, name)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 60_000_000


def test_the_good_one_is_read(good):
    assert read(good).lines[0].cells == {"Titre": "a"}


@pytest.mark.parametrize("name", [SHEET, "xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml"])
def test_no_part_may_declare_entities(good, name):
    before, root, after = part(good, name).partition("<" + ROOTS[name])
    refused(repacked(good, **{name: before + BOMB + root + after}), "abîmé")


@pytest.mark.parametrize("name", [STRINGS, "xl/media/image1.png"])
def test_no_part_that_is_added_may_either(good, name):
    refused(repacked(good, **{name: BOMB + "<sst>&c;</sst>"}), "abîmé")


def test_a_part_that_points_outside_is_refused(good):
    entity = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    refused(repacked(good, sheet=entity + part(good).replace("<t>a</t>", "<t>&a;</t>")), "abîmé")


def test_an_archive_that_swells_is_refused(good, monkeypatch):
    assert archives.MOST_UNPACKED <= 300_000_000
    monkeypatch.setattr(archives, "MOST_UNPACKED", 5_000)
    refused(good, "démesuré")


def test_a_part_that_swells_is_refused_before_it_is_whole(good):
    content = io.BytesIO(good)
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/big.xml", "w") as big:
        for _ in range(200):
            big.write(b" " * 1_000_000)
    refused(content.getvalue(), "démesuré")


def test_a_row_of_millions_of_cells_is_refused(good):
    sheet = part(good).replace("</row></sheetData>", "<c/>" * 2_000_000 + "</row></sheetData>")
    refused(repacked(good, sheet=sheet), "démesuré")


def test_millions_of_strings_are_refused(good, monkeypatch):
    assert archives.MOST_STRINGS <= 1_000_000
    monkeypatch.setattr(archives, "MOST_STRINGS", 1_000)
    strings = "<sst>" + "<si><t>a</t></si>" * 1_002 + "</sst>"
    refused(repacked(good, **{STRINGS: strings}), "démesuré")


def test_strings_under_another_name_are_refused_too(good):
    refused(repacked(good, **{"xl/media/image1.png": "<sst>" + "<si><t>a</t></si>" * 60_000 + "</sst>"}), "démesuré")


def test_one_endless_string_is_refused(good):
    refused(repacked(good, **{STRINGS: f"<sst><si><t>{'a' * 17_000_000}</t></si></sst>"}), "démesuré")


def test_a_row_beyond_the_last_is_refused(good):
    refused(repacked(good, sheet=part(good).replace('r="2"', 'r="99999999"')), "abîmé")


def test_a_thousand_levels_of_elements_are_no_crash(good):
    sheet = part(good).replace("<t>a</t>", "<t>" + "<x>" * 20_000 + "</x>" * 20_000 + "</t>")
    with suppress(UnreadableFile):
        assert read(repacked(good, sheet=sheet)).headers == ["Titre"]


def test_an_archive_of_thousands_of_parts_is_refused(good):
    refused(repacked(good, **{f"xl/{rank}.xml": "<a/>" for rank in range(archives.MOST_PARTS)}), "démesuré")


def test_a_size_that_is_a_lie_stops_where_it_was_said_to(good):
    content = repacked(good, **{"xl/big.xml": b" " * 1_000_000})
    lied = content.replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lied != content
    refused(lied, "abîmé")


@pytest.mark.parametrize("name", ["xl/workbook.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels", SHEET])
def test_a_missing_part_is_told(good, name):
    refused(repacked(good, **{name: None}), "abîmé|Ce fichier est une archive|est vide")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_told(good, share):
    refused(good[: int(len(good) * share)], "abîmé|une archive")


def test_a_damaged_file_is_told(good):
    for place in range(0, len(good), 97):
        damaged = bytearray(good)
        damaged[place] ^= 0xFF
        with suppress(UnreadableFile):
            assert read(bytes(damaged), "liste.xlsx").headers


def test_an_archive_under_a_password_is_told(good):
    locked = bytearray(good)
    central = locked.index(b"PK\x01\x02")
    locked[central + 8] |= 1
    refused(bytes(locked), "mot de passe")
