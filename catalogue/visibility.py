"""What a visitor may see: published, and not private, nor under a private page."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction


def listed(pages):
    """The pages of this queryset that a visitor may see. Every public list starts here.

    The same pages as Wagtail's `.live().public()`, which asks the database for the restrictions each time it
    is called; here they are part of the one query.
    """
    place = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    above = PageViewRestriction.objects.annotate(place=place).filter(place__startswith=F("page__path"))
    return pages.filter(~Exists(above), live=True)
