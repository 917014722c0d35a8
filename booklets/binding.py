"""A booklet bound as a book for devices without network (W3C: EPUB 3.3, EPUB Accessibility 1.1).

An EPUB is a ZIP of XHTML. Each piece is a file of its own: devices open it at once, and know where one stopped.
"""

import io
import re
import zipfile
from datetime import UTC
from uuid import NAMESPACE_URL, uuid5

from django.template.loader import render_to_string

from booklets import material
from booklets.pieces import Booklet

COVER = "img/livret.svg"
EPOCH = (2000, 1, 1, 0, 0, 0)  # the same content gives the same bytes
INTERNAL = re.compile(r'(?<= href=")#([\w-]+)')
TYPES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".svg": "image/svg+xml", ".css": "text/css"}
TYPES |= {".woff2": "font/woff2", ".webp": "image/webp", ".gif": "image/gif"}


def bound(booklet: Booklet, day) -> bytes:
    """An EPUB of a booklet.

    Args:
        day: on which what it says is true.
    """
    files = material.furniture(paged=False) | {COVER: material.static_file(COVER)}
    context = {"booklet": booklet, "parts": booklet.parts, "day": day, "sheets": [material.SHEET]}
    pages = {f"{name}.xhtml": written(name, context) for name in ("couverture", "nav")}
    for piece in booklet.pieces:
        html, pictures = material.with_pictures(piece.html)
        pages[f"{piece.anchor}.xhtml"] = written("piece", context | {"piece": piece, "text": across(html, booklet)})
        files |= pictures
    pages["colophon.xhtml"] = written("colophon", context)
    package = render_to_string("booklets/epub/package.opf", context | about(booklet, day, files, list(pages)))
    return archive({"package.opf": package} | pages | files)


def written(name: str, context: dict) -> str:
    """A page of the book."""
    return render_to_string(f"booklets/epub/{name}.xhtml", context)


def across(html: str, booklet: Booklet) -> str:
    """This HTML, whose links inside the booklet lead from one file to another."""
    anchors = {piece.anchor for piece in booklet.pieces}

    def to_file(found: re.Match) -> str:
        stem, _, part = found[1].partition("--")
        if stem not in anchors:
            return found[0]
        return f"{stem}.xhtml#{found[1]}" if part else f"{stem}.xhtml"

    return INTERNAL.sub(to_file, html)


def about(booklet: Booklet, day, files: dict[str, bytes], order: list[str]) -> dict:
    """What the package says of itself."""
    items = [{"href": name, "type": TYPES[f".{name.rpartition('.')[2]}"]} for name in files]
    return {
        "identifier": uuid5(NAMESPACE_URL, booklet.address).urn,
        "modified": day.astimezone(UTC),
        "items": items,
        "order": order,
    }


def archive(files: dict[str, str | bytes]) -> bytes:
    """The container: its type first, not compressed (OCF, § 4.2)."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr(entry("mimetype"), "application/epub+zip", zipfile.ZIP_STORED)
        book.writestr(entry("META-INF/container.xml"), render_to_string("booklets/epub/container.xml"))
        for name, content in files.items():
            book.writestr(entry(f"livret/{name}"), content)
    return kept.getvalue()


def entry(name: str) -> zipfile.ZipInfo:
    """A file of the archive."""
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info
