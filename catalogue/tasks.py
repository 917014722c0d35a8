"""Background work, done once the database has kept what was written."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from asgiref.local import Local
from django.conf import settings
from django.db import transaction
from django_tasks import task_backends
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


def has_worker(name: str) -> bool:
    """Whether the tasks of this backend are left to a worker: they may take long, and nobody waits for them."""
    return not isinstance(task_backends[name], OnCommitBackend)


class OnCommitBackend(ImmediateBackend):
    """Run a task at once, but after the transaction.

    Wagtail enqueues indexing in `post_save`, before tags and child rows are written: run at once, the index
    is one publication behind (docs/decisions.md).
    """

    def _execute_task(self, task_result):
        if not are_tasks_paused():
            transaction.on_commit(partial(super()._execute_task, task_result))


class OwnProcessBackend(OnCommitBackend):
    """Run a task in a process of its own: for what takes minutes, where no worker runs.

    Whoever asked is answered at once, the server may be reloaded meanwhile, and the memory is given back at the end.
    The task keeps its own state in the database, where its progress is read, and can be run again after a crash.
    """

    def _execute_task(self, task_result):
        if not are_tasks_paused():
            transaction.on_commit(partial(start, task_result.task.module_path, task_result.args, task_result.kwargs))


def start(path: str, args: list, kwargs: dict) -> subprocess.Popen:
    """Start `manage.py run_task` for a task, without waiting for it.

    Args:
        path: the task, as in an import: `room.module.name`.
        args, kwargs: what it is called with, of JSON.
    """
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "run_task", path, json.dumps([args, kwargs])]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE}
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, start_new_session=True)
    threading.Thread(target=process.wait, daemon=True).start()  # so that it leaves no zombie
    return process
