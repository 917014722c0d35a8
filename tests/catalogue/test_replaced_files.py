"""A file replaced in its document: the one that visitors could open stays, where they know it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction

from catalogue.models import CatalogueDocument, FormerFile
from tests.catalogue.former_files import NEW, OLD, attach, content, former, publish, upload
from tests.factories import block, fresh, hide, make_document, make_resource
from tests.reading import links, region, texts, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files_on_disk")]


def test_a_replaced_file_stays_on_the_page_and_at_its_old_address(client, editor, rubric, document):
    page = make_resource(rubric, files=attach(document, label="Rapport"))
    address = document.url
    new = upload(editor, document, NEW)
    visitor = Client()
    [listed] = former(visitor, page)
    assert texts(visitor.get(page.url), "details.former a") == ["Rapport (PDF, 15 octets, 4 pages)"]
    assert (content(visitor, listed), content(visitor, address), content(visitor, new.url)) == (OLD, OLD, NEW)
    assert links(visitor.get(page.url), ".access") == [new.url]
    kept = FormerFile.objects.get().document
    assert kept.title.startswith("Étude (version remplacée le ")
    same = ("collection_id", "text", "text_status", "pages", "licence", "file_size")
    assert [getattr(kept, name) for name in same] == [getattr(document, name) for name in same]
    assert visitor.get(address).status_code == 302


def test_a_file_replaced_twice_is_there_twice(client, editor, rubric, document):
    page = make_resource(rubric, files=attach(document))
    addresses = [document.url]
    for version in (NEW, b"%PDF-1.7 dernier"):
        addresses.append(upload(editor, document, version).url)
    assert [content(client, address) for address in addresses] == [OLD, NEW, b"%PDF-1.7 dernier"]
    assert [content(client, address) for address in former(client, page)] == [NEW, OLD]


def test_an_address_with_accents_still_leads_to_its_file(client, editor, rubric, document):
    make_resource(rubric, files=attach(document))
    accented = upload(editor, document, NEW, name="Évaluer l’été.pdf")
    upload(editor, document, b"%PDF-1.7 dernier")
    assert content(client, accented.url) == NEW


def test_the_same_file_again_replaces_nothing(client, editor, rubric, document):
    page = make_resource(rubric, files=attach(document))
    same = upload(editor, document, OLD, name="autre-nom.pdf")
    assert (same.url, content(client, same.url), former(client, page)) == (document.url, OLD, [])
    assert CatalogueDocument.objects.count() == 1


@pytest.mark.parametrize("place", ["nowhere", "draft"])
def test_a_file_that_no_visitor_could_find_is_not_kept(
    editor, rubric, document, place, django_capture_on_commit_callbacks
):
    if place == "draft":
        make_resource(rubric, live=False, files=attach(document))
    stored = document.file.name
    upload(editor, document, NEW)
    assert (CatalogueDocument.objects.count(), FormerFile.objects.count(), Redirect.objects.count()) == (1, 0, 0)
    assert not document.file.storage.exists(stored)


def test_a_file_shown_in_a_text_is_kept_too(editor, client, rubric, document, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = make_resource(rubric, body=[block("document", document.pk)])
    address = document.url
    upload(editor, document, NEW)
    assert [content(client, where) for where in former(client, page)] == [OLD]
    assert content(client, address) == OLD


def test_a_former_file_that_is_replaced_in_its_turn_stays_what_it_was(client, editor, rubric, document):
    page = make_resource(rubric, files=attach(document))
    publish(page)
    upload(editor, document, NEW)
    assert [content(client, where) for where in former(client, page)] == [OLD]


def test_a_file_replaced_while_its_page_is_withdrawn_is_kept_for_when_it_comes_back(client, editor, rubric, document):
    page = make_resource(rubric, files=attach(document))
    address = document.url
    fresh(page).unpublish()
    upload(editor, document, NEW)
    publish(page, document)
    assert [content(client, where) for where in former(client, page)] == [OLD]
    assert content(client, address) == OLD
    assert [content(client, where) for where in links(client.get(page.url), ".access")] == [NEW]


def test_every_page_that_offered_the_file_lists_it_and_drafts_do_not(editor, client, rubric, document):
    live, other = make_resource(rubric, files=attach(document)), make_resource(rubric, files=attach(document))
    draft, private = (
        make_resource(rubric, live=False, files=attach(document)),
        make_resource(rubric, files=attach(document)),
    )
    hide(private)
    upload(editor, document, NEW)
    assert set(FormerFile.objects.values_list("resource", flat=True)) == {live.pk, other.pk, private.pk}
    assert FormerFile.objects.filter(resource=draft.pk).count() == 0


def test_the_former_file_of_a_private_collection_is_as_private(client, editor, rubric):
    secret = Collection.get_first_root_node().add_child(name="Réservée")
    CollectionViewRestriction.objects.create(collection=secret, restriction_type="login")
    document = make_document("Étude", OLD, collection=secret)
    page = make_resource(rubric, files=attach(document))
    address = document.url
    upload(editor, document, NEW)
    visitor = Client()
    [listed] = former(visitor, page)
    for where in (listed, visitor.get(address).url):
        assert visitor.get(where).status_code == 302
        assert "login" in visitor.get(where).url
    assert not visitor.get(address, follow=True).streaming


def test_deleting_the_document_takes_it_off_the_page(
    client, editor, rubric, document, django_capture_on_commit_callbacks
):
    page = make_resource(rubric, "Guide", files=attach(document))
    with django_capture_on_commit_callbacks(execute=True):
        upload(editor, document, NEW)
    kept = FormerFile.objects.get().document
    usage = editor.get(reverse("wagtaildocs:document_usage", args=[kept.pk]))
    assert "Version précédente, sur la page « Guide »" in words(region(usage, "main"))
    assert editor.get(reverse("wagtaildocs:delete", args=[kept.pk])).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(reverse("wagtaildocs:delete", args=[kept.pk]))
    assert former(client, page) == []
    assert not kept.file.storage.exists(kept.file.name)
    assert content(client, CatalogueDocument.objects.get().url) == NEW


def test_a_file_missing_from_the_disk_is_replaced_all_the_same(editor, rubric, document):
    make_resource(rubric, files=attach(document))
    document.file.storage.delete(document.file.name)
    assert upload(editor, document, NEW).file_size == len(NEW)
    assert not FormerFile.objects.exists()


def test_a_long_title_keeps_its_date(editor, rubric):
    document = make_document("É" * 255, OLD)
    make_resource(rubric, files=attach(document))
    upload(editor, document, NEW)
    kept = FormerFile.objects.get().document
    assert len(kept.title) == 255
    assert "version remplacée le" in kept.title


def test_an_upload_that_is_refused_changes_nothing(editor, rubric, document):
    make_resource(rubric, files=attach(document))
    sent = {"title": "", "collection": document.collection_id, "file": SimpleUploadedFile("etude.pdf", NEW)}
    assert editor.post(reverse("wagtaildocs:edit", args=[document.pk]), sent).status_code == 200
    assert (CatalogueDocument.objects.count(), FormerFile.objects.count()) == (1, 0)
    assert document.file.storage.exists(document.file.name)
