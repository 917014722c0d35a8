"""Scripts put in every page before its own: axe and `inspecting`. Later, the security policy would stop them."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE_SCRIPT = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js"))
OWN_SCRIPTS = [
    Path(__file__).parent / "scripts" / f"{name}.js" for name in ("shared", "room", "structure", "keyboard", "paper")
]
SCRIPTS = "\n".join(path.read_text(encoding="utf-8") for path in (AXE_SCRIPT, *OWN_SCRIPTS))

AXE_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
START_AXE = (
    """rules => { inspecting.axe = axe.run(document, {runOnly: rules, resultTypes: ['violations'], preload: false}) }"""
)
READ_AXE = """async () => (await inspecting.axe).violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id}: ${rule.help}: ${node.target.join(' ')}: ${node.failureSummary}`))"""


def start_axe(page: Page, rules: tuple[str, ...] = AXE_RULES) -> None:
    """Set axe to work on a page, and come back before it has finished: another page may work at the same time."""
    page.evaluate(START_AXE, rules)


def read_axe(page: Page) -> list[str]:
    """What axe found; one sentence for each element at fault."""
    return page.evaluate(READ_AXE)


def run_axe(page: Page, rules: tuple[str, ...] = AXE_RULES) -> list[str]:
    """What axe finds on a page."""
    start_axe(page, rules)
    return read_axe(page)


def inspect(page: Page, question: str) -> list[str]:
    """What a function of `inspecting` answers about a page."""
    return page.evaluate("question => inspecting[question]()", question)
