"""Starts the reader on a file, and believes little of its answer."""

import json
import logging
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO

from django.db.models.fields.files import FieldFile

from catalogue.models import CatalogueDocument

Status = CatalogueDocument.TextStatus
ROOT = Path(__file__).resolve().parents[2]
READER = "catalogue.extraction.reader"
KINDS = ("pdf", "docx", "odt")
OUT_OF_LIMITS = (signal.SIGKILL, signal.SIGXCPU)  # past the hard limit, or taken by a system short of memory
STOPPED = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)  # the site is being stopped: the file has done nothing
MOST_PAGES = 100_000
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Limits:
    """What one file may take. The wait is longer than the time: the reader lets others work first."""

    seconds: int = 15  # of processor
    wait: int = 45  # on the clock, less than a proxy waits for an upload
    memory: int = 512 * 1024**2  # bytes of address space; most files take a tenth of it
    characters: int = 300_000  # about 120 pages


@dataclass(frozen=True)
class Reading:
    """What came of reading a file."""

    status: Status
    text: str = ""
    pages: int | None = None
    lacks: list[str] | None = None


def read(file: FieldFile, kind: str, limits: Limits = Limits()) -> Reading:
    """The text of a file, or why there is none. Raises nothing: a file is no reason for the site to fail.

    Args:
        file: wherever it is stored.
        kind: its extension, in lower case.
        limits: what the reader may take.
    """
    if kind not in KINDS:
        return Reading(Status.UNREADABLE)
    try:
        with on_disk(file) as source:
            return run(source, kind, limits)
    except Exception:  # storages raise what they like; the file may be sound, and is read another time
        logger.exception("The text of %s could not be read.", file.name)
        return Reading(Status.WAITING)


@contextmanager
def on_disk(file: FieldFile) -> Iterator[BinaryIO]:
    """The file, or a copy for the time of the reading when its storage is not a disk."""
    if path := path_of(file):
        with path.open("rb") as source:
            yield source
    else:
        with file.storage.open(file.name) as stored, TemporaryFile() as copy:
            copyfileobj(stored, copy)
            copy.seek(0)
            yield copy


def path_of(file: FieldFile) -> Path | None:
    """Where the file is, if it is on a disk; Django's storage in memory gives a path too."""
    try:
        path = Path(file.storage.path(file.name))
    except NotImplementedError:
        return None
    return path if path.is_file() else None


def run(source: BinaryIO, kind: str, limits: Limits) -> Reading:
    """Have the reader read this, and wait for its end.

    Raises:
        CalledProcessError: it could not work; that is no fault of the file.
    """
    with TemporaryFile() as answer:
        try:
            ended = launch(source, answer, kind, limits)
        except subprocess.TimeoutExpired:
            return Reading(Status.TOO_MUCH)
        if ended.returncode < 0:
            return Reading(after_signal(-ended.returncode))
        ended.check_returncode()
        answer.seek(0)
        return understood(answer.read())


def launch(source: BinaryIO, answer: BinaryIO, kind: str, limits: Limits) -> subprocess.CompletedProcess:
    """Start the reader: no environment, so no secret; a file to answer in, whose size it limits for itself."""
    command = [sys.executable, "-s", "-m", READER, kind, *map(str, (limits.seconds, limits.memory, limits.characters))]
    return subprocess.run(
        command,
        stdin=source,
        stdout=answer,
        cwd=ROOT,
        env={},
        start_new_session=True,
        timeout=limits.wait,
        check=False,
    )


def after_signal(number: int) -> Status:
    """What the death of the reader says of the file."""
    if number in STOPPED:
        return Status.WAITING
    return Status.TOO_MUCH if number in OUT_OF_LIMITS else Status.BROKEN


def understood(answer: bytes) -> Reading:
    """The answer, if it has the form that was agreed on.

    Raises:
        ValueError: it has not, or names what nobody knows.
        KeyError: something is missing in it.
    """
    said = json.loads(answer)
    text, pages, lacks = said["text"], said["pages"], said["lacks"]
    if not isinstance(text, str):
        raise ValueError("The text is not text.")
    lacks = [CatalogueDocument.PdfPart(part) for part in lacks] if lacks is not None else None
    text = text.encode("utf-8", "ignore").decode().replace("\0", "")  # no database takes these
    is_believable = isinstance(pages, int) and 0 < pages <= MOST_PAGES
    return Reading(Status(said["status"]), text, pages if is_believable else None, lacks)
