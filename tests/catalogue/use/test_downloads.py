"""Files that are opened, for the resources that offer them."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Collection, CollectionViewRestriction

from catalogue.models import DailyUse, FormerFile, ResourceFile
from tests.catalogue.use.test_seen import ROBOTS
from tests.factories import block, hide, make_document, make_resource, make_standard

pytestmark = pytest.mark.usefixtures("files_on_disk")
TIMES = {
    "whole": ({}, 1),
    "from its beginning": ({"Range": "bytes=0-"}, 1),
    "its first piece": ({"Range": "bytes=0-1023"}, 1),
    "a later piece": ({"Range": "bytes=1024-2047"}, 0),
    "its end": ({"Range": "bytes=-500"}, 0),
    "nonsense": ({"Range": "pages=2-3"}, 0),
    "a link from another site": ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document"}, 1),
    "ahead": ({"Sec-Purpose": "prefetch"}, 0),
    "without being tracked": ({"DNT": "1"}, 0),
}


def opened(response):
    """Take the file that is sent, to its end."""
    assert response.status_code == 200
    assert b"".join(response.streaming_content)


@pytest.fixture
def offered(rubric, indexed):
    """A document that a resource offers."""
    document = make_document()
    with indexed():
        make_resource(rubric, "Une étude", files=[ResourceFile(document=document)])
    return document


@pytest.mark.parametrize(("headers", "times"), TIMES.values(), ids=TIMES)
def test_a_file_is_counted_once_when_it_is_opened(reader, written, offered, headers, times):
    opened(reader.get(offered.url, headers=headers))
    assert written() == ({("Une étude", "DOWNLOAD"): times} if times else {})


@pytest.mark.parametrize("agent", ROBOTS[:4])
def test_robots_that_take_files_are_not_counted(reader, written, offered, agent):
    opened(reader.get(offered.url, headers={"User-Agent": agent}))
    assert written() == {}


def test_editors_and_those_who_only_ask_are_not_counted(reader, written, offered):
    reader.head(offered.url)
    reader.force_login(get_user_model().objects.create_superuser("redaction"))
    opened(reader.get(offered.url))
    assert written() == {}


def test_a_file_counts_for_each_visible_resource_that_leads_to_it_once(reader, written, home, rubric, indexed):
    document = make_document()
    text = [block("document", document.pk)]
    with indexed():
        make_resource(rubric, "En fichier et dans le texte", files=[ResourceFile(document=document)], body=text)
        make_resource(rubric, "Dans le texte", body=text)
        FormerFile.objects.create(resource=make_resource(rubric, "Autrefois"), document=document)
        make_resource(rubric, "Brouillon", live=False, files=[ResourceFile(document=document)])
        hide(make_resource(rubric, "Réservée", files=[ResourceFile(document=document)]))
        make_standard(home, body=text)
    opened(reader.get(document.url))
    assert written() == dict.fromkeys(
        [("En fichier et dans le texte", "DOWNLOAD"), ("Dans le texte", "DOWNLOAD"), ("Autrefois", "DOWNLOAD")], 1
    )


def test_a_file_that_no_resource_offers_is_not_counted(reader, written, offered):
    opened(reader.get(make_document().url))
    assert written() == {}
    assert DailyUse.objects.count() == 0


def test_a_file_that_a_visitor_may_not_open_is_not_counted(reader, written, offered):
    private = Collection.get_first_root_node().add_child(name="Réservés")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    offered.collection = private
    offered.save()
    assert reader.get(offered.url).status_code == 302
    assert written() == {}
