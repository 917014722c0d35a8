"""From the small Markdown of the files to what Wagtail stores."""

from uuid import uuid4

from markdown_it import MarkdownIt

markdown = MarkdownIt("commonmark", {"html": False}).disable(["heading", "lheading", "image", "code", "fence"])


def rich_text(text: str | None) -> str:
    """Rich text as Wagtail's editor writes it: paragraphs, lists, bold, italic, links."""
    return markdown.render((text or "").strip()).strip()


def item(value) -> dict:
    """A child of a list or stream block, with the identifier that makes it commentable."""
    return {"type": "item", "value": value, "id": str(uuid4())}


def stream(kind: str, values) -> list[dict]:
    """A stream of one kind of block."""
    return [{"type": kind, "value": value, "id": str(uuid4())} for value in values or []]
