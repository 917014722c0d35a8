"""Reading from other sites' pages."""

import pytest
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import Http404, HttpResponse
from django.test import Client

from sharing.open_access import FALSE_CONDITION, KEPT, NOTHING, WRONG, open_access

ADDRESSES = ["/flux/", "/oembed/", "/citer/recherche.bib", "/donnees/catalogue.csv", "/integrer/cadre-1.js"]
TOO_MANY = "&".join(["a=1"] * 10_001)


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
    assert response["Cache-Control"] == KEPT


def test_a_page_may_send_the_headers_it_wants(rf):
    response = hello(rf.options("/", headers={"Access-Control-Request-Headers": "if-none-match"}))
    assert response["Access-Control-Allow-Headers"] == "if-none-match"
    assert response["Access-Control-Allow-Methods"] == response["Allow"] == "GET, HEAD, OPTIONS"


def test_no_cookie_goes_with_it(rf):
    assert "Access-Control-Allow-Credentials" not in hello(rf.get("/"))


@pytest.mark.parametrize(
    ("error", "status", "said"), [(Http404, 404, NOTHING), (SuspiciousOperation, 400, WRONG), (BadRequest, 400, WRONG)]
)
def test_errors_are_read_from_other_sites_too(rf, error, status, said):
    def fails(request):
        raise error

    response = open_access(fails)(rf.get("/"))
    assert (response.status_code, response.content.decode()) == (status, f"{said}\n")
    assert (response["Access-Control-Allow-Origin"], response["Content-Type"]) == ("*", "text/plain; charset=utf-8")


@pytest.mark.parametrize("address", ["/flux/theme/rien/", "/citer/recherche.xyz", f"/flux/?{TOO_MANY}"])
def test_no_error_is_a_page(client, rubric, address):
    response = client.get(address)
    assert (response["Access-Control-Allow-Origin"], response["Content-Type"]) == ("*", "text/plain; charset=utf-8")
    assert response.status_code == (400 if TOO_MANY in address else 404)


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_writes_is_told_in_french_that_one_only_reads(home, address):
    response = Client(enforce_csrf_checks=True).post(address)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert response.content.decode() == "Cette adresse ne répond qu’à\u00a0: GET, HEAD, OPTIONS.\n"


@pytest.mark.parametrize(
    "address", ["/flux/", "/citer/recherche.bib", "/donnees/catalogue.csv", "/donnees/dcat.jsonld"]
)
def test_a_false_condition_is_told_in_french(client, rubric, address):
    response = client.get(address, headers={"If-Match": '"x"'})
    assert (response.status_code, response.content.decode()) == (412, f"{FALSE_CONDITION}\n")
