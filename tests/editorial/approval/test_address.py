"""The secret address: who finds it, when it opens, and what keeps it secret."""

import pytest
from django.utils import timezone

from tests.editorial.approval.conftest import answer, expire
from tests.factories import make_resource
from tests.reading import region, regions, texts, words

HEADERS = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}


def test_search_engines_are_told_to_leave_and_given_no_address(partner, link):
    response = partner.get(link.get_absolute_url())
    assert region(response, "meta[name=robots]")["content"] == "noindex, nofollow, noarchive"
    assert regions(response, "link[rel=canonical], meta[property^=og], meta[name^=twitter]") == []
    assert "/relecture" not in partner.get("/robots.txt").content.decode()
    assert "/relecture" not in partner.get("/sitemap.xml").content.decode()


def test_a_live_page_has_neither_band_nor_form(partner, rubric):
    response = partner.get(make_resource(rubric).url)
    assert regions(response, ".review, #relecture") == []
    assert len(regions(response, "link[rel=canonical]")) == 1


def test_nothing_is_kept_by_browsers_nor_caches(partner, link):
    address = link.get_absolute_url()
    token = address.split("/")[2]
    ways = [
        partner.get(address),
        partner.head(address),
        partner.post(address, {}),
        partner.post(address, answer()),
        partner.put(address),
        partner.options(address),
        partner.get(f"/relecture/{token[:-1]}/"),
        partner.get(f"/relecture/{token}"),
        partner.get(f"/relecture/{token}/suite/"),
    ]
    expire(link)
    ways.append(partner.get(address))
    assert [way.status_code for way in ways] == [200, 200, 200, 302, 405, 405, 404, 200, 404, 410]
    for way in ways:
        assert {name: way.headers[name] for name in HEADERS} == HEADERS
        assert {"ETag", "Last-Modified"}.isdisjoint(way.headers)
        assert not way.cookies


def test_a_browser_that_had_it_is_sent_it_again(partner, link):
    assert partner.get(link.get_absolute_url(), headers={"If-None-Match": "*"}).status_code == 200


@pytest.mark.parametrize("token", ["x", "x.y", "..", "%00", "é.é", "a" * 500])
def test_an_address_that_was_not_made_here_leads_nowhere(partner, link, token):
    response = partner.get(f"/relecture/{token}/")
    assert response.status_code == 404
    assert texts(response, "h1") == ["Cette page est introuvable"]


def test_it_opens_behind_a_proxy_that_speaks_https(client, link, settings):
    settings.SECURE_SSL_REDIRECT, settings.SECURE_PROXY_SSL_HEADER = True, ("HTTP_X_FORWARDED_PROTO", "https")
    response = client.get(link.get_absolute_url(), headers={"X-Forwarded-Proto": "https"})
    assert texts(response, "main h1") == ["Un guide secret"]


def test_a_stolen_database_gives_no_address(partner, link):
    for value in (link.key, str(link.pk), link.digest):
        assert partner.get(f"/relecture/{value}/").status_code == 404


def test_another_secret_key_opens_nothing(partner, link, monkeypatch):
    monkeypatch.setattr("editorial.models.approval.SIGNER.key", "une autre")
    other = link.get_absolute_url()
    monkeypatch.undo()
    assert partner.get(other).status_code == 404


def test_an_expired_link_says_so_and_nothing_of_the_draft(partner, link):
    expire(link)
    for response in (partner.get(link.get_absolute_url()), partner.post(link.get_absolute_url(), answer())):
        assert response.status_code == 410
        assert "Il était valable jusqu’au" in words(region(response, "main"))
        assert "demandez un nouveau lien à la rédaction" in words(region(response, "main"))
        assert "guide secret" not in response.content.decode()
    response = partner.post(link.get_absolute_url(), answer("commente", comment="Deux pages <b>de</b> remarques."))
    assert "Deux pages <b>de</b> remarques." in words(region(response, "main .notice"))
    assert not link.answers.exists()


def test_a_link_is_open_until_the_end_of_its_last_day(link):
    last = timezone.localtime(link.expires_at)
    assert (last.date() - timezone.localdate()).days == 30
    assert (last.hour, last.minute) == (23, 59)
