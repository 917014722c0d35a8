"""What a PDF lacks for those who do not see it, noted as its text is read."""

from io import StringIO

import pytest
from django.core.management import call_command

from catalogue.models import CatalogueDocument
from tests.catalogue.files import accessible_pdf, locked_pdf, objects, pdf, put
from tests.factories import fresh, make_document

pytestmark = pytest.mark.django_db
XMP = b"""<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"
 rdf:about=""><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Le verger</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


@pytest.fixture
def lacks(indexed):
    """What a file lacks, once it was read."""

    def read(content, name=None):
        with indexed():
            document = make_document(content=content, **({"name": name} if name else {}))
        return fresh(document).lacks

    return read


@pytest.mark.parametrize(
    ("without", "expected"),
    [
        ({}, []),
        ({"title": None}, ["titre"]),
        ({"title": " "}, ["titre"]),
        ({"language": None}, ["langue"]),
        ({"tags": False}, ["balises"]),
        ({"title": None, "language": None, "tags": False}, ["titre", "langue", "balises"]),
    ],
)
def test_what_is_missing_is_named(lacks, without, expected):
    assert lacks(accessible_pdf(**without)) == expected


def test_a_title_in_the_xmp_is_a_title(lacks):
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    stream = b"<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n%s\nendstream" % (len(XMP), XMP)
    catalog = b"<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R >>"
    assert lacks(objects(catalog, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream)) == ["langue", "balises"]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", locked_pdf("secret")], ids=["empty", "broken", "locked"])
def test_nothing_is_said_of_a_file_that_cannot_be_opened(lacks, content):
    assert lacks(content) is None


@pytest.mark.parametrize("entry", [b"/MarkInfo 12", b"/MarkInfo null", b"/Lang 12", b"/Metadata 3 0 R"])
def test_odd_values_are_survived(lacks, entry):
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    catalog = b"<< /Type /Catalog /Pages 2 0 R %s >>" % entry
    found = lacks(objects(catalog, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page))
    assert found is None or "balises" in found


def test_another_file_is_looked_at_anew(indexed):
    with indexed():
        document = make_document(content=pdf("Sans rien"))
    assert fresh(document).lacks == ["titre", "langue", "balises"]
    with indexed():
        put(fresh(document), accessible_pdf())
    assert fresh(document).lacks == []


def test_files_read_before_this_was_looked_at_are_read_again_by_the_command(indexed):
    with indexed():
        old, scan = make_document(content=accessible_pdf(title=None)), make_document(content=locked_pdf("secret"))
    CatalogueDocument.objects.update(lacks=None)
    call_command("read_documents", stdout=StringIO())
    assert (fresh(old).lacks, fresh(scan).lacks) == (["titre"], None)
    output = StringIO()
    call_command("read_documents", stdout=output)
    assert "Aucun document n’attend" in output.getvalue()
