"""What a visitor may see: published, and not private, nor under a private page."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, Value
from wagtail.models import PageViewRestriction


def listed(pages):
    """The pages of this queryset that a visitor may see. Every public list starts here.

    The same pages as Wagtail's `.live().public()`, less aliases of private pages. Wagtail asks the database for the
    restrictions each time `public()` is called; here they are part of the one query.
    """
    place = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return pages.filter(~Exists(restrictions_above(place)), live=True)


def with_privacy(pages):
    """These pages, each told whether it `is_restricted`, in the same query."""
    place = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return pages.annotate(is_restricted=Exists(restrictions_above(place)))


def restrictions_of(page):
    """What `page.get_view_restrictions()` gives, in one query; in none for a page found open just now."""
    if getattr(page, "is_restricted", True):
        return restrictions_above(Value(page.path)).distinct()
    return PageViewRestriction.objects.none()


def restrictions_above(place):
    """The view restrictions that bear on the page at a tree path: set on it, above it, or on what it is an alias of."""
    above = Q(place__startswith=F("page__path")) | Q(place__startswith=F("page__aliases__path"))
    return PageViewRestriction.objects.annotate(place=place).filter(above)
