"""Files that a page offers, then no longer."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from catalogue.models import CatalogueDocument, ResourceFile
from tests.factories import fresh
from tests.reading import links, regions

OLD, NEW = b"%PDF-1.7 ancien", b"%PDF-1.7 nouveau"


def attach(*documents, label=""):
    """Rows of files."""
    return [ResourceFile(document=document, label=label) for document in documents]


def publish(page, *documents):
    """Publish a page with these files, as its form does."""
    page = fresh(page)
    page.files = attach(*documents)
    page.save_revision().publish()


def upload(editor, document, content, name="etude.pdf", **fields):
    """Replace the file of a document in its form."""
    document = CatalogueDocument.objects.get(pk=document.pk)
    sent = {"title": document.title, "language": "fr", "accessibility": "oui", "licence": "cc-by", "tags": ""}
    sent |= {"collection": document.collection_id, "file": SimpleUploadedFile(name, content)}
    response = editor.post(reverse("wagtaildocs:edit", args=[document.pk]), sent | fields)
    assert response.status_code == 302
    return CatalogueDocument.objects.get(pk=document.pk)


def content(client, address):
    """What a visitor gets at an address, wherever it leads."""
    response = client.get(address, follow=True)
    return b"".join(response.streaming_content) if response.streaming else response.status_code


def former(client, page):
    """The former files that a page lists."""
    response = client.get(page.url)
    return links(response, "details.former") if regions(response, "details.former") else []
