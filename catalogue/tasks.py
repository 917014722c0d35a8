"""Background work, done once the database has kept what was written."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from asgiref.local import Local
from django.db import transaction
from django_tasks.backends.immediate import ImmediateBackend

_state = Local()


@contextmanager
def tasks_paused() -> Iterator[None]:
    """Drop the tasks enqueued inside: for bulk loading, which rebuilds the indexes once at its end."""
    _state.paused = True
    try:
        yield
    finally:
        _state.paused = False


def are_tasks_paused() -> bool:
    """Whether the work of this thread is to be left to whoever loads in bulk."""
    return getattr(_state, "paused", False)


class OnCommitBackend(ImmediateBackend):
    """Run a task at once, but after the transaction.

    Wagtail enqueues indexing in `post_save`, before tags and child rows are written: run at once, the index
    is one publication behind (docs/decisions.md).
    """

    def _execute_task(self, task_result):
        if not are_tasks_paused():
            transaction.on_commit(partial(super()._execute_task, task_result))
