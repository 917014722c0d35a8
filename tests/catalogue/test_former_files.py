"""Files that a published resource no longer offers: still listed, still at their address."""

import pytest

from tests.catalogue.former_files import NEW, OLD, attach, content, former, publish
from tests.factories import fresh, make_case, make_document, make_resource
from tests.reading import links, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files_on_disk")]


def test_a_file_taken_off_a_published_page_is_still_listed_with_its_last_day(client, rubric, document):
    page = make_resource(rubric, files=attach(document, label="Annexes"))
    assert former(client, page) == []
    publish(page)
    response = client.get(page.url)
    assert texts(response, "details.former summary") == ["Versions précédentes des fichiers (1)"]
    [line] = texts(response, "details.former li")
    assert line.startswith("Annexes (PDF, 15 octets, 4 pages) jusqu’au ")
    assert content(client, former(client, page)[0]) == OLD


def test_another_document_chosen_in_its_place_is_the_same(client, rubric, document):
    page = make_resource(rubric, files=attach(document))
    new = make_document("Nouvelle", NEW)
    publish(page, new)
    assert former(client, page) == [document.url]
    assert links(client.get(page.url), ".access") == [new.url]


def test_a_draft_withdraws_nothing(client, rubric, document):
    page = fresh(make_resource(rubric, files=attach(document)))
    page.files = []
    page.save_revision()
    assert former(client, page) == []


def test_a_file_that_was_never_published_is_not_kept(client, rubric, document):
    page = fresh(make_resource(rubric, live=False, files=attach(document)))
    page.files = []
    page.save()
    publish(page)
    assert former(client, page) == []


def test_a_file_that_comes_back_is_no_longer_former(client, rubric, document):
    page = make_resource(rubric, files=attach(document))
    publish(page)
    publish(page, document)
    assert former(client, page) == []
    assert links(client.get(page.url), ".access") == [document.url]


def test_a_page_withdrawn_changed_and_published_again_keeps_what_it_offered(client, rubric, document):
    page = make_resource(rubric, files=attach(document))
    fresh(page).unpublish()
    draft = fresh(page)
    draft.files = attach(make_document("Essai", NEW))
    draft.save()
    last = make_document("Dernière", b"%PDF-1.7 dernier")
    publish(page, last)
    assert former(client, page) == [document.url]


def test_an_older_text_that_is_published_again_loses_no_former_file(client, rubric, document):
    page = fresh(make_resource(rubric))
    old = page.save_revision()
    publish(page, document)
    publish(page)
    old.publish()
    assert former(client, page) == [document.url]


def test_other_changes_withdraw_nothing(client, rubric, document):
    page = fresh(make_resource(rubric, files=attach(document)))
    page.title = "Autre titre"
    page.save_revision().publish()
    assert former(client, page) == []


def test_a_case_keeps_its_former_files_too(client, rubric, document):
    page = make_case(rubric, files=attach(document))
    publish(page)
    assert former(client, page) == [document.url]


def test_the_search_does_not_read_former_files(client, rubric, document):
    page = make_resource(rubric, files=attach(document))
    assert texts(client.get("/ressources/?q=verger"), ".result h3") == [page.title]
    publish(page)
    assert texts(client.get("/ressources/?q=verger"), ".result h3") == []
