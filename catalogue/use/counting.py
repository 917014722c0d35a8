"""Counts in memory: nobody's request waits for the database."""

import logging
import threading
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.db import connections
from django.utils import timezone

from catalogue.models import DailyUse
from catalogue.use.writing import write

MOST = 2_000  # different uses that wait: what is over is not counted, so that invented keys can't fill the memory
LARGEST = 2**63 - 1  # key that a database knows
logger = logging.getLogger(__name__)


class Use(NamedTuple):
    """What is counted. A document is downloaded for the resources that offer it, which are looked up at writing."""

    day: date
    kind: int
    number: int  # key of a resource; of a document for a download


class Tally:
    """What this process counted and has not written yet.

    Args:
        write: writes how many times each was counted.
    """

    def __init__(self, write: Callable[[Mapping], None]):
        self.write = write
        self.waiting: dict[Hashable, int] = {}
        self.lock = threading.Lock()
        self.writer: threading.Thread | None = None

    def add(self, uses: Mapping[Hashable, int]) -> None:
        """Count, and see to it that somebody will write."""
        with self.lock:
            for use, times in uses.items():
                if use in self.waiting or len(self.waiting) < MOST:
                    self.waiting[use] = self.waiting.get(use, 0) + times
            if self.writer is None and settings.USE_WRITTEN_AFTER is not None:
                # `daemon` is told, since requests come in threads that the process does not wait for.
                self.writer = threading.Thread(target=self.write_in_time, name="uses", daemon=False)
                self.writer.start()

    def write_in_time(self) -> None:
        """In a thread of its own: write after some seconds, or as soon as the process ends; again while there is some.

        The end of the main thread is what servers of every kind give notice by: processes made by `multiprocessing`,
        as granian's workers, never call what is registered with `atexit`.
        """
        main = threading.main_thread()
        while True:
            main.join(settings.USE_WRITTEN_AFTER)
            self.flush()
            connections.close_all()
            with self.lock:
                if not self.waiting or not main.is_alive():
                    self.writer = None
                    return

    def flush(self) -> None:
        """Write what waits. What can't be written waits for the next time."""
        with self.lock:
            uses, self.waiting = self.waiting, {}
        try:
            if uses:
                self.write(uses)
        except Exception:  # whatever it is, it must neither end the thread nor reach a visitor
            logger.exception("Uses could not be written; they wait for the next time.")
            self.add(uses)


tally = Tally(write)


def count(number: int, kind: DailyUse.Kind) -> None:
    """One use more, today in France. Asks nothing of the database; what visitors may not see is never written.

    Args:
        number: key of the resource; for a download, of the document.
        kind: how it was used.
    """
    if number <= LARGEST:
        tally.add({Use(today(), int(kind), number): 1})


def today() -> date:
    """The day in France."""
    return timezone.localdate(timezone=timezone.get_default_timezone())
