"""A resource as others cite it, for templates."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from sharing.citations import iso690, meta
from sharing.citations.formats import FORMATS
from sharing.citations.work import Work, for_citing
from sharing.originals import shown_as

register = template.Library()
SCHEMES = {"DC": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/"}


@register.simple_tag(takes_context=True)
def work_of(context, page) -> Work:
    """A resource in the words of others; made once for a page, though its head and its text both want it.

    An alias is said to others as the page that it shows.
    """
    request = context["request"]
    known, work = getattr(request, "_work", (None, None))
    if known is not page:
        original = for_citing(shown_as(pk=page.pk)).first() if page.alias_of_id else None
        work = Work.of(original or page, request=request)
        request._work = page, work
    return work


@register.simple_tag
def citation_tags(work: Work) -> SafeString:
    """The meta elements of a resource."""
    schemes = format_html_join("\n  ", '<link rel="schema.{}" href="{}">', SCHEMES.items())
    tags = format_html_join("\n  ", '<meta name="{}" content="{}">', meta.tags(work))
    return format_html_join("\n  ", "{}", [(tags,), (schemes,)])


@register.simple_tag
def reference(work: Work) -> SafeString:
    """The reference that readers copy."""
    return iso690.html(work)


@register.simple_tag
def citation_formats() -> list[dict]:
    """The files of references: how they end, how they are called, what reads them."""
    return [{"ending": ending, "label": each.label, "about": each.about} for ending, each in FORMATS.items()]
