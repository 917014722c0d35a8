"""HTML from a file: what editors could have written is kept, the rest is not."""

import re
from functools import cache

from bs4 import BeautifulSoup, Tag
from wagtail import blocks
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

MARKS = re.compile(r"<[^>]*>?")
PLAIN = {"p", "b", "i", "ul", "ol", "li"}
SAME_NAMES = {"strong": "b", "em": "i"}
NO_TEXT = ["script", "style", "template", "noscript", "iframe", "object", "svg"]  # what they hold is not to be read


@cache
def converter(features: tuple[str, ...]) -> ContentstateConverter:
    """What turns HTML into what the editor knows, and back."""
    return ContentstateConverter(features=list(features))


def sanitized(html: str, features: list[str]) -> str:
    """Rich text with these features and no other; unchanged when there was nothing else in it."""
    if is_plain(html):
        return html
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(NO_TEXT):
        tag.decompose()
    editor = converter(tuple(features))
    kept = BeautifulSoup(editor.to_database_format(editor.from_database_format(str(soup))), "html.parser")
    for tag in kept.find_all(True):
        del tag["data-block-key"]
    # What was parsed is written anew, never given back as it came: two parsers may read one text differently.
    return str(soup if shape(soup) == shape(kept) else kept)


def is_plain(html: str) -> bool:
    """Whether there is nothing in it but paragraphs, lists and emphasis, well nested: what most texts are made of."""
    opened: list[str] = []
    for mark in MARKS.findall(html):
        name = mark.strip("</>")
        if mark == "<br/>":
            continue
        if mark not in (f"<{name}>", f"</{name}>") or name not in PLAIN or (mark[1] == "/" and opened[-1:] != [name]):
            return False
        if mark[1] == "/":
            opened.pop()
        else:
            opened.append(name)
    return not opened


def shape(soup: BeautifulSoup) -> list:
    """The elements with their attributes, and the words, in order: what two writings of the same text share."""
    found: list = []
    for node in soup.descendants:
        if isinstance(node, Tag):
            found.append((SAME_NAMES.get(node.name, node.name), sorted(node.attrs.items())))
        elif text := " ".join(str(node).split()):
            found.append((type(node), text))
    return found


def sanitized_blocks(block, value):
    """The raw value of a block, with its rich text sanitized at every depth."""
    if isinstance(block, blocks.RichTextBlock):
        return sanitized(str(value), block.features)
    if isinstance(block, blocks.BaseStreamBlock):
        kinds = block.child_blocks
        return [one | {"value": sanitized_blocks(kinds[one["type"]], one["value"])} for one in value]
    if isinstance(block, blocks.BaseStructBlock):
        if not isinstance(value, dict):
            raise TypeError("A struct is a dictionary.")
        return {
            name: sanitized_blocks(child, value[name]) for name, child in block.child_blocks.items() if name in value
        }
    if isinstance(block, blocks.ListBlock):
        return [
            one | {"value": sanitized_blocks(block.child_block, one["value"])}
            if isinstance(one, dict) and "value" in one
            else sanitized_blocks(block.child_block, one)
            for one in value
        ]
    return value
