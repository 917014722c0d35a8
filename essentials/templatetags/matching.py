"""`{% matching_essentials found.query as explained %}`: chapters and glossary terms that speak of what is asked."""

from django import template

from catalogue.search.query import Query
from essentials.matching import Matching, matching

register = template.Library()


@register.simple_tag
def matching_essentials(query: Query) -> Matching:
    """See `essentials.matching`."""
    return matching(query)
