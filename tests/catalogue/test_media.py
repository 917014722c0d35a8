"""Images and documents: what is said before the click, and who may have the file."""

import pytest
from django.urls import Resolver404, resolve
from django.views.static import serve as serve_file
from wagtail.models import Collection, CollectionViewRestriction

from catalogue.models.media import Licence
from tests.factories import make_document, make_image


@pytest.fixture
def disk(settings, tmp_path):
    """Files on a disk, since documents are sent from one."""
    folder = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": folder}


@pytest.mark.parametrize(
    ("size", "pages", "said"),
    [
        (1_258_291, 42, "PDF, 1,3 Mo, 42 pages"),
        (2_048, 1, "PDF, 2,0 ko, 1 page"),
        (500, None, "PDF, 500 octets"),
    ],
)
def test_a_document_says_its_format_weight_and_length_in_french_units(db, size, pages, said):
    document = make_document(pages=pages)
    document.file_size = size
    assert " ".join(document.description.split()) == said


def test_a_document_can_be_downloaded_and_runs_nothing(client, db, disk):
    response = client.get(make_document(content=b"%PDF-1.7 texte").url)
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == b"%PDF-1.7 texte"
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_document_of_a_private_collection_asks_to_log_in(client, db, disk):
    collection = Collection.get_first_root_node().add_child(name="Réservée")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    document = make_document(collection=collection)
    response = client.get(document.url)
    assert response.status_code == 302
    assert "/login/" in response.url


def test_resized_images_are_served(client, db):
    assert resolve("/media/images/photo.width-480.webp").func is serve_file


@pytest.mark.parametrize("path", ["documents/etude.pdf", "original_images/photo.jpg", "../db.sqlite3"])
def test_no_other_file_is_served_without_asking_who_may_see_it(path):
    with pytest.raises(Resolver404):
        resolve(f"/media/{path}")


@pytest.mark.parametrize("up", ["..", "%2e%2e", "..%2f..", "/"])
def test_an_address_does_not_climb_out_of_the_images(client, db, up):
    assert client.get(f"/media/images/{up}/manage.py").status_code in (400, 404)


def test_a_picture_is_offered_in_a_light_format_and_several_sizes(db):
    renditions = make_image().get_renditions("width-480|format-webp", "width-720|format-jpeg")
    assert [rendition.file.name.rpartition(".")[2] for rendition in renditions.values()] == ["webp", "jpg"]


def test_every_licence_says_in_plain_words_what_a_reader_may_do():
    words = ("reprendre", "adapter", "lecture seule")
    assert [label for label in Licence.labels if not any(word in label for word in words)] == []
