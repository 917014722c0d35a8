"""The text of files follows them in the index: added, removed, made private."""

from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from catalogue.models import ResourceFile
from tests.factories import make_document, make_resource
from tests.searching import found


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


def test_files_moved_together_to_a_private_collection_are_no_longer_found(rubric, indexed, editor):
    closed = Collection.get_first_root_node().add_child(name="Réservé")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    document = make_document(text="On y parle de maraîchage.", text_status="lu")
    with indexed():
        make_resource(rubric, "Un guide", files=[ResourceFile(document=document)])
    assert found("maraîchage") == ["Un guide"]
    address = reverse("wagtail_bulk_action", args=["catalogue", "cataloguedocument", "add_to_collection"])
    with indexed():
        editor.post(f"{address}?id={document.pk}", {"collection": closed.pk})
    document.refresh_from_db()
    assert document.collection == closed
    assert found("maraîchage") == []


def test_a_collection_moved_under_a_private_one_hides_the_text_of_its_files(rubric, indexed, editor):
    root = Collection.get_first_root_node()
    closed, open_one = root.add_child(name="Réservé"), root.add_child(name="Ouvert")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    document = make_document(text="On y parle de maraîchage.", text_status="lu", collection=open_one)
    with indexed():
        make_resource(rubric, "Un guide", files=[ResourceFile(document=document)])
    assert found("maraîchage") == ["Un guide"]
    with indexed():
        address = reverse("wagtailadmin_collections:edit", args=[open_one.pk])
        editor.post(address, {"name": "Ouvert", "parent": closed.pk})
    assert Collection.objects.get(pk=open_one.pk).get_parent() == closed
    assert found("maraîchage") == []
