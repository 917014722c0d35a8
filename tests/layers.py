"""What many tests need of the database, written once for all those that follow each other.

A layer is a transaction that stays open under the tests that ask for it by name, each inside the one before: home, then
roles, kit and rubric; or the starting content alone. What a test changes is undone with it, as ever. A layer is left as
soon as the next test does not stand on it.
"""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from practical_kit.models import KitPage
from resource_centre.models import HomePage
from tests import factories


def set_up_roles() -> None:
    """The groups, as the command makes them."""
    call_command("set_up_roles", stdout=StringIO())


def load_demo() -> None:
    """Territories and starting content, as `make run` loads them."""
    call_command("load_territories", verbosity=0)
    call_command("load_content", stdout=StringIO())


WRITERS = {
    "home": factories.make_home,
    "roles": set_up_roles,
    "kit": lambda: factories.make_kit(HomePage.objects.get()),
    "rubric": lambda: factories.make_rubric(KitPage.objects.get(), "evaluer"),
    "demo": load_demo,
}
NAMES = list(WRITERS)
FLUSHING = {"transactional_db", "live_server"}  # they empty the database behind them


def asks_database(item: pytest.Item) -> bool:
    """Whether a test reads or writes a database, whichever."""
    marker = item.get_closest_marker("django_db")
    return marker is not None or bool({"db", *FLUSHING}.intersection(getattr(item, "fixturenames", ())))


def flushes(item: pytest.Item) -> bool:
    """Whether a test empties the database behind it."""
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or bool(
        FLUSHING.intersection(getattr(item, "fixturenames", ()))
    )


def wanted(item: pytest.Item) -> list[str]:
    """The layers that a test stands on, from the bottom."""
    asked = set(getattr(item, "fixturenames", ()))
    if flushes(item):
        return []
    return ["demo"] if "demo" in asked else [name for name in NAMES if name in asked]


def rank(item: pytest.Item) -> tuple:
    """Tests that stand on the same layers follow each other; those that empty the database come last."""
    return flushes(item), [NAMES.index(name) for name in wanted(item)]


class Layers:
    """The layers that are open."""

    def __init__(self):
        self.open: list[tuple[str, transaction.Atomic]] = []

    def reach(self, names: list[str]) -> None:
        """Leave those that are not wanted, write those that are missing."""
        while [name for name, _ in self.open] != names[: len(self.open)]:
            self.leave()
        for name in names[len(self.open) :]:
            layer = transaction.atomic()
            layer._from_testcase = True  # as Django's own tests say it, so that `durable` still works inside
            layer.__enter__()
            self.open.append((name, layer))
            WRITERS[name]()

    def leave(self) -> None:
        """Undo the last one."""
        _, layer = self.open.pop()
        transaction.set_rollback(True)
        layer.__exit__(None, None, None)
