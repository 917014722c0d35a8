"""What waits in memory: nothing is lost, nothing is counted twice, nobody waits for the database."""

import subprocess
import sys
import threading
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from catalogue.models import DailyUse
from catalogue.use.counting import MOST, Tally, Use, count, tally
from catalogue.use.writing import write
from tests.factories import make_resource

ROOT = Path(__file__).resolve().parents[3]
Kind = DailyUse.Kind
TODAY = date(2027, 3, 12)
ENDS = """
import multiprocessing, sys, threading
import django; django.setup()
from catalogue.use import counting

def read():
    request = threading.Thread(target=counting.count, args=(7, 1), daemon=True)
    request.start()
    request.join()

if __name__ == "__main__":
    counting.tally.write = lambda uses: print("written", [use.number for use in uses], flush=True)
    way = sys.argv[1]
    if way == "multiprocessing":
        process = multiprocessing.get_context("fork").Process(target=read)
        process.start()
        process.join()
    else:
        read()
"""


def counts():
    """What is written: times by day and kind."""
    return {(use.day, use.kind): use.count for use in DailyUse.objects.all()}


def test_two_processes_add_to_the_same_day(rubric):
    page = make_resource(rubric)
    one, other = Tally(write), Tally(write)
    for times in (2, 3):
        one.add({Use(TODAY, Kind.VIEW, page.pk): times})
        other.add({Use(TODAY, Kind.VIEW, page.pk): 10})
        other.flush()
        one.flush()
    assert counts() == {(TODAY, Kind.VIEW): 25}


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2027, 3, 12, 22, 59, 59, tzinfo=UTC), date(2027, 3, 12)),
        (datetime(2027, 3, 12, 23, 0, 0, tzinfo=UTC), date(2027, 3, 13)),
        (datetime(2027, 7, 12, 21, 59, 59, tzinfo=UTC), date(2027, 7, 12)),
        (datetime(2027, 7, 12, 22, 0, 0, tzinfo=UTC), date(2027, 7, 13)),
    ],
)
def test_a_day_ends_at_midnight_in_france_and_is_that_of_the_reading(rubric, monkeypatch, instant, day):
    page = make_resource(rubric)
    monkeypatch.setattr(timezone, "now", lambda: instant)
    with timezone.override("America/Cayenne"):  # that of an editor who is served by the same thread
        count(page.pk, Kind.VIEW)
    monkeypatch.undo()
    tally.flush()
    assert counts() == {(day, Kind.VIEW): 1}


def test_what_could_not_be_written_is_written_the_next_time(rubric, monkeypatch, caplog):
    page = make_resource(rubric)

    def refuse(uses):
        raise OperationalError("database is locked")

    count(page.pk, Kind.VIEW)
    with monkeypatch.context() as broken:
        broken.setattr(tally, "write", refuse)
        tally.flush()
        assert "could not be written" in caplog.text
        count(page.pk, Kind.VIEW)
        tally.flush()
    assert counts() == {}
    tally.flush()
    assert list(counts().values()) == [2]


def test_a_failure_half_way_writes_nothing_so_that_nothing_is_counted_twice(rubric, monkeypatch):
    pages = [make_resource(rubric) for _ in range(3)]
    monkeypatch.setattr("catalogue.models.use.ROWS", 2)
    written = []

    def fill_the_disk(execute, sql, parameters, many, context):
        if "catalogue_dailyuse" in sql:
            written.append(sql)
            if len(written) == 2:
                raise OperationalError("database or disk is full")
        return execute(sql, parameters, many, context)

    for page in pages:
        count(page.pk, Kind.VIEW)
    with connection.execute_wrapper(fill_the_disk):
        tally.flush()
    assert len(written) == 2
    assert counts() == {}
    tally.flush()
    assert [use.count for use in DailyUse.objects.all()] == [1, 1, 1]


def test_many_uses_are_written_by_several_statements(rubric, monkeypatch):
    monkeypatch.setattr("catalogue.models.use.ROWS", 2)
    for page in [make_resource(rubric) for _ in range(5)]:
        count(page.pk, Kind.VIEW)
    tally.flush()
    assert DailyUse.objects.count() == 5


def test_invented_numbers_fill_no_memory_and_what_was_there_goes_on(rubric):
    page = make_resource(rubric)
    count(page.pk, Kind.VIEW)
    for number in range(10**6, 10**6 + MOST + 50):
        count(number, Kind.VIEW)
    count(page.pk, Kind.VIEW)
    assert len(tally.waiting) == MOST
    tally.flush()
    assert list(counts().values()) == [2]


def test_threads_that_count_together_lose_nothing():
    mine = Tally(write)
    use = Use(TODAY, Kind.VIEW, 1)
    threads = [threading.Thread(target=lambda: [mine.add({use: 1}) for _ in range(500)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert mine.waiting == {use: 2000}


def test_a_thread_writes_after_a_while_and_ends_when_nothing_waits(settings):
    settings.USE_WRITTEN_AFTER = 0.01
    done, batches = threading.Event(), []
    mine = Tally(lambda uses: (batches.append(uses), done.set()))
    for _ in range(2):
        mine.add({Use(TODAY, Kind.VIEW, 1): 1})
        writer = mine.writer
        assert done.wait(5)
        done.clear()
        if writer:
            writer.join(5)
    assert sum(sum(batch.values()) for batch in batches) == 2
    assert mine.writer is None


@pytest.mark.parametrize("way", ["alone", "multiprocessing"])
def test_a_process_that_ends_writes_what_waits(tmp_path, way):
    script = tmp_path / "ends.py"
    script.write_text(ENDS)
    environment = {"DJANGO_SETTINGS_MODULE": "resource_centre.settings.development", "DATA_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, script, way],
        cwd=ROOT, env=environment | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert (done.stdout, done.returncode) == ("written [7]\n", 0), done.stderr
