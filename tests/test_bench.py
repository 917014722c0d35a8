"""The benchmark still runs: every case once, at a tiny size, on the database in use. No time is asserted."""

import csv

import pytest

from bench.cases import cases, problems
from bench.importing import Imported, write
from bench.tables import Result, table
from bench.timing import measure
from practical_kit.filling.writing import fill


@pytest.mark.usefixtures("kit", "rubric")
def test_every_case_runs_and_has_its_line():
    fill(25, seed=1)
    assert problems() == []
    measured = cases()
    measure(measured, rounds=1)
    text = table([Result(25, measured, 1000, 1200, Imported(10, 1, 1, 100))])
    assert len(text.splitlines()) == len(measured) + 4
    assert all(case.walls and case.processors for case in measured)
    assert {case.name: case.statements for case in measured}["mot de 30 %"] == 1


@pytest.mark.usefixtures("kit", "rubric")
def test_the_file_that_is_imported_has_its_lines(tmp_path):
    fill(5, seed=1)
    write(tmp_path / "import.csv", 3)
    rows = list(csv.DictReader((tmp_path / "import.csv").open(encoding="utf-8-sig", newline=""), delimiter=";"))
    assert len({row["Titre"] for row in rows}) == 3
    assert all(row["Texte"] and row["Thèmes"] for row in rows)
