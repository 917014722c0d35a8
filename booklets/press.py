"""Lays a booklet out as PDF. A program of its own: it takes memory, time and a C library, and must not harm the site.

    python -m booklets.press SECONDS BYTES < ARCHIVE

Knows nothing of Django nor of the network. The archive (ZIP) holds `index.html` and all that it needs; whatever else
the HTML names is refused. Answers with a line of JSON (`pages`), then the file. Ends with `NO_LIBRARY` where Pango is
missing.
"""

import io
import json
import logging
import os
import resource
import sys
import zipfile
from pathlib import PurePosixPath

from booklets.exits import NO_LIBRARY

try:
    import weasyprint
    from weasyprint.urls import URLFetcher, URLFetcherResponse
except (ImportError, OSError):  # the library that it calls is not there
    weasyprint, URLFetcher = None, object

LARGEST = 60 * 1024**2  # bytes of a booklet
BASE = "https://livret.invalid/"  # a name that never is one (RFC 6761): paths begin there
TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".jpg": "image/jpeg", ".png": "image/png", ".woff2": "font/woff2"}


class Shelf(URLFetcher):
    """Gives what came with the booklet, and nothing else."""

    def __init__(self, files: dict[str, bytes]):
        super().__init__(allowed_protocols=())
        self.files = files

    def fetch(self, url, headers=None):
        """One of the files, by its path.

        Raises:
            ValueError: it is none of them.
        """
        name = url.removeprefix(BASE)
        if not url.startswith(BASE) or name not in self.files:
            raise ValueError(f"Refused: {url[:200]}")
        return URLFetcherResponse(url, self.files[name], {"Content-Type": TYPES.get(PurePosixPath(name).suffix, "")})


def restrain(seconds: int, memory: int) -> None:
    """Let this process take so much time and memory, write one file, and leave others first."""
    limits = {resource.RLIMIT_CPU: seconds, resource.RLIMIT_FSIZE: LARGEST, resource.RLIMIT_CORE: 0}
    if sys.platform == "linux":  # elsewhere this one is refused: only developers work there
        limits[resource.RLIMIT_AS] = memory
    for kind, most in limits.items():
        ceiling = resource.getrlimit(kind)[1]
        most = most if ceiling == resource.RLIM_INFINITY else min(most, ceiling)
        resource.setrlimit(kind, (most, most))
    os.nice(5)


def laid_out(files: dict[str, bytes]) -> tuple[bytes, int]:
    """A booklet as PDF, and its number of pages."""
    html = weasyprint.HTML(string=files["index.html"].decode(), base_url=BASE, url_fetcher=Shelf(files))
    document = html.render(pdf_variant="pdf/ua-1")
    content = document.write_pdf(pdf_variant="pdf/ua-1")
    return content, len(document.pages)


def main(seconds: str, memory: str) -> None:
    """Read the archive, answer."""
    if weasyprint is None:
        sys.exit(NO_LIBRARY)
    logging.disable()  # WeasyPrint remarks on every property that it does not know
    restrain(int(seconds), int(memory))
    with zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    content, pages = laid_out(files)
    sys.stdout.buffer.write(json.dumps({"pages": pages}).encode() + b"\n" + content)


if __name__ == "__main__":
    main(*sys.argv[1:])
