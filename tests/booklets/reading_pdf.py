"""What programs read in a PDF (ISO 32000-1, ISO 14289-1), by pypdf."""

from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


def opened(content):
    """A file."""
    return PdfReader(BytesIO(content))


def elements(reader):
    """Every element of the structure, with its depth, in reading order."""

    def walk(node, depth):
        node = node.get_object()
        if isinstance(node, ArrayObject):
            for kid in node:
                yield from walk(kid, depth)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                yield depth, node
            if "/K" in node:
                yield from walk(node["/K"], depth + 1)

    yield from walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], 0)


def named(reader, *names):
    """The elements of these types."""
    return [element for _, element in elements(reader) if element["/S"] in names]


def bookmarks(reader):
    """Titles with their depth and their page, from 1."""

    def walk(items, depth):
        for item in items:
            if isinstance(item, list):
                yield from walk(item, depth + 1)
            else:
                yield depth, item.title, reader.get_destination_page_number(item) + 1

    return list(walk(reader.outline, 0))


def fonts(reader):
    """Every font that pages use, by name, with what describes it."""
    found = {}
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            font = font.get_object()
            inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            found[font["/BaseFont"]] = inner["/FontDescriptor"].get_object()
    return found


def annotations(reader):
    """The links of all pages."""
    return [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
