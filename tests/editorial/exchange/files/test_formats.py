"""What a file is, by its content first: whatever it is called, it is read or refused with what to do."""

import io
import zipfile

import pytest

from catalogue.file_kinds import OLE
from editorial.exchange.files import FORMATS, UnreadableFile, format_of, read
from tests.editorial.exchange.files.made import saved, workbook, written


def office(*names, mimetype=""):
    """An archive that holds some parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "<a/>")
    return out.getvalue()


@pytest.mark.parametrize("name", ["liste.csv", "liste.xlsx", "liste.ris", "liste.bib", "liste", "liste.txt"])
def test_what_a_file_says_counts_more_than_what_it_is_called(name):
    assert format_of(saved(workbook(["Titre"])), name) == "xlsx"
    assert format_of(b"\xef\xbb\xbf\r\nTY  - JOUR\r\nER  - ", name) == "ris"
    assert format_of(b"% Zotero\n\n@book{cle, title={x}}", name) == "bibtex"


@pytest.mark.parametrize(
    ("name", "format"), [("a.csv", "csv"), ("a.txt", "csv"), ("A.RIS", "ris"), ("a.bib", "bibtex")]
)
def test_text_is_what_it_is_called(name, format):
    assert format_of(b"Un texte; et puis", name) == format


@pytest.mark.parametrize("format", FORMATS)
def test_what_we_write_is_known_without_its_name(format):
    content = written(format, ["Titre", "Type"], [{"Titre": "Un titre", "Type": "Étude"}])
    assert format_of(content, "") == format


REFUSED = [
    (OLE + b"\0" * 1000, "ancien format d’Excel"),
    (OLE + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
    (office("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"), "LibreOffice.*enregistrez-le"),
    (office("[Content_Types].xml", "word/document.xml"), "document Word"),
    (office("photo.jpg"), "une archive"),
    (b"%PDF-1.7\n" + b"\0" * 1000, "un PDF"),
    (b"<html><table><tr><td>Titre</td></tr></table></html>", "une page web"),
    (b"\x89PNG\r\n\x1a\n" + b"\0" * 1000, "une image PNG"),
    (b"\x00\x01\x02\x03" * 500, "d’un format inconnu"),
    (b"", "vide"),
    (b"\n \n", "vide"),
]


@pytest.mark.parametrize(("content", "words"), REFUSED)
@pytest.mark.parametrize("name", ["liste.csv", "liste.xlsx", "liste.bib"])
def test_what_is_no_table_is_refused_with_what_to_do(content, words, name):
    with pytest.raises(UnreadableFile, match=words) as refusal:
        read(io.BytesIO(content), name)
    assert " :" not in str(refusal.value)
    assert str(refusal.value).endswith(".")


def test_a_file_too_heavy_is_refused_before_it_is_read_whole():
    class Endless(io.RawIOBase):
        def read(self, size=-1):
            assert 0 < size < 100_000_000
            return b"a" * size

    with pytest.raises(UnreadableFile, match="plus de 50\u00a0Mo"):
        read(Endless(), "liste.csv")
