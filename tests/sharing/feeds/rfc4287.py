"""The rules of Atom (RFC 4287), written from its text: what a feed must hold, may hold, and how often."""

import re
from urllib.parse import urlsplit

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ONE, MAYBE, ANY = (1, 1), (0, 1), (0, None)
FEED = {"id": ONE, "title": ONE, "updated": ONE, "author": ANY, "category": ANY, "contributor": ANY, "generator": MAYBE,
        "icon": MAYBE, "logo": MAYBE, "link": ANY, "rights": MAYBE, "subtitle": MAYBE, "entry": ANY}  # fmt: skip
ENTRY = {"id": ONE, "title": ONE, "updated": ONE, "author": ANY, "category": ANY, "content": MAYBE, "contributor": ANY,
         "link": ANY, "published": MAYBE, "rights": MAYBE, "source": MAYBE, "summary": MAYBE}  # fmt: skip
PERSON = {"name": ONE, "uri": MAYBE, "email": MAYBE}
CHILDREN = {"feed": FEED, "entry": ENTRY, "author": PERSON, "contributor": PERSON}
ATTRIBUTES = {
    "link": {"href", "rel", "type", "hreflang", "title", "length"},
    "category": {"term", "scheme", "label"},
} | {name: {"type"} for name in ("title", "subtitle", "summary", "rights")}
NEEDED = {"link": {"href"}, "category": {"term"}}
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
MEDIA_TYPE = re.compile(r".+/.+")


def checked(content: bytes) -> etree._Element:
    """The feed, if it keeps every rule."""
    feed = etree.fromstring(content)
    assert feed.tag == f"{ATOM}feed"
    for element in feed.iter():
        check(element)
    entries = feed.findall(f"{ATOM}entry")
    identifiers = [feed.findtext(f"{ATOM}id"), *(entry.findtext(f"{ATOM}id") for entry in entries)]
    assert len(set(identifiers)) == len(identifiers)
    assert feed.find(f"{ATOM}author") is not None or all(e.find(f"{ATOM}author") is not None for e in entries)
    assert [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]  # § 4.1.1: it should
    for holder in [feed, *entries]:
        check_alternates(holder)
    return feed


def check(element: etree._Element) -> None:
    """One element by itself: its children and how many, its attributes, its text."""
    assert element.tag.startswith(ATOM), element.tag
    name = element.tag.removeprefix(ATOM)
    allowed = CHILDREN.get(name, {})
    found = [child.tag.removeprefix(ATOM) for child in element]
    assert set(found) <= set(allowed), (name, found)
    for child, (least, most) in allowed.items():
        assert least <= found.count(child) <= (most if most is not None else found.count(child)), (name, child)
    attributes = {key for key in element.attrib if not key.startswith(XML)}
    assert NEEDED.get(name, set()) <= attributes <= ATTRIBUTES.get(name, set()), (name, attributes)
    if name in ("updated", "published"):
        assert RFC3339.fullmatch(element.text)
    if name in ("id", "uri"):
        assert urlsplit(element.text).scheme
    if name in ("link", "category"):
        assert not element.text
        assert urlsplit(element.get("href") or element.get("scheme")).scheme
    if name == "link" and element.get("type"):
        assert MEDIA_TYPE.fullmatch(element.get("type"))
    if name in ("name", "title"):
        assert element.text.strip()


def check_alternates(holder: etree._Element) -> None:
    """§ 4.1.1 and 4.1.2: one alternate at most for a type and a language; one at least where there is no content."""
    links = [link for link in holder.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
    kinds = [(link.get("type"), link.get("hreflang")) for link in links]
    assert len(set(kinds)) == len(kinds) >= 1
