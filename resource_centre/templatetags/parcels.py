"""`{% parcels "home" %}`: the parcel motif of a page, as inline SVG."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from resource_centre.parcels import parcels as draw_parcels

register = template.Library()


@register.simple_tag
def parcels(seed: str) -> SafeString:
    """The motif drawn from this seed; nothing of the seed itself goes into the page."""
    return mark_safe(draw_parcels(str(seed)))  # noqa: S308 – numbers and fixed class names only
