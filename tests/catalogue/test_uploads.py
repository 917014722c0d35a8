"""Files sent to the admin, through each address that takes one: what is not what it says is refused at its field."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection

from catalogue import file_kinds
from catalogue.models import CatalogueDocument, CatalogueImage
from tests.catalogue.files import archive, docx, locked_pdf, noise, odt, old_office, pdf, said
from tests.factories import make_document, make_image

HTML = b"<!doctype html><title>Une page</title>"
EXCEL = archive({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})
ODS = odt("", kind="application/vnd.oasis.opendocument.spreadsheet")
PROGRAM = b"MZ\x90\0" + noise(500)
WORD = docx(said("Un verger"))


def picture(kind="JPEG"):
    """A small image."""
    file = BytesIO()
    Image.new("RGB", (8, 8)).save(file, kind)
    return file.getvalue()


DISGUISED = [
    pytest.param("etude.pdf", picture(), "une image JPEG", id="jpeg"),
    pytest.param("etude.pdf", HTML, "une page web", id="html"),
    pytest.param("etude.pdf", PROGRAM, "un programme", id="program"),
    pytest.param("etude.pdf", WORD, "un document Word (.docx)", id="word"),
    pytest.param("etude.PDF", b"Du texte.", "du texte", id="text"),
    pytest.param("etude.pdf", b"\0" + noise(), "aucun format connu", id="noise"),
    pytest.param("note.docx", archive({"photo.jpg": "x"}), "une archive (.zip)", id="zip"),
    pytest.param("note.docx", EXCEL, "un classeur Excel (.xlsx)", id="excel"),
    pytest.param("note.docx", old_office("WordDocument"), "un fichier Office d’avant 2007", id="old word"),
    pytest.param("note.docx", pdf("Un verger"), "un PDF", id="pdf"),
    pytest.param("note.odt", WORD, "un document Word (.docx)", id="docx as odt"),
    pytest.param("table.csv", EXCEL, "un classeur Excel (.xlsx)", id="excel as csv"),
    pytest.param("table.csv", PROGRAM, "un programme", id="program as csv"),
]
SOUND = [
    ("etude.pdf", pdf("Un verger")),
    ("etude.PDF", b"\xef\xbb\xbf\n" + pdf("Un verger")),
    ("fermee.pdf", locked_pdf("sésame")),
    ("note.docx", WORD),
    ("fermee.docx", old_office("EncryptedPackage")),
    ("table.xlsx", EXCEL),
    ("note.odt", odt("")),
    ("table.ods", ODS),
    ("table.csv", "commune;année\nFigeac;2016".encode("cp1252")),
    ("table.csv", "commune;année".encode("utf-16")),
]


@pytest.fixture(autouse=True)
def disk(settings, tmp_path):
    """Files on a disk, where Wagtail looks for them."""
    folder = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": folder}


def root():
    """The collection that holds everything."""
    return Collection.get_first_root_node().pk


def add(client, file, app="wagtaildocs", **fields):
    """Sent to the page of uploads, dropped there or chosen."""
    sent = {"title": "Une étude", "collection": root(), "files[]": file} | fields
    answer = client.post(reverse(f"{app}:add_multiple"), sent).json()
    return "" if answer["success"] else answer["error_message"]


def choose(client, file, app="wagtaildocs", prefix="document", **fields):
    """Sent from inside the form of a page."""
    values = {"title": "Une étude", "collection": root(), "file": file, "tags": ""} | MORE | fields
    sent = {f"{prefix}-chooser-upload-{name}": value for name, value in values.items()}
    answer = client.post(reverse(f"{app}_chooser:create"), sent).json()
    return "" if answer["step"] == "chosen" else answer["htmlFragment"]


def replace(client, file):
    """Sent in the place of the file of a document."""
    sent = {"title": "Une étude", "collection": root(), "file": file, "tags": ""} | MORE
    response = client.post(reverse("wagtaildocs:edit", args=[make_document(content=pdf("Une haie")).pk]), sent)
    return "" if response.status_code == 302 else response.content.decode()


MORE = {"language": "fr", "accessibility": "oui", "licence": "cc-by"}
WAYS = pytest.mark.parametrize("send", [add, choose, replace], ids=lambda send: send.__name__)


def plain(text):
    """With ordinary spaces and apostrophes, as the tests write them."""
    return text.replace("\u00a0", " ").replace("&#x27;", "'")


@pytest.mark.parametrize(("name", "content", "seems"), DISGUISED)
def test_a_file_that_is_not_what_it_says_is_refused_and_named(editor, name, content, seems):
    said = plain(add(editor, SimpleUploadedFile(name, content)))
    assert f"Le nom « {name} » annonce {file_kinds.NAMES[name.lower()[-4:].strip('.')]}, mais le contenu" in said
    assert seems in said
    assert "choisissez cette copie." in said
    assert said.count("annonce") == len(said.splitlines()) == 1
    assert not CatalogueDocument.objects.exists()


@WAYS
def test_it_is_refused_whichever_way_it_comes(editor, send):
    said = plain(send(editor, SimpleUploadedFile("etude.pdf", picture())))
    assert "annonce un PDF, mais le contenu semble être une image JPEG" in said
    assert [document.file.read()[:5] for document in CatalogueDocument.objects.all()] in ([], [b"%PDF-"])


@WAYS
@pytest.mark.parametrize(("name", "content"), SOUND)
def test_what_is_what_it_says_is_kept(editor, send, name, content):
    assert send(editor, SimpleUploadedFile(name, content)) == ""
    assert CatalogueDocument.objects.get().file.read() == content


@WAYS
def test_what_is_wrong_with_any_file_is_said_once_with_what_to_do(editor, send, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1000
    refused = {
        "vide.pdf": (b"", "Ce fichier est vide"),
        "lourd.pdf": (b"%PDF-" + bytes(3000), "Ce fichier pèse 2,9 ko"),
        "programme.exe": (PROGRAM, "Les fichiers « .exe » ne sont pas acceptés ici."),
    }
    for name, (content, expected) in refused.items():
        said = plain(send(editor, SimpleUploadedFile(name, content)))
        assert expected in said
    assert CatalogueDocument.objects.count() == (3 if send is replace else 0)


def test_a_refused_file_leaves_the_rest_of_the_form_as_it_was(editor):
    said = choose(editor, SimpleUploadedFile("etude.pdf", HTML), title="Le verger de Figeac", licence="cc-by-nd")
    assert 'value="Le verger de Figeac"' in said
    assert '<option value="cc-by-nd" selected>' in said


def test_a_file_without_a_title_is_told_so_and_the_file_is_judged_all_the_same(editor):
    assert "annonce un PDF" in plain(add(editor, SimpleUploadedFile("etude.pdf", HTML), title="x" * 300))


def test_a_form_saved_without_a_new_file_does_not_read_the_old_one(editor):
    document = make_document(content=b"ceci n'est pas un PDF")
    sent = {"title": "Un autre titre", "collection": root(), "tags": ""} | MORE
    assert editor.post(reverse("wagtaildocs:edit", args=[document.pk]), sent).status_code == 302
    document.refresh_from_db()
    assert document.title == "Un autre titre"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("photo.jpg", b"Du texte.", "Ce fichier n’est pas une image, ou il est abîmé."),
        ("photo.jpg", picture("PNG"), "annonce du jpeg, mais elle est au format png"),
        ("photo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "Ce format d’image n’est pas accepté ici."),
        ("photo.jpg", b"", "Ce fichier est vide"),
    ],
)
def test_an_image_that_is_none_is_refused_in_french(editor, name, content, expected):
    assert expected in plain(add(editor, SimpleUploadedFile(name, content), "wagtailimages"))
    assert expected in plain(choose(editor, SimpleUploadedFile(name, content), "wagtailimages", "image"))
    sent = {"title": "Une photo", "collection": root(), "file": SimpleUploadedFile(name, content), "tags": ""}
    assert expected in plain(editor.post(reverse("wagtailimages:edit", args=[make_image().pk]), sent).content.decode())
    assert CatalogueImage.objects.count() == 1


def test_the_form_tells_the_browser_what_it_takes(editor):
    page = editor.get(reverse("wagtaildocs_chooser:choose")).json()["html"]
    assert 'accept=".pdf,.docx,.odt,.xlsx,.ods,.csv,.pptx,.odp"' in page
    assert f'data-heaviest="{50 * 1024**2}"' in page
    assert 'data-heaviest-text="50,0&nbsp;Mo"' in page.replace("\u00a0", "&nbsp;")


def test_a_document_whose_file_is_lost_can_still_be_renamed(db):
    document = make_document()
    document.file.storage.delete(document.file.name)
    document = CatalogueDocument.objects.get(pk=document.pk)
    document.title = "Un autre titre"
    document.full_clean()
