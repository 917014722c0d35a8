"""HTML of the site kept to what paper and reading devices need: known elements, known attributes, nothing to fetch."""

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import Comment, PreformattedString, Tag

KEPT = set(
    "a abbr b blockquote br caption cite code dd dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img li "
    "ol p pre q s small span strong sub sup table tbody td tfoot th thead time tr u ul".split()
)
DROPPED = set(
    "applet area audio base canvas embed form frame frameset head iframe input link map math meta noscript object "
    "picture script select source style svg template textarea title track video".split()
)  # with what they hold; of others, only what they hold stays
ATTRIBUTES = {
    "*": {"id", "class", "lang"},
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
NOT_PRINTED = ["visually-hidden", "no-print", "steps"]
RENDITION = re.compile(r"rendition:\d{1,18}")
ABROAD = re.compile(r"(?:https?://|mailto:|tel:)[^\s\\]+", re.IGNORECASE)
WORD = re.compile(r"mot-([\w-]+)")
DEEPEST = 6


@dataclass(frozen=True)
class Place:
    """Where a piece of HTML goes: under which anchor, and how many levels its headings go down."""

    anchor: str
    shift: int = 0
    has_words: bool = False  # whether the booklet explains the words of the glossary


def tidy(html: str, place: Place) -> str:
    """This HTML, as XHTML, with the anchors of its place. Links to pages of the site stay as paths from its root."""
    soup = BeautifulSoup(html, "html.parser")
    for text in soup.find_all(string=lambda text: isinstance(text, PreformattedString | Comment)):
        text.extract()
    for element in soup.find_all(class_=NOT_PRINTED):
        element.decompose()
    for element in soup.find_all(True):
        if not element.decomposed:
            settle(element, place)
    return soup.decode(formatter="minimal").strip()


def settle(element: Tag, place: Place) -> None:
    """Keep an element, or what it holds, or nothing of it."""
    name = element.name
    if name in DROPPED or (name == "img" and not is_ours(element)):
        return element.decompose()
    if word := WORD.fullmatch(element.get("popovertarget", "")):
        return explain(element, word[1], place)
    if name not in KEPT:
        return element.unwrap()
    kept = ATTRIBUTES["*"] | ATTRIBUTES.get(name, set())
    element.attrs = {key: value for key, value in element.attrs.items() if key in kept and value}
    anchor(element, place)
    if name[0] == "h" and name[1:].isdecimal():
        element.name = f"h{min(int(name[1:]) + place.shift, DEEPEST)}"


def is_ours(image: Tag) -> bool:
    """Whether it is a picture that our own template put there, and says what it shows."""
    return bool(RENDITION.fullmatch(image.get("src", "")) and image.get("alt"))


def explain(button: Tag, slug: str, place: Place) -> None:
    """A word of the glossary leads to what it means, where the booklet says it."""
    if not place.has_words:
        return button.unwrap()
    button.name, button.attrs = "a", {"class": "term", "href": f"#glossaire--{slug}"}


def anchor(element: Tag, place: Place) -> None:
    """Make anchors those of the place, and leave out addresses that are none."""
    if key := element.get("id"):
        element["id"] = f"{place.anchor}--{key}"
    address = element.get("href", "")
    if address.startswith("#") and len(address) > 1:
        element["href"] = f"#{place.anchor}--{address[1:]}"
    elif address and not ABROAD.fullmatch(address) and not (address.startswith("/") and address[1:2] not in "/\\"):
        del element["href"]
