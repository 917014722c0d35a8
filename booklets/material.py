"""All that a booklet is made with: its sheets, fonts and pictures, read here so that nobody need fetch anything."""

import re
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from catalogue.models.media import CatalogueRendition

SHEET, PAGES = "css/booklet.css", "css/booklet-pages.css"
FONTS = ["fonts/atkinson-hyperlegible-next.woff2", "fonts/bricolage-grotesque.woff2"]
PICTURES = ["img/livret.svg", "img/favicon.svg"]
TOKEN = re.compile(r"--([\w-]+):\s*(?:light-dark\(\s*([^,()]+),[^()]*\)|([^;]+));")
VAR = re.compile(r"var\(--([\w-]+)\)")
RENDITION = re.compile(r' src="rendition:(\d+)"')
MADE_BY = ("booklets/*.py", "templates/booklets/**/*", "static/css/booklet*.css", "static/css/tokens.css")


def static_file(name: str) -> bytes:
    """A file of `static/`, as it is in the code: its addresses are not those that browsers are given.

    Raises:
        FileNotFoundError: it was not deployed.
    """
    path = finders.find(name)
    if path is None:
        raise FileNotFoundError(name)
    return Path(path).read_bytes()


@cache
def tokens() -> dict[str, str]:
    """The colours and sizes of the site, in their light version: paper is."""
    found = TOKEN.findall(static_file("css/tokens.css").decode())
    values: dict[str, str] = {}
    for name, light, plain in found:
        values.setdefault(name, (light or plain).strip())
    return values


def sheet(name: str) -> bytes:
    """A style sheet with the values of tokens in the place of their names.

    WeasyPrint knows custom properties, but works them out again for each element: 48 pages took 50 s of processor
    with them, and 2 s without.
    """
    text = static_file(name).decode()
    while VAR.search(text):
        text = VAR.sub(lambda found: tokens()[found[1]], text)
    return text.encode()


def furniture(*, paged: bool) -> dict[str, bytes]:
    """What every booklet is made with, by its path in the booklet; what concerns pages, for those that have some."""
    names = [*FONTS, *(PICTURES if paged else [])]
    sheets = [SHEET, *([PAGES] if paged else [])]
    return {name: sheet(name) for name in sheets} | {name: static_file(name) for name in names}


def with_pictures(html: str, above: str = "") -> tuple[str, dict[str, bytes]]:
    """This HTML, whose pictures stand beside it, and these pictures.

    Args:
        above: the way up from the HTML to where the pictures stand.
    """
    keys = {int(key) for key in RENDITION.findall(html)}
    found = CatalogueRendition.objects.in_bulk(keys) if keys else {}
    pictures, names = {}, {}
    for key, rendition in found.items():
        names[key] = f"images/{key}{Path(rendition.file.name).suffix.lower()}"
        with rendition.file.open() as file:
            pictures[names[key]] = file.read()

    def placed(match: re.Match) -> str:
        name = names.get(int(match[1]), "images/absente.jpg")
        return f' src="{above}{name}"'

    return RENDITION.sub(placed, html), pictures


@cache
def maker() -> str:
    """What changes when booklets are made in another way: what is kept was made by the former one."""
    paths = sorted(path for pattern in MADE_BY for path in settings.BASE_DIR.glob(pattern) if path.is_file())
    parts = [version("weasyprint"), *(path.read_bytes() for path in paths)]
    return sha256(repr(parts).encode()).hexdigest()
