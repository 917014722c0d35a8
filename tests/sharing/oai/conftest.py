"""Harvesting as libraries do: by an independent harvester, whose requests go through Django's client."""

from urllib.parse import urlencode

import pytest
import requests
from sickle import Sickle

from sharing.oai import harvesting
from tests.sharing.oai.protocol import OAI, checked


class Harvester(Sickle):
    """Sickle, which asks the client of the test."""

    def __init__(self, client, **options):
        super().__init__("http://localhost/oai/", **options)
        self.client = client

    def _request(self, kwargs):
        if self.http_method == "GET":
            answer = self.client.get("/oai/", kwargs)
        else:
            answer = self.client.post("/oai/", urlencode(kwargs), content_type="application/x-www-form-urlencoded")
        checked(answer.content)
        response = requests.Response()
        response.status_code, response._content = answer.status_code, answer.content
        response.headers["Content-Type"] = answer["Content-Type"]
        return response


@pytest.fixture(params=["GET", "POST"])
def harvester(request, client):
    """A harvester that has one of the two ways of asking."""
    return Harvester(client, http_method=request.param)


@pytest.fixture
def by_two(monkeypatch):
    """Lists are given two records at a time."""
    monkeypatch.setattr(harvesting, "BATCH", 2)
    monkeypatch.setattr("sharing.oai.views.BATCH", 2)


@pytest.fixture
def ask(client):
    """An answer, once it is found to be what the protocol wants."""

    def asking(**arguments):
        response = client.get("/oai/", arguments)
        assert (response.status_code, response["Content-Type"]) == (200, "text/xml; charset=utf-8")
        return checked(response.content)

    return asking


@pytest.fixture
def refused(client):
    """The code of the error in the answer to a query string."""

    def asking(query):
        response = client.get(f"/oai/?{query}")
        assert response.status_code == 200
        [error] = checked(response.content).iter(f"{OAI}error")
        assert error.text
        return error.get("code")

    return asking
