"""Has booklets laid out as PDF by the press, a few at a time."""

import fcntl
import json
import logging
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, TextIO

from django.conf import settings
from django.template.loader import render_to_string

from booklets import material
from booklets.exits import NO_LIBRARY, PRESS
from booklets.pieces import Booklet

PRESSES = 2  # at once, on this machine
LONGEST_HTML = 8 * 1024**2  # bytes: some thousand pages
logger = logging.getLogger(__name__)


class NotPrinted(Exception):
    """There is no PDF. `reason` says why, for templates; `retry` in how many seconds one may ask again, if ever."""

    reason, retry = "panne", None


class NoLibrary(NotPrinted):
    """What lays pages out is not installed here."""

    reason = "absente"


class Busy(NotPrinted):
    """Others are being printed."""

    reason, retry = "occupee", 30


class TooMuch(NotPrinted):
    """It would take too much time or memory."""

    reason = "trop"


@dataclass(frozen=True)
class Limits:
    """What one booklet may take."""

    seconds: int = 40  # of processor
    wait: int = 60  # on the clock
    queue: float = 5  # seconds to wait for a press
    memory: int = 2 * 1024**3  # bytes of address space; the whole kit takes a tenth of it


@dataclass(frozen=True)
class Printed:
    """A booklet as PDF."""

    content: bytes
    pages: int


def printed(booklet: Booklet, day, limits: Limits = Limits()) -> Printed:
    """A booklet as PDF.

    Args:
        day: on which what it says is true.

    Raises:
        NotPrinted: why it is not.
    """
    html, pictures = material.with_pictures(
        render_to_string(
            "booklets/booklet.html", {"booklet": booklet, "day": day, "sheets": [material.SHEET, material.PAGES]}
        )
    )
    if len(html) > LONGEST_HTML:
        raise TooMuch
    files = {"index.html": html.encode()} | material.furniture(paged=True) | pictures
    with a_press(limits.queue):
        return press_on(files, limits)


@contextmanager
def a_press(queue: float) -> Iterator[None]:
    """One of the presses of this machine, all processes together.

    Raises:
        Busy: none was free in time.
    """
    with held([f"presse-{number}" for number in range(PRESSES)], queue):
        yield


@contextmanager
def held(names: list[str], queue: float) -> Iterator[None]:
    """One of these locks: a file that the system frees when its process ends, however it ends.

    Raises:
        Busy: none was free in time.
    """
    folder = Path(settings.DATA_DIR) / "presses"
    folder.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + queue
    while True:
        for name in names:
            with (folder / name).open("w") as lock:
                if is_taken(lock):
                    yield
                    return
        if time.monotonic() > end:
            raise Busy
        time.sleep(0.1)


def is_taken(lock: TextIO) -> bool:
    """Take a lock, unless somebody else has it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def press_on(files: dict[str, bytes], limits: Limits) -> Printed:
    """Start the press, and read its answer: no environment, so no secret; no file but those it is given.

    Raises:
        NotPrinted: why there is none.
    """
    command = [sys.executable, "-s", "-m", PRESS, str(limits.seconds), str(limits.memory)]
    with packed(files) as source, TemporaryFile() as answer, TemporaryFile() as complaint:
        try:
            ended = subprocess.run(
                command, stdin=source, stdout=answer, stderr=complaint, cwd=settings.BASE_DIR, env={},
                start_new_session=True, timeout=limits.wait, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise TooMuch from None
        if ended.returncode:
            raise failure(ended.returncode, complaint)
        answer.seek(0)
        return Printed(pages=json.loads(answer.readline())["pages"], content=answer.read())


@contextmanager
def packed(files: dict[str, bytes]) -> Iterator[BinaryIO]:
    """These files as an archive to read from."""
    with TemporaryFile() as source:
        with zipfile.ZipFile(source, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        source.seek(0)
        yield source


def failure(code: int, complaint: BinaryIO) -> NotPrinted:
    """Why the press gave nothing."""
    if code == NO_LIBRARY:
        return NoLibrary()
    complaint.seek(0)
    said = complaint.read().decode(errors="replace")[-2000:]
    logger.error("The press ended with %s. %s", code, said)
    return TooMuch() if code < 0 or "MemoryError" in said else NotPrinted()
