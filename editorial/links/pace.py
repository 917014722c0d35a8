"""Politeness: one request at a time to a site and a pause after it; several sites side by side."""

import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from urllib.parse import urlsplit

from editorial.links.outcomes import Outcome

DELAY = 1.0  # seconds between two requests to a site
SITES = 6  # asked side by side
SILENT = 3  # addresses of a site without answer, after which the others are not asked in this run
BEAT = 5.0


@dataclass
class Turn:
    """Whose turn it is, for one site."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    next_at: float = 0.0


class Pace:
    """Holds requests to a site back until their turn, whatever thread they come from: redirects cross sites."""

    def __init__(self, delay: float = DELAY):
        self.delay = delay
        self.turns: defaultdict[str, Turn] = defaultdict(Turn)
        self.lock = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait for one's turn, then hold it."""
        with self.lock:
            turn = self.turns[host]
        with turn.lock:
            time.sleep(max(0.0, turn.next_at - time.monotonic()))
            try:
                yield
            finally:
                turn.next_at = time.monotonic() + self.delay


def site_of(url: str) -> str:
    """The site that an address names."""
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def by_site(addresses: Iterable[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Addresses in lists, one for each site, the longest first since it ends last."""
    sites = defaultdict(list)
    for key, url in addresses:
        sites[site_of(url)].append((key, url))
    return sorted(sites.values(), key=len, reverse=True)


def ask_all(addresses: list[tuple[int, str]], asker) -> Iterator[tuple[int, Outcome] | None]:
    """What each address answers, as it comes; None now and then while nothing comes. Threads touch no database."""
    found: SimpleQueue = SimpleQueue()
    with ThreadPoolExecutor(SITES, thread_name_prefix="links") as pool:
        try:
            for site in by_site(addresses):
                pool.submit(ask_site, site, asker, found)
            left = len(addresses)
            while left:
                try:
                    yield found.get(timeout=BEAT)
                    left -= 1
                except Empty:
                    yield None
        finally:
            asker.stop.set()
            pool.shutdown(wait=True, cancel_futures=True)


def ask_site(site: list[tuple[int, str]], asker, found: SimpleQueue) -> None:
    """Ask the addresses of one site, one after the other; one that is down is soon left alone."""
    silences, outcome = 0, None
    for key, url in site:
        if asker.stop.is_set():
            return
        if silences < SILENT:
            outcome = asker.ask(url)
            # Where a redirect leads is another site, whose silence says nothing of this one.
            silences = silences + 1 if outcome.answered is False and not outcome.was_elsewhere else 0
        found.put((key, outcome))
