"""The book for reading devices (EPUB 3.3): whole, well formed, needing no network."""

import posixpath
import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from booklets.binding import bound
from booklets.kit import kit_booklet
from tests.booklets.scene import HIDDEN

pytestmark = pytest.mark.django_db
XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
once = {}


@pytest.fixture
def book(request):
    """The files of the kit of a small site, by name."""
    if not once:
        request.getfixturevalue("furnished")
        booklet, day = kit_booklet(), timezone.now()
        once["content"] = bound(booklet, day)
        once["again"] = bound(booklet, day)
    with zipfile.ZipFile(BytesIO(once["content"])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def package(book):
    return ElementTree.fromstring(book["livret/package.opf"])


def pages(book):
    return {name: ElementTree.fromstring(text) for name, text in book.items() if name.endswith(".xhtml")}


def test_the_archive_says_first_what_it_is(book):
    with zipfile.ZipFile(BytesIO(once["content"])) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert book["mimetype"] == b"application/epub+zip"
    assert b"livret/package.opf" in book["META-INF/container.xml"]


def test_the_same_content_gives_the_same_bytes(book):
    assert once["content"] == once["again"]


def test_the_package_names_every_file_and_no_other(book, package):
    named = {f"livret/{item.get('href')}" for item in package.iter(f"{OPF}item")}
    assert named == set(book) - {"mimetype", "META-INF/container.xml", "livret/package.opf"}
    order = [item.get("idref") for item in package.iter(f"{OPF}itemref")]
    texts = {item.get("id") for item in package.iter(f"{OPF}item") if item.get("media-type").endswith("xhtml+xml")}
    assert set(order) == texts
    assert len(order) == len(texts)


def test_it_says_what_it_is_and_to_whom_it_is_accessible(package):
    assert package.find(f".//{DC}title").text == "Le contenu du kit"
    assert package.find(f".//{DC}language").text == "fr"
    assert package.find(f".//{DC}identifier").text.startswith("urn:uuid:")
    said = {(meta.get("property"), meta.text) for meta in package.iter(f"{OPF}meta")}
    assert ("schema:accessMode", "textual") in said
    assert ("schema:accessModeSufficient", "textual") in said
    assert ("schema:accessibilityFeature", "tableOfContents") in said
    assert any(name == "schema:accessibilitySummary" and text for name, text in said)
    assert any(name == "dcterms:modified" and re.fullmatch(r"[\d-]+T[\d:]+Z", text) for name, text in said)


def test_every_page_is_xhtml_in_french_with_a_title(book):
    for name, page in pages(book).items():
        assert page.get("lang") == "fr", name
        assert page.find(f".//{XHTML}title").text, name


def test_the_contents_lead_to_each_piece(book):
    nav = pages(book)["livret/nav.xhtml"].find(f".//{XHTML}nav")
    titles = [link.text for link in nav.iter(f"{XHTML}a")]
    assert titles[:4] == ["Couverture", "L’essentiel", "Les bases", "Évaluer"]
    assert titles[-2:] == ["Glossaire", "À propos de ce document"]


def test_links_inside_the_book_lead_somewhere_and_nothing_is_fetched(book):
    ids = {name: {each.get("id") for each in page.iter() if each.get("id")} for name, page in pages(book).items()}
    wrong = []
    for name, page in pages(book).items():
        for element in page.iter():
            for key in ("href", "src"):
                address = element.get(key, "")
                if not address or (key == "href" and re.match("https?://|mailto:", address)):
                    continue
                path, _, anchor = address.partition("#")
                target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
                if target not in book or (anchor and anchor not in ids[target]):
                    wrong.append((name, address))
    assert wrong == []
    assert not re.search(rb"url\((?![\"']?\.\./fonts)", book["livret/css/booklet.css"])
    assert b"var(" not in book["livret/css/booklet.css"]


def test_pictures_come_along_with_their_alternatives(book):
    images = [image for page in pages(book).values() for image in page.iter(f"{XHTML}img")]
    assert [image.get("alt") for image in images] == ["Des gens autour d’une table"]
    assert book[f"livret/{images[0].get('src')}"][:2] == b"\xff\xd8"


def test_what_visitors_do_not_see_is_nowhere_in_the_book(book):
    assert [word for word in HIDDEN for text in book.values() if word.encode() in text] == []
