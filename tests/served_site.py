"""A complete site for the browser tests, prepared and served in a process of its own as `make run` does."""

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.databases import free_port

ROOT = Path(__file__).resolve().parent.parent
PREPARATION_SECONDS = 300
NOT_INHERITED = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "SECRET_KEY"}  # those of the tests


@dataclass(frozen=True)
class ServedSite:
    """A running site: its address, without a final slash, and the folder of its data."""

    url: str
    data_dir: Path

    def accounts(self) -> dict[str, str]:
        """Passwords by username, read where a person would read them."""
        lines = (self.data_dir / "comptes.txt").read_text(encoding="utf-8").splitlines()
        return dict(line.split() for line in lines if line and not line.startswith("#"))


@contextmanager
def served_site() -> Iterator[ServedSite]:
    """Prepare and serve; when done with it, the server stops and its data go."""
    with tempfile.TemporaryDirectory(prefix="resource-centre-site-") as folder:
        site = ServedSite(f"http://127.0.0.1:{free_port()}", Path(folder))
        log = site.data_dir / "server.log"
        server = start(site, log)
        try:
            wait_until_served(site, server, log)
            yield site
        finally:
            stop(server)


def start(site: ServedSite, log: Path) -> subprocess.Popen:
    """What `make run` does, on data of its own."""
    environment = {key: value for key, value in os.environ.items() if key not in NOT_INHERITED}
    environment |= {"DATA_DIR": str(site.data_dir), "PORT": site.url.rpartition(":")[2]}
    command = [sys.executable, "-m", "resource_centre.local"]
    with log.open("wb") as output:
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def wait_until_served(site: ServedSite, server: subprocess.Popen, log: Path) -> None:
    """Come back when the home page answers; say what the server said when it does not."""
    deadline = time.monotonic() + PREPARATION_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{site.url}/", timeout=10).close()
            return
        except urllib.error.HTTPError:
            break  # it answers, with an error that its log explains
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"Le site ne démarre pas :\n{log.read_text(errors='replace')[-6000:]}")


def stop(server: subprocess.Popen) -> None:
    """Stop the server and its workers, by force if they linger."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(server.pid, number)
        with suppress(subprocess.TimeoutExpired):
            server.wait(timeout=10)
            return
