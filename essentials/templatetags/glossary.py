"""`{% explain page.body as explained %}`: a body with its glossary words explained."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from essentials.explaining import Explained, explain
from essentials.models import GlossaryTerm

register = template.Library()


@register.simple_tag(takes_context=True, name="explain")
def explain_body(context, body) -> Explained:
    """Render a body, then explain its words. The HTML comes from our own templates and Wagtail's rich text."""
    html = render_to_string("components/page_body.html", context.flatten() | {"body": body})
    explained = explain(html, GlossaryTerm.objects.all())
    explained.html = mark_safe(explained.html)  # noqa: S308 -- parsed and written back by BeautifulSoup
    return explained
