"""One load of each page at each width, during which everything is measured; tests then read what was noted."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, ConsoleMessage

from tests.browser.apologies import apology
from tests.browser.injected import SCRIPTS, inspect, read_axe, start_axe
from tests.browser.pages import APOLOGIES, PAGES, WIDTHS, address_of

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
    frame: str
    size: int = 0  # on the wire, headers included


@dataclass
class Visit:
    """What one page showed at one width."""

    status: int = 0
    frame: str = ""  # the browser's identifier of the page itself, which may show others in frames
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
        """What came over the wire for the page itself: a page shown in a frame has budgets of its own."""
        ours = [answer for answer in self.answers.values() if answer.frame == self.frame]
        return [answer for answer in ours if not answer.url.startswith("data:")]


class Tour:
    """The visits of a session: each page is opened at every width at once when a test first asks for it."""

    def __init__(self, browser: Browser, site_url: str):
        self.windows = [Window(browser, site_url, width) for width in WIDTHS]
        self.visits: dict[tuple[str, int], Visit] = {}

    def visit(self, name: str, width: int) -> Visit:
        """What a page showed at a width."""
        if (name, width) not in self.visits:
            self.open(name)
        return self.visits[name, width]

    def open(self, name: str) -> None:
        """One step in each window, then the next step: while one is asked, axe works in the others."""
        for window in self.windows:
            self.visits[name, window.width] = window.go(name)
        for step in (Window.read, Window.look, Window.look_in_the_dark, Window.look_otherwise):
            for window in self.windows:
                step(window)


class Window:
    """A window of one width that goes from page to page, always as on a first visit: no cache, no cookie kept."""

    def __init__(self, browser: Browser, site_url: str, width: int):
        self.width, self.site_url = width, site_url
        self.context = browser.new_context(
            base_url=site_url, viewport={"width": width, "height": 800}, reduced_motion="reduce", locale="fr-FR"
        )
        self.context.add_init_script(SCRIPTS)
        self.page = self.context.new_page()
        self.now = Visit()
        self.listen()

    def listen(self) -> None:
        """Note what the console says and what comes over the wire."""
        self.context.on("console", self.note_message)
        self.context.on("weberror", lambda raised: self.now.console.append(str(raised.error)))
        self.wire = wire = self.context.new_cdp_session(self.page)
        wire.send("Network.enable")
        wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
        wire.on("Network.responseReceived", self.note_response)
        wire.on("Network.loadingFinished", self.note_size)

    def note_message(self, said: ConsoleMessage) -> None:
        """Errors, which include breaches of the policy; not the status of the page itself, which the visit notes."""
        is_status = said.location["url"] == self.page.url and "responded with a status of" in said.text
        if said.type in ("error", "warning") and not is_status:
            self.now.console.append(f"{said.text} ({said.location['url']})")

    def note_response(self, event: dict) -> None:
        """What was sent, with its headers in lower case."""
        response = event["response"]
        headers = {key.lower(): value for key, value in response["headers"].items()}
        self.now.answers[event["requestId"]] = Response(
            response["url"], event["type"], headers, event.get("frameId", "")
        )

    def note_size(self, event: dict) -> None:
        """How much it weighed in the end."""
        if answer := self.now.answers.get(event["requestId"]):
            answer.size = int(event["encodedDataLength"])

    def go(self, name: str) -> Visit:
        """Ask for a page, as on a first visit."""
        self.now = Visit()
        self.context.clear_cookies()
        self.page.emulate_media(media="screen", color_scheme="light")
        if name in APOLOGIES:
            self.page.route(f"**{PAGES[name]}", apology(name))
        self.now.status = self.page.goto(address_of(name, self.site_url), wait_until="commit").status
        return self.now

    def read(self) -> None:
        """What the page says of itself when all has come."""
        self.page.wait_for_load_state()
        self.now.frame = self.wire.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        said = self.page.evaluate(LOADED)
        self.now.signposts, self.now.fonts, self.now.preloaded = said["signposts"], said["fonts"], said["preloaded"]
        self.now.traces = said["storage"] + [cookie["name"] for cookie in self.context.cookies()]
        start_axe(self.page)

    def look(self) -> None:
        """What is looked at on every width."""
        self.now.violations["light"] = read_axe(self.page)
        self.now.faults["plain"] = inspect(self.page, "isCramped")
        self.now.faults["structure"] = inspect(self.page, "isBadlyBuilt")
        self.now.faults["spaced"] = self.worn(SPACING)
        self.page.emulate_media(color_scheme="dark")
        start_axe(self.page, COLOUR_RULES)

    def look_in_the_dark(self) -> None:
        """What the colours of the dark scheme change."""
        self.now.violations["dark"] = read_axe(self.page)
        self.page.emulate_media(color_scheme="light")

    def look_otherwise(self) -> None:
        """What is looked at in the widest window alone: large text, forced colours, zoom, paper, first keys."""
        if self.width < max(WIDTHS):
            return
        faults = self.now.faults
        faults["large text"] = self.worn(DOUBLE_TEXT)
        self.page.emulate_media(forced_colors="active")
        faults["forced colours"] = inspect(self.page, "isLostInForcedColours")
        self.page.emulate_media(forced_colors="none")
        self.resize(ZOOMED)
        faults["zoomed"] = inspect(self.page, "isCramped")
        self.page.emulate_media(media="print", color_scheme="dark")
        self.resize(PAPER)
        for question in ("isCramped", "hasControls", "isPaleOnPaper"):
            faults[f"on paper: {question}"] = inspect(self.page, question)
        self.page.emulate_media(media="screen", color_scheme="light")
        self.resize(self.width)
        faults["skip link"] = self.skipped()

    def skipped(self) -> list[str]:
        """What the first key does: it shows a link, which leads past the menu."""
        for key, question in [("Tab", "isOnSkipLink"), ("Enter", "isOnMain"), ("Tab", "isPastMenu")]:
            self.page.keyboard.press(key)
            if faults := inspect(self.page, question):
                return faults
        return []

    def worn(self, css: str) -> list[str]:
        """What becomes cramped under a style sheet of the visitor's own."""
        self.page.evaluate("css => inspecting.wear(css)", css)
        cramped = inspect(self.page, "isCramped")
        self.page.evaluate("css => inspecting.wear(css)", "")
        return cramped

    def resize(self, width: int) -> None:
        """Change the width."""
        self.page.set_viewport_size({"width": width, "height": 800})
