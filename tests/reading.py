"""Reading one region of a page: « the word is somewhere in the HTML » is true when the menu holds it."""

import re
from urllib.parse import urlsplit

from bs4 import BeautifulSoup


def soup(response):
    """The page, parsed once: to be read, not changed."""
    if not hasattr(response, "parsed"):
        response.parsed = BeautifulSoup(response.content, "lxml")
    return response.parsed


def addresses(sitemap):
    """The paths that a sitemap announces."""
    return [urlsplit(address).path for address in re.findall("<loc>(.*?)</loc>", sitemap.content.decode())]


def region(response, selector):
    """The one element that matches the selector; fails if there are none or several."""
    [element] = soup(response).select(selector)
    return element


def regions(response, selector):
    """Every element that matches the selector."""
    return soup(response).select(selector)


def words(element):
    """The text of an element, every run of spaces made a single, ordinary one."""
    return " ".join(element.get_text(" ").split())


def texts(response, selector):
    """The text of every element that matches the selector."""
    return [words(element) for element in regions(response, selector)]


def links(response, selector="body"):
    """The addresses of the links inside the one element that matches the selector."""
    return [link["href"] for link in region(response, selector).select("a[href]")]
