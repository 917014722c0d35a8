"""The pages shown when nothing else works, answered to the browser in place of the site, with its own headers."""

from collections.abc import Callable

from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.views.defaults import server_error
from playwright.sync_api import Route

from resource_centre.middleware import ContentSecurityPolicyMiddleware, MaintenanceMiddleware


def apology(name: str) -> Callable[[Route], None]:
    """What Playwright needs to answer with « server-error » or « maintenance »."""
    with override_settings(MAINTENANCE=True):
        views = {"server-error": server_error, "maintenance": MaintenanceMiddleware(lambda request: HttpResponse())}
    response = ContentSecurityPolicyMiddleware(views[name])(RequestFactory().get("/"))
    return lambda route: route.fulfill(
        status=response.status_code, headers=dict(response.headers), body=response.content
    )
