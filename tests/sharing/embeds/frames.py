"""Reading a frame, for the tests that follow."""

import re
from html.parser import HTMLParser


class Links(HTMLParser):
    """The elements of a page, and its links, each with its attributes."""

    def __init__(self, response):
        super().__init__()
        self.links, self.elements = [], []
        self.feed(response.content.decode())

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag == "a":
            self.links.append(dict(attrs))


def read(response):
    """The text of a page."""
    return response.content.decode()


def titles(response):
    """The titles that a list shows."""
    return re.findall(r"<h2><a[^>]*><span[^>]*>(.*?)</span>", read(response))
