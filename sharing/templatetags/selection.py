"""Links that add a resource to a selection, for templates."""

from django import template
from django.urls import reverse

from sharing.open_data.formats import FORMATS, Format
from sharing.selection.address import Address
from sharing.selection.kept import Kept

register = template.Library()


@register.simple_tag(takes_context=True)
def adding(context, code: str | None) -> str:
    """The address of the selection with a resource, and those that the address of the page names if it names some.

    "" when it is one of them already.
    """
    request = context["request"]
    known = getattr(request, "_selection", None)
    if known is None:
        request._selection = known = Address.of(request.GET)
    if not code or code in known.codes:
        return ""
    return (known.adding(code) if known.codes else Address((code,))).path


@register.simple_tag
def instead(address: Address, kept: Kept) -> str:
    """The address of the selection with the newer edition of a resource in its place."""
    return address.with_instead(kept.code, kept.successor.code).path


@register.simple_tag
def qr_of(address: Address) -> str:
    """The address of the drawing that holds that of a selection."""
    return f"{reverse('sharing:selection_qr')}?{address.now.query}"


@register.simple_tag
def data_formats() -> list[Format]:
    """The files that the resources of a selection are given in."""
    return list(FORMATS.values())
