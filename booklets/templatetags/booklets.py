"""`{% kept_booklets as ready %}`: what is known of the booklets that are ready."""

from django import template

from booklets.keeping import KIT_EPUB, KIT_PDF, descriptions

register = template.Library()


@register.simple_tag
def kept_booklets() -> dict:
    """Format, size and pages, for the kit and by the slug of each manual; nothing of what is not ready."""
    found = descriptions()
    manuals = {name.removesuffix(".pdf"): text for name, text in found.items() if name not in (KIT_PDF, KIT_EPUB)}
    return {"pdf": found.get(KIT_PDF, ""), "epub": found.get(KIT_EPUB, ""), "manuals": manuals}


@register.filter
def of(descriptions: dict[str, str], slug: str) -> str:
    """What is known of one."""
    return descriptions.get(slug, "")
