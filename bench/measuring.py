"""Measure one database, the one that DATABASE_URL names, and write the tables: called by `python -m bench`."""

import logging
import os
import platform
import time
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from bench import importing
from bench.cases import cases, problems
from bench.tables import Result, table
from bench.timing import measure
from catalogue.models import Resource
from catalogue.search_backend import analyze
from practical_kit.filling.drafts import PREFIX
from practical_kit.filling.writing import fill


def main() -> None:
    """Prepare, then grow the site to each size and measure it there."""
    logging.disable(logging.WARNING)
    sizes = sorted(map(int, os.environ.get("SIZES", "1000 10000").split()))
    rounds = int(os.environ.get("ROUNDS", "7"))
    print(f"\n=== {heading()}", flush=True)
    prepare()
    output = Path(os.environ.get("OUTPUT") or os.devnull)
    before = output.read_text(encoding="utf-8") if output.is_file() else ""
    results = []
    for size in sizes:
        results.append(at(size, rounds))
        text = f"## {heading()}\n\n{rounds} tours.\n\n{table(results)}\n"
        output.write_text(f"{before}{text}\n", encoding="utf-8")  # after each: the largest size is long to reach
    print(text)


def heading() -> str:
    """Which database, of which version."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sqlite_version()")
            return f"SQLite {cursor.fetchone()[0]}, Python {platform.python_version()}"
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0].split()[0]}, Python {platform.python_version()}"


def prepare() -> None:
    """A site with its starting content."""
    print("Préparation du site…", flush=True)
    call_command("migrate", verbosity=0)
    call_command("load_territories", verbosity=0)
    call_command("load_content", stdout=StringIO())


def at(size: int, rounds: int) -> Result:
    """Grow to this size, measure."""
    print(f"Remplissage jusqu’à {size} ressources…", flush=True)
    missing = size - made()
    started, processor = time.perf_counter(), time.process_time()
    fill(missing, seed=size)
    wall, processor = time.perf_counter() - started, time.process_time() - processor
    settle()
    print(
        f"  {missing / wall:.0f} par seconde, {missing / processor:.0f} par seconde de processeur. Mesures…", flush=True
    )
    assert not problems(), problems()
    measured = cases()
    measure(measured, rounds)
    imported = importing.measure(int(os.environ.get("IMPORTED", "10000")))
    return Result(size, measured, missing / wall, missing / processor, imported)


def made() -> int:
    """How many resources were made so far."""
    return Resource.objects.filter(slug__startswith=PREFIX).count()


def settle() -> None:
    """Statistics as after a night; on PostgreSQL, what autovacuum would have done."""
    analyze()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
