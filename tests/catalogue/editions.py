"""Chains of editions, and what readers are told of them."""

from django.urls import reverse

from catalogue.models import Resource
from practical_kit.models import StudyPage
from tests.factories import make_resource
from tests.reading import regions


def make_chain(rubric, length, **fields):
    """So many editions, each replacing the one before."""
    pages = []
    for number in range(1, length + 1):
        former = Resource.objects.get(pk=pages[-1].pk) if pages else None
        title, year = f"Édition {number}", 2020 + number
        pages.append(make_resource(rubric, title, StudyPage, replaces=former, year=year, **fields))
    return pages


def latest(page):
    """The address « dernière édition » of a page."""
    return reverse("catalogue:latest_edition", args=[page.pk])


def led_to(client, page):
    """Where that address leads."""
    response = client.get(latest(page))
    return response.get("Location", response.status_code)


def said(client, page):
    """Where the banner of a page leads; nothing when it has none."""
    response = client.get(page.url)
    assert response.status_code == 200
    return [link["href"] for link in regions(response, ".notice--warning a")]


def marked(client, address="/ressources/"):
    """The titles marked as replaced in a list."""
    return {card.parent.parent.select_one("h3").text for card in regions(client.get(address), ".kind .replaced")}
