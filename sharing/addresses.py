"""The addresses that other sites keep."""

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
