"""Files to attach: sound ones, and all that may be wrong with them. Built here, so that no hostile file is kept."""

import random
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.base import ContentFile
from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CHOICE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE, TEXT = ("urn:oasis:names:tc:opendocument:xmlns:" + name for name in ("office:1.0", "text:1.0"))
ODT_TYPE = "application/vnd.oasis.opendocument.text"
DRAWING = b"0 0 m 100 100 l S"


def objects(*bodies, root=b"/Root 1 0 R"):
    """A PDF of these objects, numbered from 1, with a true table of where they are."""
    file, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    return file + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size, table, size, root, len(file)
    )  # fmt: skip


def stream(content, entries=b""):
    """A stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def pdf_of(*streams):
    """A PDF with a page for each stream object."""
    kids = b" ".join(b"%d 0 R" % number for number in range(4, 4 + 2 * len(streams), 2))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(streams)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(streams):
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R %s >>"
        bodies += [page % (5 + 2 * number, b"/Resources << /Font << /F1 3 0 R >> >>"), content]
    return objects(*bodies)


def written(text):
    """What draws these lines on a page."""
    lines = b"".join(b"(%s) Tj 0 -14 Td " % line.encode("cp1252") for line in text.split("\n"))
    return b"BT /F1 12 Tf 50 800 Td " + lines + b"ET"


def pdf(*pages):
    """A PDF with a page for each text."""
    return pdf_of(*(stream(written(text)) for text in pages))


def accessible_pdf(text="Un verger", title="Le verger partagé", language="fr-FR", tags=True):
    """A PDF with what a screen reader asks of it, or without some of it."""
    writer, file = PdfWriter(clone_from=PdfReader(BytesIO(pdf(text)))), BytesIO()
    if title is not None:
        writer.add_metadata({"/Title": title})
    if language is not None:
        writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    if tags:
        tree = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
        writer.root_object[NameObject("/StructTreeRoot")] = tree
        marks = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
        writer.root_object[NameObject("/MarkInfo")] = marks
    writer.write(file)
    return file.getvalue()


def packed(piece, times):
    """A compressed stream of a piece said many times: small in the file, huge once unpacked."""
    packer = zlib.compressobj()
    content = b"".join(packer.compress(piece) for _ in range(times)) + packer.flush()
    return stream(content, b"/Filter /FlateDecode")


def locked_pdf(password, algorithm="AES-256"):
    """A PDF that asks for a password; with an empty one, that asks for nothing but is encrypted all the same."""
    writer, file = PdfWriter(clone_from=PdfReader(BytesIO(pdf("Un secret de fabrication")))), BytesIO()
    writer.encrypt(password, "mot de passe du propriétaire", algorithm=algorithm)
    writer.write(file)
    return file.getvalue()


def noise(size=20_000):
    """Bytes that mean nothing, the same each time."""
    return random.Random(1).randbytes(size)


def archive(parts):
    """A zip of these parts, by name."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def docx(body, main="document.main", declaration="", **more):
    """A Word file with this inside its body."""
    root = f'<w:document xmlns:w="{WORD}" xmlns:mc="{CHOICE}"><w:body>{body}</w:body></w:document>'
    kinds = {"document": main} | {name: name for name in more}
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{CONTENT_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    types = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{parts}</Types>'
    notes = {f"word/{name}.xml": f'<w:notes xmlns:w="{WORD}">{content}</w:notes>' for name, content in more.items()}
    return archive({"[Content_Types].xml": types, "word/document.xml": declaration + root} | notes)


def said(text):
    """A paragraph of a Word file."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(body, kind=ODT_TYPE, declaration="", manifest="<manifest/>"):
    """A LibreOffice text with this inside its body."""
    root = f'<office:document-content xmlns:office="{OFFICE}" xmlns:text="{TEXT}">{body}</office:document-content>'
    return archive({"mimetype": kind, "content.xml": declaration + root, "META-INF/manifest.xml": manifest})


def swelling_entities():
    """A declaration of entities, each ten times the one before."""
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE lol [<!ENTITY a0 "ha">{lines}]>'


def locked_zip(file):
    """The same zip, whose entries say that they have a password."""
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = file.find(mark)
        while start >= 0:
            flags = file[start + place] | 1
            file = file[: start + place] + bytes([flags]) + file[start + place + 1 :]
            start = file.find(mark, start + 4)
    return file


def old_office(stream_name):
    """What begins like a file of Word 97, with a stream of this name."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1000) + stream_name.encode("utf-16-le") + bytes(1000)


def put(document, content, name="autre.pdf"):
    """Replace the file of a document, as Wagtail's form does."""
    document.file.storage.delete(document.file.name)
    document.file = ContentFile(content, name=name)
    document._set_document_file_metadata()
    document.save()
