"""What the admin shows of sharing."""

from wagtail.snippets.models import register_snippet

from sharing.viewsets import PartnerViewSet

register_snippet(PartnerViewSet)
