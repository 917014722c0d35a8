"""Time, honestly: rounds in which every case has its turn, so that a busy neighbour slows them all alike."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median, quantiles

from django.db import connection
from django.test.utils import CaptureQueriesContext


@dataclass
class Case:
    """Something to measure. `before` is done each time, outside the measure."""

    name: str
    run: Callable[[], object]
    before: Callable[[], object] = lambda: None
    walls: list[float] = field(default_factory=list)
    processors: list[float] = field(default_factory=list)
    statements: int = 0

    def count(self) -> None:
        """How many questions it asks of the database, once a first run has warmed what stays warm."""
        self.run()
        self.before()
        with CaptureQueriesContext(connection) as asked:
            self.run()
        self.statements = len(asked)

    def once(self) -> None:
        """Take its turn."""
        self.before()
        wall, processor = time.perf_counter(), time.process_time()
        self.run()
        self.walls.append((time.perf_counter() - wall) * 1000)
        self.processors.append((time.process_time() - processor) * 1000)

    def spread(self) -> tuple[float, float, float]:
        """Milliseconds on the clock: first quartile, median, third quartile."""
        if len(self.walls) < 2:
            return (self.walls[0],) * 3
        first, _, third = quantiles(self.walls, n=4, method="inclusive")
        return first, median(self.walls), third

    def processor(self) -> float:
        """Milliseconds of this process, median. On SQLite the database is in it, on PostgreSQL it is not."""
        return median(self.processors)


def measure(cases: list[Case], rounds: int) -> None:
    """Every case in turn, as many times."""
    for case in cases:
        case.count()
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            for case in cases:
                case.once()
            gc.collect()
    finally:
        gc.enable()
