"""What the form of a page shows of its completeness."""

from django import template

from catalogue.models import Resource
from editorial.quality.completeness import Completeness, completeness

register = template.Library()


@register.simple_tag(name="completeness")
def completeness_of(page) -> Completeness | None:
    """What a resource has and lacks, as it is in memory; nothing for other pages."""
    return completeness(page) if isinstance(page, Resource) else None
