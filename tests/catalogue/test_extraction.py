"""Reading the text of files: what is read, what is refused and why, and that no file harms the site."""

import json
import resource
import subprocess
import sys
from tempfile import TemporaryFile

import pytest

from catalogue.extraction import reader, running
from catalogue.extraction.running import Limits, Status, after_signal, run, understood
from tests.catalogue import files
from tests.catalogue.files import docx, locked_pdf, objects, odt, packed, pdf, pdf_of, said, stream, written

TEXT = "Les élus et les associations décident ensemble."
PARAGRAPH = f"<text:p>{TEXT}</text:p>"
LOOP = objects(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>")
MANY = objects(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] >>" % (b"3 0 R " * 100_001), b"<<>>")
BROKEN_PAGE = stream(b"a", b"/Filter /Unknown")
MEGABYTE = bytes(1 << 20)


def reading(content, kind="pdf", **limits):
    """What the reader says of this content."""
    with TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        return run(file, kind, Limits(**limits))


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        pytest.param(pdf(TEXT), "pdf", Status.READ, id="pdf"),
        pytest.param(docx(said(TEXT)), "docx", Status.READ, id="docx"),
        pytest.param(odt(PARAGRAPH), "odt", Status.READ, id="odt"),
        pytest.param(locked_pdf("", "RC4-128"), "pdf", Status.READ, id="pdf-empty-password-old"),
        pytest.param(locked_pdf("", "AES-256"), "pdf", Status.READ, id="pdf-empty-password"),
        pytest.param(locked_pdf("sésame", "RC4-128"), "pdf", Status.ENCRYPTED, id="pdf-password-old"),
        pytest.param(locked_pdf("sésame", "AES-256"), "pdf", Status.ENCRYPTED, id="pdf-password"),
        pytest.param(files.old_office("EncryptedPackage"), "docx", Status.ENCRYPTED, id="docx-password"),
        pytest.param(files.locked_zip(docx(said(TEXT))), "docx", Status.ENCRYPTED, id="zip-password"),
        pytest.param(odt(PARAGRAPH, manifest="<m:encryption-data/>"), "odt", Status.ENCRYPTED, id="odt-password"),
        pytest.param(pdf_of(stream(files.DRAWING)), "pdf", Status.EMPTY, id="pdf-of-images"),
        pytest.param(docx(said("…")), "docx", Status.EMPTY, id="docx-without-a-word"),
        pytest.param(b"", "pdf", Status.BROKEN, id="pdf-of-nothing"),
        pytest.param(b"", "docx", Status.BROKEN, id="docx-of-nothing"),
        pytest.param(b"", "odt", Status.BROKEN, id="odt-of-nothing"),
        pytest.param(pdf(TEXT)[:300], "pdf", Status.BROKEN, id="pdf-cut-off"),
        pytest.param(docx(said(TEXT))[:-40], "docx", Status.BROKEN, id="docx-cut-off"),
        pytest.param(docx("<w:p>"), "docx", Status.BROKEN, id="docx-whose-xml-is-wrong"),
        pytest.param(files.noise(), "pdf", Status.BROKEN, id="noise"),
        pytest.param(b"%PDF-1.7\n" + files.noise(), "pdf", Status.BROKEN, id="noise-that-begins-well"),
        pytest.param(bytes(2_000) + pdf(TEXT), "pdf", Status.BROKEN, id="pdf-inside-something-else"),
        pytest.param(LOOP, "pdf", Status.BROKEN, id="pdf-whose-pages-hold-themselves"),
        pytest.param(pdf(TEXT), "docx", Status.BROKEN, id="pdf-named-docx"),
        pytest.param(docx(said(TEXT)), "pdf", Status.BROKEN, id="docx-named-pdf"),
        pytest.param(docx(said(TEXT)), "odt", Status.BROKEN, id="docx-named-odt"),
        pytest.param(odt(PARAGRAPH), "docx", Status.BROKEN, id="odt-named-docx"),
        pytest.param(docx(said(TEXT), main="nothing"), "docx", Status.BROKEN, id="docx-without-text-part"),
        pytest.param(odt(PARAGRAPH, kind="application/zip"), "odt", Status.BROKEN, id="zip-named-odt"),
        pytest.param(files.old_office("WordDocument"), "docx", Status.BROKEN, id="doc-named-docx"),
        pytest.param(
            docx(said("&a11;"), declaration=files.swelling_entities()), "docx", Status.BROKEN, id="swelling-entities"
        ),
        pytest.param(
            odt(PARAGRAPH, declaration='<!DOCTYPE a SYSTEM "file:///etc/passwd">'), "odt", Status.BROKEN, id="doctype"
        ),
        pytest.param(pdf_of(packed(MEGABYTE, 200)), "pdf", Status.TOO_MUCH, id="pdf-bomb"),
        pytest.param(pdf_of(), "pdf", Status.BROKEN, id="pdf-without-pages"),
        pytest.param(pdf_of(BROKEN_PAGE), "pdf", Status.BROKEN, id="pdf-of-broken-pages"),
        pytest.param(MANY, "pdf", Status.TOO_MUCH, id="pdf-of-too-many-pages"),
        pytest.param(docx(" " * (70 << 20)), "docx", Status.TOO_MUCH, id="docx-bomb"),
        pytest.param(docx("<w:r>" * 90_000 + "</w:r>" * 90_000), "docx", Status.EMPTY, id="docx-very-deep"),
    ],
)
def test_the_status_says_what_the_file_is(content, kind, status):
    read = reading(content, kind)
    assert read.status == status
    assert bool(read.text) == (status == Status.READ)


def test_the_text_of_a_pdf_keeps_its_pages():
    read = reading(pdf("Première page", "", "Troisième page"))
    assert read.text.split("\f") == ["Première page", "", "Troisième page"]
    assert read.pages == 3


def test_a_table_of_places_that_turns_in_a_circle_is_left_and_the_text_read():
    file = pdf(TEXT)
    table = b"/Prev %d " % file.rindex(b"xref\n0 ")
    assert reading(file.replace(b"/Root", table + b"/Root")).text == TEXT


def test_a_page_that_is_too_much_or_broken_does_not_hide_the_others():
    read = reading(pdf_of(stream(written("Avant")), packed(MEGABYTE, 200), stream(written("Après"))))
    assert (read.status, read.text.split("\f")) == (Status.CUT, ["Avant", "", "Après"])
    read = reading(pdf_of(stream(written("Avant")), BROKEN_PAGE, stream(written("Après"))))
    assert (read.status, read.text.split("\f")) == (Status.READ, ["Avant", "", "Après"])


def test_words_cut_at_the_end_of_a_line_are_mended_and_others_kept():
    assert reading(pdf("un terri-\ntoire de\nSaint-\nMalo")).text == "un territoire de\nSaint-\nMalo"


def test_what_a_database_refuses_is_taken_out():
    assert reading(pdf_of(stream(b"BT /F1 12 Tf 50 800 Td (Un\\000 mot\\007) Tj ET"))).text == "Un mot"


def test_word_gives_its_text_and_notes_but_neither_what_was_moved_nor_the_same_twice():
    moved = f"<w:moveFrom>{said('déplacé')}</w:moveFrom>"
    twice = f"<mc:AlternateContent><mc:Choice>{said('encadré')}</mc:Choice><mc:Fallback>{said('encadré')}</mc:Fallback>"
    broken = '<w:p><w:r><w:t>un</w:t><w:tab/><w:t>deux</w:t><w:br w:type="page"/><w:lastRenderedPageBreak/>'
    broken += '<w:t>trois</w:t><w:br w:type="page"/><w:t>quatre</w:t><w:br/>'
    body = moved + twice + "</mc:AlternateContent>" + broken + "<w:t>cinq</w:t></w:r></w:p>"
    read = reading(docx(body, footnotes=said("une note"), comments=said("à revoir")), "docx")
    assert read.text == "encadré\nun deux\ftrois\fquatre\ncinq\nune note"


def test_libreoffice_gives_its_text_and_notes_but_neither_remarks_nor_what_was_deleted():
    deleted = "<text:tracked-changes><text:p>supprimé</text:p></text:tracked-changes>"
    remark = "<office:annotation><text:p>à revoir</text:p></office:annotation>"
    note = "<text:note><text:note-citation>1</text:note-citation><text:p> : une note</text:p></text:note>"
    body = (
        f"{deleted}<text:h>Titre</text:h><text:p>un{remark}<text:tab/>deux<text:soft-page-break/>trois{note}</text:p>"
    )
    assert reading(odt(body), "odt").text == "Titre\nun deux\ftrois : une note"


def test_a_long_file_gives_its_beginning():
    for content, kind in ((pdf("Un", "mot" * 500), "pdf"), (docx(said("Un") + said("mot" * 500)), "docx")):
        read = reading(content, kind, characters=100)
        assert read.status == Status.CUT
        assert read.text.startswith("Un")
        assert len(read.text) <= 100


def test_out_of_time_what_was_read_is_given():
    begun = pdf_of(stream(written("Le début")), packed(b"BT /F1 12 Tf (a) Tj ET\n", 300_000))
    read = reading(begun, seconds=1)
    assert (read.status, read.text) == (Status.CUT, "Le début")


def test_out_of_time_with_nothing_read():
    assert reading(pdf_of(packed(b"BT /F1 12 Tf (a) Tj ET\n", 300_000)), seconds=1).status == Status.TOO_MUCH


def test_a_reader_that_waits_is_not_waited_for():
    assert reading(pdf(TEXT), wait=0.01).status == Status.TOO_MUCH


def test_out_of_memory_only_the_reader_is():
    hungry = files.old_office("x" * (40 << 20))
    kinds = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_NPROC)
    before = [resource.getrlimit(kind) for kind in kinds]
    assert reading(hungry, "docx", memory=100 << 20).status == Status.TOO_MUCH
    assert [resource.getrlimit(kind) for kind in kinds] == before
    assert reading(hungry, "docx").status == Status.BROKEN


def test_the_reader_is_bound_before_it_reads_and_knows_nothing_of_django():
    code = """
import json, resource, sys
from catalogue.extraction import reader
def look(file, text):
    names = ("RLIMIT_CPU", "RLIMIT_AS", "RLIMIT_FSIZE", "RLIMIT_CORE", "RLIMIT_NPROC")
    text.write(json.dumps([resource.getrlimit(getattr(resource, name)) for name in names] + ["django" in sys.modules]))
reader.READERS["look"] = look
reader.main("look", "7", str(400 << 20), "1000")
"""
    ended = subprocess.run([sys.executable, "-c", code], cwd=running.ROOT, capture_output=True, check=True)
    answer = 4_000 + reader.MARGIN
    limits = [[7, 7 + reader.GRACE], [400 << 20] * 2, [answer] * 2, [0, 0], [0, 0], False]
    assert json.loads(json.loads(ended.stdout)["text"]) == limits


@pytest.fixture
def false_reader(tmp_path, monkeypatch):
    """Put a shell script in the place of Python."""

    def put(script):
        program = tmp_path / "python"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o700)
        monkeypatch.setattr(sys, "executable", str(program))

    return put


@pytest.mark.parametrize(
    ("name", "status"),
    [("SEGV", "abime"), ("ABRT", "abime"), ("KILL", "trop"), ("XCPU", "trop"), ("TERM", "attente")],
)
def test_the_death_of_the_reader_has_a_meaning(false_reader, name, status):
    false_reader(f"kill -s {name} $$")
    assert reading(pdf(TEXT)).status == status


def test_the_reader_is_given_no_secret_and_starts_from_anywhere(false_reader, monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "sésame")
    monkeypatch.chdir(tmp_path)
    assert reading(pdf(TEXT)).text == TEXT
    false_reader("""printf '{"status": "lu", "pages": null, "lacks": null, "text": "%s"}' "$(env | tr '\\n' ' ')" """)
    assert "SECRET_KEY" not in reading(pdf(TEXT)).text


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "{}",
        "null",
        '{"status": "parfait", "pages": 1, "lacks": [], "text": ""}',
        '{"status": "lu", "pages": 1, "lacks": [], "text": 2}',
        '{"status": "lu", "pages": 1, "lacks": ["couleur"], "text": ""}',
    ],
)
def test_an_answer_that_is_not_as_agreed_is_an_error_of_ours(answer):
    with pytest.raises((ValueError, KeyError, TypeError)):
        understood(answer.encode())


@pytest.mark.parametrize("pages", ["-1", "0", "1e999", '"12"', "99999999999"])
def test_a_number_of_pages_that_is_not_believable_is_left_out(pages):
    assert understood(f'{{"status": "lu", "pages": {pages}, "lacks": null, "text": "a\\u0000\\ud800"}}'.encode()) == (
        running.Reading(Status.READ, "a", None)
    )


def test_every_end_of_a_reader_has_a_status():
    assert {after_signal(number) for number in range(1, 65)} == {Status.BROKEN, Status.TOO_MUCH, Status.WAITING}
