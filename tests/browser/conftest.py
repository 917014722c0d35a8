"""Browser tests: one real site for the session, prepared and served as `make run` does, seen by Chromium.

A test takes `page` (1280 px, light) and visits relative addresses: `page.goto("/kit/")`. To choose another
screen: `@pytest.mark.parametrize("screen", [(390, "dark")])`, or `@pytest.mark.every_screen`. An error in the
console, a breach of the content security policy and any request to a third party fail the test; a test that
expects such a message (a 404 is one) asserts it, then empties `console`. `nojs_page` has no JavaScript.

What must hold on a page of every type is measured by `tour`, in one load for each page and width (touring.py).
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.browser.injected import SCRIPTS
from tests.browser.pages import SCHEMES, WIDTHS
from tests.browser.touring import Tour
from tests.chromium import INSTALL, find_chromium
from tests.served_site import ServedSite, served_site

# Playwright's sync API keeps an event loop in the main thread; Django refuses the ORM there without this.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

SCREENS = [(width, scheme) for width in WIDTHS for scheme in SCHEMES]
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip

MILLISECONDS = 15_000  # before a missing element fails a test


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder is a browser test; those that log in are at an editor's desk."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")
            if "accounts" in item.fixturenames:
                item.add_marker("desk")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """`every_screen` runs the test once per width and scheme."""
    if metafunc.definition.get_closest_marker("every_screen"):
        metafunc.parametrize("screen", SCREENS, ids=[f"{width}-{scheme}" for width, scheme in SCREENS])


@pytest.fixture(scope="session")
def site() -> Iterator[ServedSite]:
    """The site of the session, in a folder that goes away with it."""
    with served_site() as served:
        yield served


@pytest.fixture(scope="session")
def site_url(site: ServedSite) -> str:
    """Address of the served site, without a final slash."""
    return site.url


@pytest.fixture(scope="session")
def accounts(site: ServedSite) -> dict[str, str]:
    """Passwords by username."""
    return site.accounts()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's browser. Missing, it is a failure: a skipped browser test proves nothing."""
    executable = find_chromium()
    if not executable:
        pytest.fail(f"Chromium manque : {INSTALL}", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def tour(chromium: Browser, site_url: str) -> Tour:
    """`tour.visit("home", 320)`: everything noted there on the one load of that page at that width."""
    return Tour(chromium, site_url)


@pytest.fixture(scope="session")
def window(chromium: Browser, site_url: str) -> Iterator[Page]:
    """The one window of all tests with JavaScript: a new one for each would cost a second."""
    context = chromium.new_context(base_url=site_url, reduced_motion="reduce", locale="fr-FR")
    context.add_init_script(SCRIPTS)
    context.set_default_timeout(MILLISECONDS)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def nojs_window(chromium: Browser, site_url: str) -> Iterator[Page]:
    """The one window of all tests without JavaScript."""
    context = chromium.new_context(base_url=site_url, java_script_enabled=False, locale="fr-FR")
    context.set_default_timeout(MILLISECONDS)
    yield context.new_page()
    context.close()


@pytest.fixture
def screen() -> tuple[int, str]:
    """Width in pixels and colour scheme; a test that parametrises `screen` chooses others."""
    return 1280, "light"


@pytest.fixture
def console() -> list[str]:
    """What went wrong in the pages that the test visited."""
    return []


@pytest.fixture
def page(window: Page, screen: tuple[int, str], site_url: str, console: list[str]) -> Iterator[Page]:
    """A page at the chosen screen, whose console must stay silent; axe and `inspecting` are at hand (injected.py)."""
    start_afresh(window, screen)
    with watched(window.context, site_url, console):
        yield window
    assert not console, "\n".join(["The browser complained:", *console])


@pytest.fixture
def nojs_page(nojs_window: Page, screen: tuple[int, str]) -> Page:
    """A page of a browser without JavaScript."""
    start_afresh(nojs_window, screen)
    return nojs_window


def start_afresh(page: Page, screen: tuple[int, str]) -> None:
    """Leave what the test before was looking at, and forget what it left behind."""
    width, scheme = screen
    page.goto("about:blank")
    page.context.clear_cookies()
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(media="screen", color_scheme=scheme)


def is_autosave_that_waits(said: ConsoleMessage) -> bool:
    """Wagtail answers 400 to an autosave while a row just added is empty; the browser notes it as an error."""
    return "status of 400" in said.text and "/admin/pages/" in said.location["url"]


@contextmanager
def watched(context: BrowserContext, site_url: str, console: list[str]) -> Iterator[None]:
    """Note errors of the console, which include breaches of the policy, and requests to anyone else."""
    ours = (f"{site_url}/", "data:", "blob:")

    def note(said: ConsoleMessage) -> None:
        if said.type == "error" and not is_autosave_that_waits(said):
            console.append(f"{said.text} ({said.location['url']})")

    listeners = {
        "console": note,
        "weberror": lambda raised: console.append(str(raised.error)),
        "request": lambda sent: None if sent.url.startswith(ours) else console.append(sent.url),
    }
    for event, listener in listeners.items():
        context.on(event, listener)
    yield
    for event, listener in listeners.items():
        context.remove_listener(event, listener)
