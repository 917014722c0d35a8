"""The pages shown when nothing else works, answered to the browser in place of the site, with its own headers."""

from collections.abc import Callable

from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.views.defaults import server_error
from playwright.sync_api import Route

from resource_centre.middleware import ContentSecurityPolicyMiddleware, MaintenanceMiddleware
from tests.browser.pages import APOLOGIES


def apologies() -> dict[str, Callable[[Route], None]]:
    """What Playwright needs to answer each of these addresses."""
    with override_settings(MAINTENANCE=True):
        maintenance = MaintenanceMiddleware(lambda request: HttpResponse())
    return {
        f"**{APOLOGIES['server-error']}": answer(server_error),
        f"**{APOLOGIES['maintenance']}": answer(maintenance),
    }


def answer(view: Callable) -> Callable[[Route], None]:
    """A page rendered here, as the site would send it."""
    response = ContentSecurityPolicyMiddleware(view)(RequestFactory().get("/"))
    return lambda route: route.fulfill(
        status=response.status_code, headers=dict(response.headers), body=response.content
    )
