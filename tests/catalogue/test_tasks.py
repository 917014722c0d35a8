"""Background work runs after the commit, can be paused, and never fails in silence."""

import logging

import pytest
from django.core.management import CommandError, call_command
from django_tasks import task

from catalogue import tasks
from catalogue.tasks import OwnProcessBackend, has_worker, start, tasks_paused

pytestmark = pytest.mark.django_db
done = []


@task()
def note_work():
    """Something to do later."""
    done.append("work")


@task()
def fail():
    """Something that goes wrong."""
    raise ValueError("l’index est cassé")


@pytest.fixture(autouse=True)
def nothing_done():
    done.clear()


def test_a_task_waits_for_the_transaction(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        note_work.enqueue()
        assert done == []
    assert done == ["work"]


def test_a_task_of_a_transaction_that_fails_never_runs(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        note_work.enqueue()
    assert len(callbacks) == 1
    assert done == []


def test_a_paused_task_is_dropped_and_the_next_one_runs(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        with tasks_paused():
            note_work.enqueue()
        assert done == []
        note_work.enqueue()
    assert done == ["work"]


def test_tasks_run_again_after_an_error_during_the_pause(django_capture_on_commit_callbacks):
    with pytest.raises(ValueError, match="fichier"), tasks_paused():
        raise ValueError("fichier")
    with django_capture_on_commit_callbacks(execute=True):
        note_work.enqueue()
    assert done == ["work"]


def test_a_task_that_fails_is_logged_as_an_error_and_fails_its_test(
    caplog, tasks_must_succeed, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        fail.enqueue()
    [told] = [record for record in caplog.records if record.name == "django_tasks"]
    assert told.levelno == logging.ERROR
    assert "l’index est cassé" in tasks_must_succeed.pop()


def test_the_log_of_tasks_is_open_in_every_way_of_running():
    assert logging.getLogger("django_tasks").getEffectiveLevel() <= logging.ERROR
    assert logging.getLogger("django_tasks").propagate
    assert logging.getLogger().handlers


def test_long_work_is_started_in_its_own_process_once_the_transaction_is_kept(
    monkeypatch, django_capture_on_commit_callbacks
):
    started = []
    monkeypatch.setattr(tasks, "start", lambda *what: started.append(what))
    with django_capture_on_commit_callbacks(execute=True):
        OwnProcessBackend("long", {}).enqueue(note_work, [1], {"two": 2})
        assert started == []
    assert started == [(note_work.module_path, [1], {"two": 2})]
    assert done == []


def test_the_process_runs_what_it_is_told_and_says_when_it_can_t(tmp_path, monkeypatch):
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    assert start("catalogue.tasks.start", [], {}).wait(60) == 1  # no task
    assert start("catalogue.extraction.tasks.read_text", [1, 2], {}).wait(60) == 1  # one argument too many


def test_a_task_is_run_by_its_name():
    call_command("run_task", "catalogue.extraction.tasks.read_text", "[[0], {}]")  # of no document: nothing to do
    with pytest.raises(CommandError, match="pas une tâche"):
        call_command("run_task", "catalogue.tasks.start")
    with pytest.raises(CommandError, match="introuvable"):
        call_command("run_task", "catalogue.tasks.absent")
    with pytest.raises(CommandError, match="illisibles"):
        call_command("run_task", "catalogue.extraction.tasks.read_text", "{")


def test_a_worker_is_known_by_the_backend_that_settings_name(settings):
    assert not has_worker("long")
    for backend in ("catalogue.tasks.OwnProcessBackend", "django_tasks.backends.dummy.DummyBackend"):
        settings.TASKS = {"long": {"BACKEND": backend}}
        assert has_worker("long") == backend.endswith("DummyBackend")
