"""The addresses that other sites keep."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Site

from catalogue.models import Resource


def root(request: HttpRequest | None = None) -> str:
    """The whole address of the site, without the last slash; where no request is answered, that of the first site."""
    if site := Site.find_for_request(request):
        return site.root_url
    return next((known.root_url for known in Site.get_site_root_paths()), "")


def absolute(path: str, request: HttpRequest | None = None) -> str:
    """A whole address, from a path that begins at the root of the site."""
    return f"{root(request)}{path}"


def permalink(resource: Resource, request: HttpRequest | None = None) -> str:
    """The permanent address of a resource, whole."""
    return absolute(reverse("sharing:permalink", args=[resource.code]), request)


def centre_name(request: HttpRequest | None = None) -> str:
    """How this site is called on others."""
    site = Site.find_for_request(request)
    return (site and site.site_name) or settings.WAGTAIL_SITE_NAME
