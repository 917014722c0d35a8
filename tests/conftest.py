"""What every test can rely on: cold caches, tasks that succeed, a small site, the starting content loaded once."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished

from catalogue.search import directory, upkeep
from catalogue.use.counting import tally
from essentials import matching
from tests import factories

LEAVE = pytest.StashKey()


@pytest.fixture(autouse=True)
def cold_caches():
    """No test sees the site paths or content types that another left in memory."""
    for cache in caches.all():
        cache.clear()
    ContentType.objects.clear_cache()
    directory.read.cache_clear()
    matching._kept.clear()
    upkeep._state.touched = set()  # what a test touched and undid
    tally.waiting.clear()


@pytest.fixture(autouse=True)
def written_before_a_visit(monkeypatch):
    """A test's transaction is never committed: what it wrote is indexed when somebody asks for a page."""
    ask = Client.request

    def request(client, **environment):
        upkeep.flush()
        return ask(client, **environment)

    monkeypatch.setattr(Client, "request", request)


@pytest.fixture
def indexed(django_capture_on_commit_callbacks):
    """A block at whose end the transaction is kept: what follows it is the next search."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture(autouse=True)
def tasks_must_succeed():
    """Django-tasks swallows errors; a test during which a task fails fails too. Gives the tracebacks."""
    failed = []

    def note_failure(sender, task_result, **kwargs):
        if task_result.status == TaskResultStatus.FAILED:
            failed.append(task_result.errors[-1].traceback)

    task_finished.connect(note_failure)
    yield failed
    task_finished.disconnect(note_failure)
    assert not failed, failed[0]


@pytest.fixture
def home(db):
    """The front page of an otherwise empty site."""
    return factories.make_home()


@pytest.fixture
def essentials(home):
    """L’essentiel, without chapters."""
    return factories.make_essentials(home)


@pytest.fixture
def kit(home):
    """The kit, without rubrics."""
    return factories.make_kit(home)


@pytest.fixture
def rubric(kit):
    """The page of the rubric « Évaluer », without resources."""
    return factories.make_rubric(kit, "evaluer")


@pytest.fixture
def editor(client, db):
    """A client logged in as somebody who may do everything in the admin."""
    client.force_login(get_user_model().objects.create_superuser("redaction", password="un mot de passe"))
    return client


@pytest.fixture(scope="session")
def loaded_once(request, django_db_setup, django_db_blocker):
    """Territories and starting content, loaded in a transaction that stays open until no test needs it."""
    everything = transaction.atomic()
    everything._from_testcase = True  # as Django's own tests say it, so that `durable` still works inside

    def leave():
        if request.config.stash[LEAVE]:
            request.config.stash[LEAVE] = None
            with django_db_blocker.unblock():
                transaction.set_rollback(True)
                everything.__exit__(None, None, None)

    request.config.stash[LEAVE] = leave
    with django_db_blocker.unblock():
        everything.__enter__()
        call_command("load_territories", verbosity=0)
        call_command("load_content", stdout=StringIO())
    yield
    leave()


@pytest.fixture
def demo(loaded_once, db):
    """The site as `make run` fills it. Changes are undone after the test."""


def uses_demo(item):
    """Whether a test asks for the loaded site."""
    return "demo" in getattr(item, "fixturenames", ())


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Tests of the loaded site follow each other, after those of an empty one and before those that flush it."""
    last = {"transactional_db", "live_server"}

    def rank(item):
        marker = item.get_closest_marker("django_db")
        flushes = (marker and marker.kwargs.get("transaction")) or last.intersection(item.fixturenames)
        return 2 if flushes else 1 if uses_demo(item) else 0

    items.sort(key=rank)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item, nextitem):
    """Leave the loaded site as soon as no following test needs it."""
    leave = item.config.stash.get(LEAVE, None)
    if leave and nextitem is not None and uses_demo(item) and not uses_demo(nextitem):
        leave()
