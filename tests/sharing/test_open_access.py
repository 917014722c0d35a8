"""Reading from other sites' pages."""

import pytest
from django.http import HttpResponse

from sharing.open_access import open_access


@open_access
def hello(request):
    """An answer."""
    return HttpResponse("Bonjour")


@pytest.mark.parametrize("method", ["get", "head", "options", "post", "delete"])
def test_any_site_reads_and_none_writes(rf, method):
    response = getattr(rf, method)("/")
    response = hello(response)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response.status_code == {"options": 204, "post": 405, "delete": 405}.get(method, 200)


def test_a_page_may_send_the_headers_it_wants(rf):
    response = hello(rf.options("/", headers={"Access-Control-Request-Headers": "if-none-match"}))
    assert response["Access-Control-Allow-Headers"] == "if-none-match"
    assert "GET" in response["Access-Control-Allow-Methods"]


def test_no_cookie_goes_with_it(rf):
    assert "Access-Control-Allow-Credentials" not in hello(rf.get("/"))
