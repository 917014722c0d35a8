"""The page of a resource, as others cite it."""

from html.parser import HTMLParser

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from catalogue.models import ResourceFile
from practical_kit.models import CaseNotePage, GuidePage, StudyPage
from sharing.citations.formats import FORMATS
from tests.factories import make_case, make_document, make_resource

HOSTILE = '<script>alert("1")</script> & "titre" d’un <b>autre</b>'


class Head(HTMLParser):
    """The meta elements of a page, and its links."""

    def __init__(self, html):
        super().__init__()
        self.meta, self.links = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "meta":
            self.meta.append((attrs.get("name"), attrs.get("content")))
        elif tag == "a":
            self.links.append(attrs["href"])


def read(client, page):
    """A page, whole and in parts."""
    html = client.get(page.url).content.decode()
    return html, Head(html)


@pytest.mark.parametrize("model", [StudyPage, GuidePage])
def test_it_offers_the_reference_and_its_files(client, rubric, model):
    page = make_resource(rubric, "Un titre", model, year=2016)
    html, head = read(client, page)
    assert '<p id="reference" class="address"><cite>Un titre</cite>. 2016. Décrit' in html
    assert [link for link in head.links if link.startswith("/citer/")] == [
        f"/citer/{page.code}.{ending}" for ending in FORMATS
    ]
    assert f'id="permalien">http://localhost/r/{page.code}/</code>' in html


def test_its_head_says_what_it_is(client, rubric):
    closed = Collection.get_first_root_node().add_child(name="Réservée")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    documents = [make_document(), make_document(collection=closed)]
    page = make_resource(rubric, HOSTILE, files=[ResourceFile(document=document) for document in documents])
    html, head = read(client, page)
    assert ("citation_title", HOSTILE) in head.meta
    pdf = [text for name, text in head.meta if name == "citation_pdf_url"]
    assert pdf == [f"http://localhost{documents[0].url}"]
    assert html.index('name="citation_title"') < html.index('name="DC.title"') < html.index("</head>")
    assert "<b>autre" not in html


def test_a_case_is_cited_as_a_page_of_ours(client, rubric):
    html, head = read(client, make_case(rubric, "Ici"))
    assert "<cite>Ici</cite> [en ligne]. Co-construction territoriale, " in html
    assert ("DC.type", "Cas de territoire") in head.meta


def test_a_draft_is_shown_with_its_reference_before_it_is_published(editor, client, rubric):
    for model in (GuidePage, CaseNotePage):
        page = model(title="Brouillon", slug="brouillon", summary="Résumé.", locale=rubric.locale)
        page.set_url_path(rubric)
        html = page.make_preview_request(preview_mode="").content.decode()
        assert "<cite>Brouillon</cite>" in html


def test_a_page_that_is_no_resource_is_not_cited(client, home):
    _, head = read(client, home)
    assert [name for name, _ in head.meta if str(name).startswith(("citation_", "DC"))] == []
