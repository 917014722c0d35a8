"""Explaining glossary words where they are met: the first time each appears in a text."""

import re
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import NavigableString

from essentials.models import GlossaryTerm

# Where a word is left as it is: it already does something, or it is a title.
LEFT_ALONE = {"a", "button", "h2", "h3", "sup", "caption", "th", "figcaption", "blockquote", "abbr"}
LEFT_ALONE_CLASSES = {"shelf", "figures", "procedure__title", "callout__title", "document"}


@dataclass
class Explained:
    """A text whose glossary words are buttons, and the terms those buttons explain."""

    html: str
    terms: list[GlossaryTerm] = field(default_factory=list)


def pattern(term: GlossaryTerm) -> str:
    """How a term is found: acronyms as they are, notions in any case, in the singular or plural."""
    if term.kind == GlossaryTerm.Kind.ACRONYM:
        return re.escape(term.term)
    words = (re.escape(word) for word in term.term.replace("’", "'").split())
    return r"[sx]?\s+".join(words).replace("'", "['’]") + "[sx]?"


def explain(html: str, terms) -> Explained:
    """Make the first mention of each term a button that shows its definition (HTML popover attribute).

    Args:
        html: trusted HTML of a body, as Wagtail renders it.
        terms: the glossary.
    """
    soup = BeautifulSoup(html, "html.parser")
    left = {term.pk: term for term in terms}
    found: list[GlossaryTerm] = []
    for node in list(soup.find_all(string=True)):
        if is_running_text(node):
            explain_node(soup, node, left, found)
    return Explained(str(soup), found)


def is_running_text(node: NavigableString) -> bool:
    """Whether a word of this text may become a button."""
    return node.strip() != "" and not any(
        parent.name in LEFT_ALONE or LEFT_ALONE_CLASSES.intersection(parent.get("class") or ())
        for parent in node.parents
        if parent.name != "[document]"
    )


def explain_node(soup, node: NavigableString, left: dict, found: list) -> None:
    """Explain every term not explained yet that this piece of text holds."""
    while match := first_match(str(node), left.values()):
        term, start, end = match
        text = str(node)
        button = soup.new_tag("button", attrs={"type": "button", "class": "term", "popovertarget": f"mot-{term.slug}"})
        button.string = text[start:end]
        rest = NavigableString(text[end:])
        node.replace_with(NavigableString(text[:start]), button, rest)
        del left[term.pk]
        found.append(term)
        node = rest


def first_match(text: str, terms) -> tuple[GlossaryTerm, int, int] | None:
    """The term met first in a text; of two that begin together, the longer."""
    matches = []
    for term in terms:
        flags = 0 if term.kind == GlossaryTerm.Kind.ACRONYM else re.IGNORECASE
        if match := re.search(rf"(?<![\w-]){pattern(term)}(?![\w-])", text, flags):
            matches.append((match.start(), -match.end(), term))
    if not matches:
        return None
    start, end, term = min(matches, key=lambda found: found[:2])
    return term, start, -end
