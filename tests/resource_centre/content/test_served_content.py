"""The real starting content, as a visitor receives it: every page is rendered once for all these tests."""

import re
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page

from catalogue.models import Resource
from tests.reading import addresses, words
from tests.resource_centre.content.test_starting_content import COPIES

WEIGHT = 25_000  # bytes of HTML
LISTS = ["/ressources/", "/kit/contenu/", "/plan-du-site/", "/donnees/", "/integrer-et-reutiliser/", "/comparer/"]
LISTS += ["/territoires/", "/territoires/46102/"]
# Hundreds of pages or files of one mould: tested in their rooms (tests/practical_kit, sharing, booklets).
BY_THE_HUNDRED = ("/territoires/", "/comparer/?", "/selection/?", "/pdf/", "/epub/", "/citer/", "/integrer/?code=")
TITLES = ("h1", "h2", "h3", "h4", "h5", "h6")
NOT_OURS = {"script", "style", "cite", "code"}  # titles of others are spelt as they spell them, code as programs do
SAYS_NOTHING = re.compile(r"^(ici|cliquez ici|lire la suite|en savoir plus|https?://\S+|)$", re.IGNORECASE)
# Straight quotes and apostrophes, and a space that may break before « ; ? ! % » or inside guillemets.
NOT_FRENCH = re.compile(r"\w'\w|\"|[^\s«] [;?!%»]|« \S")


@dataclass
class Served:
    """What the tests below want to know of a page."""

    status: int
    weight: int
    title: str
    description: str
    links: list[str]
    link_texts: list[str]  # in the page’s own part
    identifiers: list[str]
    headings: list[int]
    breaches: list[str]  # of French typography


def read(response):
    """What a page holds, in one pass."""
    page = BeautifulSoup(response.content, "html.parser")
    elements = page.find_all(True)
    described = page.find("meta", attrs={"name": "description"})
    own = page.main.find_all(True)
    texts = [text for text in page.main.find_all(string=True) if not is_quoted(text)]
    return Served(
        response.status_code,
        len(response.content),
        words(page.title),
        described["content"].strip() if described else "",
        [element["href"] for element in elements if element.name == "a" and element.has_attr("href")],
        [element.get("aria-label") or words(element) for element in own if element.name == "a"],
        [element["id"] for element in elements if element.has_attr("id")],
        [int(element.name[1]) for element in own if element.name in TITLES],
        [match.group() for text in texts for match in NOT_FRENCH.finditer(str(text))],
    )


def is_quoted(text):
    """Whether a text is the title of somebody else’s document."""
    parent = text.parent
    is_title = parent.name == "a" and parent.find_parent("ol", class_="notes")
    return is_title or any(element.name in NOT_OURS for element in text.parents)


@pytest.fixture(scope="module")
def served():
    """What has been read already."""
    return {}


@pytest.fixture
def pages(demo, client, served):
    """Every public page."""
    if not served:
        public = Page.objects.live().public().filter(depth__gt=1).order_by("path")
        served |= {address: read(client.get(address)) for address in [*(page.url for page in public), *LISTS]}
    return served


def test_every_page_is_served(pages):
    assert {url: page.status for url, page in pages.items() if page.status != 200} == {}
    assert len(pages) > 130


def test_the_html_of_a_resource_is_light(pages):
    weights = {page.url: pages[page.url].weight for page in Resource.objects.all()}
    assert {url: weight for url, weight in weights.items() if weight >= WEIGHT} == {}


def test_no_page_leads_to_a_copy_of_somebody_elses_document(pages):
    hosts = {url: {urlsplit(href).hostname or "" for href in page.links} for url, page in pages.items()}
    wrong = {url: [host for host in found if any(copy in host for copy in COPIES)] for url, found in hosts.items()}
    assert {url: found for url, found in wrong.items() if found} == {}


def test_every_link_inside_the_site_leads_somewhere(pages, client):
    inside = {href.split("#")[0] for page in pages.values() for href in page.links if href.startswith("/")}
    asked = {href for href in inside - set(pages) if not href.startswith(BY_THE_HUNDRED)}
    answers = {href: client.get(href).status_code for href in asked}
    assert {href: status for href, status in answers.items() if status != 200} == {}


def test_every_anchor_leads_somewhere_in_its_page(pages):
    asked = {url: {href[1:] for href in page.links if href.startswith("#")} for url, page in pages.items()}
    lost = {url: anchors - set(pages[url].identifiers) for url, anchors in asked.items()}
    assert {url: anchors for url, anchors in lost.items() if anchors} == {}


def test_no_identifier_is_used_twice_in_a_page(pages):
    assert [url for url, page in pages.items() if len(page.identifiers) != len(set(page.identifiers))] == []


def test_every_page_has_a_title_of_its_own(pages):
    titles = {}
    for url, page in pages.items():
        titles.setdefault(page.title, []).append(url)
    assert {title: urls for title, urls in titles.items() if len(urls) > 1} == {}


def test_every_page_describes_itself(pages):
    assert [url for url, page in pages.items() if not page.description] == []


def test_every_page_has_one_main_heading_and_titles_that_go_down_one_level_at_a_time(pages):
    for url, page in pages.items():
        assert page.headings.count(1) == 1, url
        assert [pair for pair in pairwise(page.headings) if pair[1] > pair[0] + 1] == [], url


def test_no_link_says_only_here_or_its_bare_address(pages):
    wrong = {url: [text for text in page.link_texts if SAYS_NOTHING.match(text)] for url, page in pages.items()}
    assert {url: found for url, found in wrong.items() if found} == {}


def test_the_text_of_pages_has_french_typography(pages):
    assert {url: page.breaches[:3] for url, page in pages.items() if page.breaches} == {}


def test_the_sitemap_announces_every_page_and_nothing_else(pages, client):
    told = addresses(client.get("/sitemap.xml"))
    assert {path for path in told if path in pages or not path.startswith(BY_THE_HUNDRED)} == set(pages)
