"""Background work runs after the commit, can be paused, and never fails in silence."""

import logging

import pytest
from django_tasks import task

from catalogue.tasks import tasks_paused

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
