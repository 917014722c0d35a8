"""A graph as a page carries it."""

import json

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from sharing.linked_data.terms import CONTEXT

# No text ends the element, nor opens a comment in it (HTML, § Restrictions for contents of script elements).
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def script(nodes: list[dict]) -> SafeString:
    """Data, which the content security policy lets be."""
    if not nodes:
        return SafeString("")
    graph = {"@context": CONTEXT, "@graph": nodes} if len(nodes) > 1 else {"@context": CONTEXT} | nodes[0]
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 -- escaped above
