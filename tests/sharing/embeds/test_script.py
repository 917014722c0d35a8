"""The script that pages of other sites run: small, the same for ever, and read by any of them."""

from hashlib import sha384

from django.template.loader import render_to_string

from sharing.embeds.views import SCRIPT

DIGEST = "4a50bad31ea3baf9e8aea0c6536a6451d2e64c579110809167fc4090c89a6dcba88841af569998b7f5e8734a84b452a8"


def test_it_never_changes():
    """Pages of other sites keep it for a year: what must change is a new file, at a new address."""
    assert sha384(SCRIPT).hexdigest() == DIGEST


def test_it_is_small_and_kept_for_ever_by_browsers(client):
    response = client.get("/integrer/cadre-1.js")
    assert len(response.content) <= 1500
    assert response.content == SCRIPT
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response.cookies == {}


def test_partners_are_told_how_to_embed(client, home):
    guide = render_to_string("sharing/guide/embed.html", {"root": "https://centre.example"})
    assert "https://centre.example/integrer/liste/?rubrique=evaluer&amp;amp;nombre=5" in guide
    assert "https://centre.example/integrer/cadre-1.js" in guide
    assert "https://centre.example/oembed/?url=https%3A%2F%2Fcentre.example%2Fkit%2Fevaluer%2F" in guide
