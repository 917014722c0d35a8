"""The page for partners: every part is there, and every address it names answers."""

import re

import pytest

from tests.reading import links, texts

pytestmark = pytest.mark.django_db


def test_each_part_is_explained_and_reached_from_the_top(client, demo):
    response = client.get("/integrer-et-reutiliser/")
    page = response.content.decode()
    parts = {"adresse", "integrer", "flux", "citer", "selection", "api", "moissonnage"}
    assert parts <= set(re.findall(r'<h2 id="([\w-]+)"', page))
    anchors = set(re.findall(r'href="#([\w-]+)"', page)) - {"contenu"}
    assert all(f'id="{anchor}"' in page for anchor in anchors)
    assert "integrer-et-reutiliser" in client.get("/plan-du-site/").content.decode()


def test_no_link_is_broken(client, demo):
    response = client.get("/integrer-et-reutiliser/")
    addresses = {link.split("#")[0] for link in links(response) if link.startswith("/")} - {"", "/admin/"}
    assert len(addresses) > 8
    assert {address for address in addresses if client.get(address).status_code != 200} == set()


def test_nothing_is_said_twice(client, demo):
    titles = texts(client.get("/integrer-et-reutiliser/"), "h2")
    assert len(titles) == len(set(titles))
