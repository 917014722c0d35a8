"""The addresses that other sites keep."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Site

from catalogue.models import Resource


def absolute(path: str, request: HttpRequest | None = None) -> str:
    """A whole address, from a path that begins at the root of the site."""
    site = Site.find_for_request(request)
    return f"{site.root_url}{path}"


def permalink(resource: Resource, request: HttpRequest | None = None) -> str:
    """The permanent address of a resource, whole."""
    return absolute(reverse("sharing:permalink", args=[resource.code]), request)


def centre_name(request: HttpRequest) -> str:
    """How this site is called on others."""
    return Site.find_for_request(request).site_name or settings.WAGTAIL_SITE_NAME
