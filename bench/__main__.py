"""Measure the site at the sizes it may reach: `make bench` (docs/performance.md).

    SIZES="1000 10000" DATABASES="sqlite postgresql" ROUNDS=7 IMPORTED=10000 OUTPUT=mesures.md python -m bench

Everything happens in a temporary folder and, for PostgreSQL, in a database made for it and dropped: the data of the
site is never read or written. Each database is measured in a process of its own.
"""

import os
import signal
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from tests import databases

ROOT = Path(__file__).resolve().parent.parent
KNOWN = ("sqlite", "postgresql")


def main() -> int:
    """Measure each database, one after the other; the exit code is that of the first that failed."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what is temporary is always removed
    names = os.environ.get("DATABASES", " ".join(KNOWN)).split()
    if unknown := [name for name in names if name not in KNOWN]:
        sys.exit(f"Inconnu : {', '.join(unknown)}. Au choix : {', '.join(KNOWN)}.")
    output = Path(os.environ.get("OUTPUT") or Path(tempfile.gettempdir()) / "mesures.md").resolve()
    output.unlink(missing_ok=True)
    codes = [measure(name, output) for name in names]
    if output.exists():
        print(f"\nTableaux écrits dans {output}")
    return next(filter(None, codes), 0)


def measure(name: str, output: Path) -> int:
    """Measure one database in a process whose settings are its own."""
    with tempfile.TemporaryDirectory(prefix="resource-centre-bench-") as folder, database(name, folder) as url:
        if not url:
            print(f"PostgreSQL : absent. Pour l’installer : {databases.INSTALL}")
            return 1
        environment = os.environ | {"DATA_DIR": folder, "DATABASE_URL": url, "OUTPUT": str(output)}
        environment["DJANGO_SETTINGS_MODULE"] = "resource_centre.settings.test"
        start = "import django; django.setup(); from bench.measuring import main; main()"  # models need Django loaded
        return subprocess.run([sys.executable, "-c", start], cwd=ROOT, env=environment).returncode


@contextmanager
def database(name: str, folder: str) -> Iterator[str]:
    """The address of an empty database, dropped in the end."""
    if name == "sqlite":
        yield f"sqlite:///{folder}/bench.sqlite3"
        return
    with databases.postgresql() as found:
        if not found:
            yield ""
            return
        made = f"bench_{uuid.uuid4().hex[:12]}"
        server = urlsplit(found[0])
        with psycopg.connect(server._replace(path="/postgres").geturl(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {made}")
            try:
                yield server._replace(path=f"/{made}").geturl()
            finally:
                connection.execute(f"DROP DATABASE {made} WITH (FORCE)")


if __name__ == "__main__":
    sys.exit(main())
