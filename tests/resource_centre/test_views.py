"""What is not a page: robots, favicon, the pages shown when something is wrong."""

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error

from resource_centre.middleware import MaintenanceMiddleware
from tests.factories import make_standard
from tests.reading import links, region, regions, words


def test_robots_may_read_all_but_the_admin_and_learn_where_the_sitemap_is(client, home):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert lines[:3] == ["User-agent: *", "Disallow: /admin/", "Disallow: /vu/"]
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"
    assert client.get("/sitemap.xml").status_code == 200


def test_the_icon_is_where_browsers_look(client, home):
    response = client.get("/favicon.ico")
    assert response.status_code in (301, 302)
    assert response.url == "/static/img/favicon.ico"


@pytest.mark.parametrize("address", ["/robots.txt", "/favicon.ico", "/plan-du-site/"])
def test_nothing_can_be_sent_to_them(client, home, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", ["/introuvable/", "/kit/evaluer/ancienne-page/", "/<script>/", "/%00/", "/é/"])
def test_an_address_that_leads_nowhere_offers_a_search_and_ways_out_in_french(client, home, rubric, address):
    make_standard(home, "Contact", slug="contact")
    response = client.get(address)
    assert response.status_code == 404
    assert region(response, "html")["lang"] == "fr"
    assert words(region(response, "h1")) == "Cette page est introuvable"
    assert region(response, "main form[role=search]")["action"] == "/ressources/"
    assert {"/", "/ressources/", "/plan-du-site/", "/contact/"} <= set(links(response, "main"))
    assert regions(response, "meta[name=robots]")[0]["content"] == "noindex"


def test_the_missing_page_has_the_menu_of_the_site(client, rubric):
    assert "/kit/" in links(client.get("/introuvable/"), "header")


def test_a_page_without_its_final_slash_is_found(client, rubric):
    response = client.get("/kit/evaluer")
    assert (response.status_code, response.url) == (301, "/kit/evaluer/")


def test_the_apology_needs_neither_database_nor_request(rf):
    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert words(region(response, "h1")) == "Le site a rencontré une erreur"
    assert "/" in links(response)


def test_the_maintenance_page_is_complete_by_itself():
    html = render_to_string("503.html")
    assert "Le site est en maintenance" in html
    assert '<html lang="fr">' in html


def maintenance(settings, path, rf):
    """The answer of a site under maintenance, and whether the site itself answered."""
    settings.MAINTENANCE = True
    reached = []
    site = MaintenanceMiddleware(lambda request: reached.append(request) or HttpResponse("le site"))
    return site(rf.get(path)), bool(reached)


def test_under_maintenance_visitors_are_asked_to_come_back(settings, rf):
    response, reached = maintenance(settings, "/kit/", rf)
    assert (response.status_code, reached) == (503, False)
    assert int(response["Retry-After"]) > 0
    assert words(region(response, "h1")) == "Le site est en maintenance"


@pytest.mark.parametrize("path", ["/admin/pages/", "/static/css/tokens.css", "/documents/1/etude.pdf"])
def test_under_maintenance_editors_can_work(settings, rf, path):
    response, reached = maintenance(settings, path, rf)
    assert (response.status_code, reached) == (200, True)


def test_without_maintenance_nothing_stands_in_between(settings):
    settings.MAINTENANCE = False
    with pytest.raises(MiddlewareNotUsed):
        MaintenanceMiddleware(lambda request: None)
