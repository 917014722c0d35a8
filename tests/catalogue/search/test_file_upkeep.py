"""The text of files follows them in the index: added, removed, made private."""

import pytest
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from catalogue.models import ResourceFile
from tests.factories import make_document, make_resource
from tests.searching import found


@pytest.fixture
def indexed(django_capture_on_commit_callbacks):
    """A block at whose end the transaction is kept: what follows it is the next search."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_the_text_of_a_file_is_found_and_no_longer_when_the_file_goes(rubric, indexed):
    document = make_document(text="On y parle de maraîchage.", text_status="lu")
    with indexed():
        make_resource(rubric, "Un guide", files=[ResourceFile(document=document)])
    assert found("maraîchage") == ["Un guide"]
    with indexed():
        document.delete()
    assert found("maraîchage") == []


def test_the_text_of_a_file_that_visitors_may_not_open_is_neither_found_nor_shown(rubric, indexed, client):
    closed = Collection.get_first_root_node().add_child(name="Réservé")
    within = closed.add_child(name="Dedans")
    document = make_document(text="On y parle de maraîchage.", text_status="lu", collection=within)
    with indexed():
        make_resource(rubric, "Un guide", files=[ResourceFile(document=document)])
    assert found("maraîchage") == ["Un guide"]
    with indexed():
        restriction = CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    assert found("maraîchage") == []
    assert "maraîchage." not in client.get(reverse("catalogue:catalogue"), {"q": "guide maraîchage"}).content.decode()
    with indexed():
        restriction.delete()
    assert found("maraîchage") == ["Un guide"]
