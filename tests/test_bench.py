"""The benchmark still runs: every case once, at a tiny size, on the database in use. No time is asserted."""

import pytest

from bench.cases import cases, problems
from bench.tables import Result, table
from bench.timing import measure
from practical_kit.filling.writing import fill


@pytest.mark.usefixtures("kit", "rubric")
def test_every_case_runs_and_has_its_line():
    fill(25, seed=1)
    assert problems() == []
    measured = cases()
    measure(measured, rounds=1)
    text = table([Result(25, measured, 1000, 1200)])
    assert len(text.splitlines()) == len(measured) + 3
    assert all(case.walls and case.processors for case in measured)
    assert {case.name: case.statements for case in measured}["mot de 30 %"] == 1
