"""Whoever walks through the admin for the guide: a `Desk` that takes pictures and notes the words it sees."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, expect

from tests.browser.desk import Desk
from tests.guide.pictures import keep

WIDTH, HEIGHT = 1280, 800
TALL = 1500  # so that a part of the screen is whole in its picture
MILLISECONDS = 10_000  # before a label that is not there stops the walk
STARTED = 250  # milliseconds: what comes in by itself has begun to
ROOM = 12  # pixels around what is shown
SIDEBAR = 200  # how wide the menu of the admin is: no strip of it beside what is shown
# Wagtail begins to watch a form two seconds after it was opened: what is filled in before is not a change.
WATCHED = """() => new Promise((done) => {
  document.addEventListener("w-unsaved:watch-edits", done, { once: true });
  setTimeout(done, 2500);
})"""
# Menus, messages and windows slide in: they are looked at once they are in their place.
AT_REST = """async () => {
  await document.fonts.ready;
  const moves = document.getAnimations().filter((move) => move.effect.getComputedTiming().endTime < 5000);
  await Promise.all(moves.map((move) => move.finished.catch(() => null)));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
# What changes at each run reads the same in every picture.
STILL = r"""() => {
  const months = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";
  const dates = new RegExp(`\\b\\d{1,2}(er)?\\s(${months})\\s20\\d\\d`, "gi");
  const replaced = (text) => text
    .replace(dates, "12 mars 2027")
    .replace(/(valable jusqu’au\s)12 mars/g, (said, until) => `${until}11 avril`)
    .replace(/\b\d\d\/\d\d\/20\d\d \d\d:\d\d/g, "12/03/2027 09:30")
    .replace(/\b\d{1,2}\sh\s\d\d\b/g, "9 h 30").replace(/\b\d\d:\d\d\b(?! \d)/g, "09:30")
    .replace(/il y a [^,.]*?(secondes?|minutes?)/gi, (said) => `${said[0]}l y a 5 minutes`)
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, "https://ressources.exemple.fr")
    .replace(/(\/relecture\/)[\w:.=-]{12,}/g, "$1Zk3vQ8nT1xW5").replace(/\b[0-9a-f]{64}\b/g, "4c1f…");
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const said = replaced(texts.currentNode.data);
    if (said !== texts.currentNode.data) texts.currentNode.data = said;
  }
  document.querySelectorAll("input[readonly]").forEach((field) => { field.value = replaced(field.value); });
}"""


@dataclass
class Guest(Desk):
    """Somebody with a role, whose screens are shown in the guide."""

    folder: Path | None = None  # without one, no picture is drawn: what it would show must be there all the same
    seen: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)

    @classmethod
    def arrive(cls, browser: Browser, url: str, **notes) -> "Guest":
        """A window of their own, which draws the same each time."""
        context = browser.new_context(
            base_url=url, locale="fr-FR", timezone_id="Europe/Paris", reduced_motion="reduce", color_scheme="light",
            viewport={"width": WIDTH, "height": TALL},
        )  # fmt: skip
        context.set_default_timeout(MILLISECONDS)
        return cls(context.new_page(), **notes)

    def leave(self) -> None:
        """Close the window."""
        self.page.context.close()

    def enter(self, username: str, password: str) -> "Guest":
        """Log in."""
        self.log_in(username, password)
        expect(self.page.get_by_role("heading", name="Bienvenue")).to_be_visible()
        self.look()
        return self

    def look(self) -> None:
        """Note every word of the screen: labels that the guide names are looked for among them."""
        self.seen.add(self.page.locator("body").aria_snapshot())

    def settle(self) -> None:
        """Wait until the form watches what is typed."""
        self.page.evaluate(WATCHED)

    def kept(self) -> None:
        """Wait until the draft has saved itself: a page published while its first draft is on its way is made twice."""
        expect(self.page.locator("#w-autosave-indicator")).to_have_attribute("data-w-autosave-state-value", "saved")

    def home(self) -> None:
        """The home page of the admin."""
        self.page.goto("/admin/")

    def menu(self, *labels: str) -> None:
        """By the menu at the left: « Vocabulaires », « Thèmes »."""
        bar = self.page.get_by_role("navigation", name="Menu principal")
        for label in labels[:-1]:
            bar.get_by_role("button", name=label, exact=True).click()
        self.look()
        bar.get_by_role("link", name=labels[-1], exact=True).click()

    def act(self, label: str, role: str = "button") -> None:
        """An action at the foot of the form."""
        self.click("button", "Plus d'actions")
        self.look()
        self.page.get_by_role("navigation", name="Actions (pied de page)").get_by_role(role, name=label).click()

    def on_page(self, label: str) -> None:
        """An action of the menu « … » at the top."""
        self.page.get_by_role("navigation", name="Actions").get_by_role("button", name="Actions").first.click()
        self.look()
        self.page.get_by_role("banner").or_(self.page.locator("header")).get_by_role("link", name=label).first.click()

    def side(self, label: str) -> Locator:
        """Open a panel at the right."""
        self.click("button", label)
        panel = self.page.locator("[data-side-panel]:visible")
        expect(panel).to_be_visible()
        return panel

    def section(self, name: str) -> Locator:
        """One part of the form, by its heading."""
        return self.page.get_by_role("region", name=re.compile(rf"^{re.escape(name)}\*?$"))

    def told_that(self, text: str) -> Locator:
        """What the site says at the top, once it says this."""
        said = self.page.locator(".messages")
        expect(said).to_contain_text(text)
        return said

    def shoot(self, name: str, *shown: Locator, height: int = 0, room: int = ROOM) -> None:
        """Take a picture, of the window or of these parts of it with some room around."""
        self.page.set_viewport_size({"width": WIDTH, "height": TALL if shown else HEIGHT})
        self.page.mouse.move(WIDTH - 1, 1)
        self.look()
        self.shown.add(name)
        if self.folder:
            self.draw(self.folder / f"{name}.png", shown, height, room)
        else:
            all(box(one) for one in shown)
        self.page.set_viewport_size({"width": WIDTH, "height": TALL})

    def draw(self, path: Path, shown: tuple[Locator, ...], height: int, room: int) -> None:
        """Keep the picture."""
        self.page.evaluate(STILL)
        self.page.wait_for_timeout(STARTED)
        self.page.evaluate(AT_REST)
        options = {"clip": around([box(one) for one in shown], height, room)} if shown else {}
        keep(self.page.screenshot(animations="disabled", caret="hide", **options), path)


def box(shown: Locator) -> dict:
    """Where something is in the window."""
    expect(shown.first).to_be_visible()
    shown.first.scroll_into_view_if_needed()
    return shown.first.bounding_box()


def around(boxes: list[dict], height: int, room: int) -> dict:
    """The rectangle that holds them all, with this much room; not higher than asked."""
    left, top = (max(min(one[axis] for one in boxes) - room, 0) for axis in ("x", "y"))
    left = max(left, SIDEBAR) if left + room >= SIDEBAR else left
    right = min(max(one["x"] + one["width"] for one in boxes) + room, WIDTH)
    bottom = max(one["y"] + one["height"] for one in boxes) + room
    return {"x": left, "y": top, "width": right - left, "height": min(bottom - top, height or bottom)}
