"""What every test can rely on: cold caches, tasks that succeed, a small site, the starting content loaded once."""

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.test import Client
from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished

from catalogue.search import directory, upkeep
from catalogue.use import counting
from editorial.roles import CONTRIBUTOR
from essentials import matching
from practical_kit.models import KitPage, RubricPage
from resource_centre.models import HomePage
from sharing.partners import counting as partners
from tests import factories
from tests.layers import Layers, asks_database, rank, set_up_roles, wanted


@pytest.fixture(autouse=True)
def cold_caches():
    """No test sees the site paths or content types that another left in memory."""
    for cache in caches.all():
        cache.clear()
    ContentType.objects.clear_cache()
    directory.read.cache_clear()
    matching._kept.clear()
    upkeep._state.touched = set()  # what a test touched and undid
    partners.known.cache_clear()
    for tally in (counting.tally, partners.tally):
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
    return HomePage.objects.first() or factories.make_home()


@pytest.fixture
def roles(home):
    """The groups, as the command makes them."""
    if not Group.objects.filter(name=CONTRIBUTOR.name).exists():
        set_up_roles()


@pytest.fixture
def essentials(home):
    """L’essentiel, without chapters."""
    return factories.make_essentials(home)


@pytest.fixture
def kit(home):
    """The kit, without rubrics."""
    return KitPage.objects.first() or factories.make_kit(home)


@pytest.fixture
def rubric(kit):
    """The page of the rubric « Évaluer », without resources."""
    return RubricPage.objects.first() or factories.make_rubric(kit, "evaluer")


@pytest.fixture
def editor(client, db):
    """A client logged in as somebody who may do everything in the admin."""
    client.force_login(get_user_model().objects.create_superuser("redaction", password="un mot de passe"))
    return client


@pytest.fixture
def demo(db):
    """The site as `make run` fills it. Changes are undone after the test."""


@pytest.fixture(scope="session")
def layers(django_db_setup, django_db_blocker):
    """What the database holds under the tests (layers.py)."""
    layers = Layers()
    yield layers
    with django_db_blocker.unblock():
        layers.reach([])


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef, request):
    """Before the transaction of a test begins, what it stands on is there."""
    if fixturedef.argname == "_django_db_helper":
        layers = request.getfixturevalue("layers")
        with request.getfixturevalue("django_db_blocker").unblock():
            layers.reach(wanted(request.node))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """The order in which the least is written; on PostgreSQL, what asks nothing of a database is not run again."""
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        alone = [item for item in items if not asks_database(item)]
        config.hook.pytest_deselected(items=alone)
        items[:] = [item for item in items if asks_database(item)]
    items.sort(key=rank)
