"""One load of each page at each width, during which everything is measured; tests then read what was noted."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, ConsoleMessage

from tests.browser.apologies import apologies
from tests.browser.injected import SCRIPTS, inspect, run_axe
from tests.browser.pages import PAGES

# What depends on colours: the other rules of axe say the same in both schemes.
COLOUR_RULES = ("color-contrast", "link-in-text-block")
# WCAG 1.4.12
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p, li, dt, dd, blockquote, h1, h2, h3, h4 { margin-block-end: 2em !important }"""
DOUBLE_TEXT = "html { font-size: 200% !important }"
ZOOMED = 640  # a window of 1280 px at 200 %
PAPER = 673  # A4 without its margins
LOADED = """async () => { await document.fonts.ready; return {
    signposts: inspecting.signposts(),
    fonts: [...document.fonts].filter(face => face.status === 'loaded').map(face => face.family.replaceAll('"', '')),
    preloaded: inspecting.all('link[rel=preload]').map(link => link.href),
    storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)] } }"""


@dataclass
class Response:
    """One answer of the site to the browser."""

    url: str
    kind: str
    headers: dict[str, str]
    size: int = 0  # on the wire, headers included


@dataclass
class Visit:
    """What one page showed at one width."""

    status: int = 0
    violations: dict[str, list[str]] = field(default_factory=dict)  # of axe, by colour scheme
    faults: dict[str, list[str]] = field(default_factory=dict)  # of room and structure, by circumstance
    signposts: dict = field(default_factory=dict)
    fonts: list[str] = field(default_factory=list)  # families in use
    preloaded: list[str] = field(default_factory=list)
    traces: list[str] = field(default_factory=list)  # cookies, other storage
    console: list[str] = field(default_factory=list)
    answers: dict[str, Response] = field(default_factory=dict)  # by the browser's identifier of the request

    @property
    def responses(self) -> list[Response]:
        """What came over the wire."""
        return [answer for answer in self.answers.values() if not answer.url.startswith("data:")]


class Tour:
    """The visits of a session, each made when a test first asks for it."""

    def __init__(self, browser: Browser, site_url: str):
        self.browser, self.site_url = browser, site_url
        self.windows: dict[int, Window] = {}
        self.visits: dict[tuple[str, int], Visit] = {}

    def visit(self, name: str, width: int) -> Visit:
        """What a page showed at a width."""
        if width not in self.windows:
            self.windows[width] = Window(self.browser, self.site_url, width)
        if (name, width) not in self.visits:
            self.visits[name, width] = self.windows[width].visit(name)
        return self.visits[name, width]


class Window:
    """A window of one width that goes from page to page, always as on a first visit: no cache, no cookie kept."""

    def __init__(self, browser: Browser, site_url: str, width: int):
        self.width = width
        self.context = browser.new_context(base_url=site_url, reduced_motion="reduce", locale="fr-FR")
        self.context.add_init_script(SCRIPTS)
        self.page = self.context.new_page()
        for pattern, answer in apologies().items():
            self.page.route(pattern, answer)
        self.now = Visit()
        self.listen()

    def listen(self) -> None:
        """Note what the console says and what comes over the wire."""
        self.context.on("console", self.note_message)
        self.context.on("weberror", lambda raised: self.now.console.append(str(raised.error)))
        wire = self.context.new_cdp_session(self.page)
        wire.send("Network.enable")
        wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
        wire.on("Network.responseReceived", self.note_response)
        wire.on("Network.loadingFinished", self.note_size)

    def note_message(self, said: ConsoleMessage) -> None:
        """Errors, which include breaches of the policy; not the status of a page that is meant to be an error."""
        if said.type in ("error", "warning") and said.location["url"] != self.page.url:
            self.now.console.append(f"{said.text} ({said.location['url']})")

    def note_response(self, event: dict) -> None:
        """What was sent, with its headers in lower case."""
        response = event["response"]
        headers = {key.lower(): value for key, value in response["headers"].items()}
        self.now.answers[event["requestId"]] = Response(response["url"], event["type"], headers)

    def note_size(self, event: dict) -> None:
        """How much it weighed in the end."""
        if answer := self.now.answers.get(event["requestId"]):
            answer.size = int(event["encodedDataLength"])

    def visit(self, name: str) -> Visit:
        """Load the page once and look at it in every way."""
        self.now = visit = Visit()
        self.context.clear_cookies()
        self.page.emulate_media(media="screen", color_scheme="light", forced_colors="none")
        self.resize(self.width)
        visit.status = self.page.goto(PAGES[name]).status
        said = self.page.evaluate(LOADED)
        visit.signposts, visit.fonts, visit.preloaded = said["signposts"], said["fonts"], said["preloaded"]
        visit.traces = said["storage"] + [cookie["name"] for cookie in self.context.cookies()]
        self.inspect(visit)
        if self.width == max(1280, self.width):
            self.inspect_otherwise(visit)
        return visit

    def inspect(self, visit: Visit) -> None:
        """What is looked at on every width."""
        visit.violations["light"] = run_axe(self.page)
        visit.faults["plain"] = inspect(self.page, "isCramped")
        visit.faults["structure"] = inspect(self.page, "isBadlyBuilt")
        visit.faults["spaced"] = self.worn(SPACING)
        self.page.emulate_media(color_scheme="dark")
        visit.violations["dark"] = run_axe(self.page, COLOUR_RULES)

    def inspect_otherwise(self, visit: Visit) -> None:
        """What is looked at once: larger text, a zoomed window, forced colours, paper."""
        visit.faults["large text"] = self.worn(DOUBLE_TEXT)
        self.page.emulate_media(forced_colors="active")
        visit.faults["forced colours"] = inspect(self.page, "isLostInForcedColours")
        self.page.emulate_media(forced_colors="none")
        self.resize(ZOOMED)
        visit.faults["zoomed"] = inspect(self.page, "isCramped")
        self.page.emulate_media(media="print")
        self.resize(PAPER)
        visit.faults["printed"] = inspect(self.page, "isCramped")

    def worn(self, css: str) -> list[str]:
        """What becomes cramped under a style sheet of the visitor's own."""
        self.page.evaluate("css => inspecting.wear(css)", css)
        cramped = inspect(self.page, "isCramped")
        self.page.evaluate("css => inspecting.wear(css)", "")
        return cramped

    def resize(self, width: int) -> None:
        """Change the width."""
        self.page.set_viewport_size({"width": width, "height": 800})
