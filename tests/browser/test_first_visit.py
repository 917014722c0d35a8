"""What a first visit costs, and what it leaves behind: weight, requests, fonts, caches, traces."""

import re
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.browser.pages import PUBLIC

WIDTH = 1280
KILOBYTE = 1000
YEAR = 365 * 24 * 3600
COUNTER = "/vu/"
RESOURCES = ("study-in-english", "guide", "case-with-measures")
FONTS = {"Bricolage Grotesque", "Atkinson Hyperlegible Next"}
COMPRESSIBLE = re.compile(r"^(text/|application/(javascript|json|xml)|image/svg)")
on_every_public_page = pytest.mark.parametrize("name", PUBLIC)


@on_every_public_page
def test_a_first_visit_is_light(tour, name):
    responses = tour.visit(name, WIDTH).responses
    assert sum(response.size for response in responses) <= 100 * KILOBYTE
    assert all(response.size for response in responses)
    assert len(responses) <= 12


@on_every_public_page
def test_nothing_comes_from_another_host(tour, site_url, name):
    urls = [response.url for response in tour.visit(name, WIDTH).responses]
    assert urls
    assert [url for url in urls if not url.startswith(f"{site_url}/")] == []


@on_every_public_page
def test_a_visitor_gets_no_cookie_and_nothing_is_stored(tour, name):
    assert tour.visit(name, WIDTH).traces == []


@on_every_public_page
def test_the_two_fonts_are_preloaded_once_and_used(tour, name):
    visit = tour.visit(name, WIDTH)
    fetched = [response.url for response in visit.responses if response.kind == "Font"]
    assert len(fetched) == 2
    assert sorted(fetched) == sorted(visit.preloaded)
    assert set(visit.fonts) >= FONTS


@on_every_public_page
def test_text_travels_compressed(tour, name):
    texts = [each for each in tour.visit(name, WIDTH).responses if COMPRESSIBLE.match(each.headers["content-type"])]
    assert len(texts) > 1
    assert [text.url for text in texts if text.headers.get("content-encoding") not in ("br", "gzip")] == []


@on_every_public_page
def test_static_files_are_kept_for_ever_under_a_name_that_changes_with_them(tour, site_url, name):
    files = [each for each in tour.visit(name, WIDTH).responses if each.kind != "Document" and COUNTER not in each.url]
    assert len(files) > 4
    for file in files:
        assert re.fullmatch(rf"{site_url}/(static/.+\.[0-9a-f]{{12}}\.\w+|integrer/cadre-\d+\.js)", file.url)
        assert "immutable" in file.headers["cache-control"]
        assert int(re.search(r"max-age=(\d+)", file.headers["cache-control"])[1]) >= YEAR


@on_every_public_page
def test_a_resource_says_that_it_is_seen_by_one_small_image_that_is_asked_for_each_time(tour, name):
    seen = [response for response in tour.visit(name, WIDTH).responses if COUNTER in response.url]
    assert [image.headers["cache-control"] for image in seen] == ["no-store"] * (name in RESOURCES)
    assert all(image.size < KILOBYTE for image in seen)


def test_pages_are_not_kept_by_caches_as_static_files_are(tour):
    [document] = [response for response in tour.visit("home", WIDTH).responses if response.kind == "Document"]
    assert "immutable" not in document.headers.get("cache-control", "")


def read(url: str) -> bytes:
    """A page as the server sends it to who cannot uncompress."""
    with urllib.request.urlopen(url, timeout=30) as response:
        return response.read()


def test_the_html_of_every_resource_is_short(site_url):
    addresses = re.findall(r"<loc>[^<]*?(/kit/[\w-]+/[\w-]+/)</loc>", read(f"{site_url}/sitemap.xml").decode())
    with ThreadPoolExecutor(2) as pool:
        sizes = dict(zip(addresses, pool.map(lambda path: len(read(site_url + path)), addresses), strict=True))
    assert len(sizes) > 100
    assert {path: size for path, size in sizes.items() if size >= 25 * KILOBYTE} == {}
