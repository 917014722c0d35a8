"""A new editor at their desk: finds everything by what the screen says; clicks, screens and time are counted."""

import re
import time
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect


@dataclass
class Desk:
    """What somebody does in the admin, one gesture a method."""

    page: Page
    clicks: int = 0
    screens: int = 0
    started: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """Since they sat down."""
        return time.monotonic() - self.started

    @property
    def window(self) -> Locator:
        """The window opened over the page, to choose something in."""
        return self.page.get_by_role("dialog").filter(visible=True)

    def click(self, role: str, name: str, within: Locator | None = None) -> None:
        """Click what has this name."""
        (within or self.page).get_by_role(role, name=name, exact=True).click()
        self.clicks += 1

    def open(self, name: str) -> None:
        """Follow a link of the page to another screen."""
        before = self.page.url
        self.click("link", name, self.page.get_by_role("main"))
        expect(self.page).not_to_have_url(before)
        self.screens += 1

    def log_in(self, username: str, password: str) -> None:
        """From the address of the admin."""
        self.page.goto("/admin/")
        self.write("Identifiant", username)
        self.write("Mot de passe", password)
        self.click("button", "Se connecter")
        self.screens += 2

    def write(self, label: str, text: str, within: Locator | None = None) -> None:
        """Type in the field that has this label; running text has its label above it."""
        name = re.compile(rf"^\s*{re.escape(label)}\s*\*?\s*$")
        place = within or self.page
        above = place.locator("label", has_text=name).locator("xpath=following::*[@contenteditable='true'][1]")
        place.get_by_role("textbox", name=name).or_(above).first.fill(text)

    def choose(self, label: str, option: str, within: Locator | None = None) -> None:
        """Pick from the list that has this label."""
        (within or self.page).get_by_role("combobox", name=re.compile(rf"^{re.escape(label)}\*?$")).select_option(
            option
        )
        self.clicks += 1

    def tick(self, beginning: str) -> None:
        """Tick the box whose text begins so."""
        self.page.get_by_role("checkbox", name=re.compile(rf"^{re.escape(beginning)}")).check()
        self.clicks += 1

    def row(self, name: str) -> Locator:
        """One of the rows that a form repeats, such as « Acteur 2 »."""
        return self.page.get_by_role("region", name=name, exact=True)

    def add_organisation(self, row: Locator, name: str, family: str) -> None:
        """Where an organisation is chosen, make the one that is missing."""
        self.click("button", "Choisir : organisation", row)
        self.click("tab", "Ajouter une organisation", self.window)
        self.write("Nom", name, self.window)
        self.choose("Famille d’acteurs", family, self.window)
        self.click("button", "Ajouter et choisir", self.window)
        expect(row).to_contain_text(name)
        self.screens += 1

    def publish(self) -> None:
        """The last gesture: what stands between an editor and readers."""
        self.click("button", "Plus d'actions")
        self.click("button", "Publier")
        expect(self.page.locator(".messages")).to_contain_text("publiée")
        self.screens += 1

    def told(self) -> str:
        """What it cost, for whoever reads the test's output."""
        return f"{self.clicks} clics, {self.screens} écrans, {self.seconds:.0f} s"
