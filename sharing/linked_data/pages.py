"""Pages that are no resource, in the words of schema.org: where one is, what a page is, what it leads to."""

from collections.abc import Iterable
from urllib.parse import urljoin

from django.urls import reverse
from wagtail.models import Page

from sharing.citations.parties import Term
from sharing.citations.work import Centre
from sharing.linked_data.terms import LEVELS, centre, level, one_or_several, said, whole_centre

PLAIN = "WebPage"


def breadcrumb(trail: Iterable, root: str) -> dict | None:
    """The trail to a page: items with a title and an address, the last one being the page itself."""
    items = [
        said({"@type": "ListItem", "position": rank, "name": item.title, "item": item.url and urljoin(root, item.url)})
        for rank, item in enumerate(trail or (), 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items} if len(items) > 1 else None


def part_of(item, root: str) -> dict:
    """The page that holds another: an item of a trail."""
    address = urljoin(root, item.url)
    return {"@type": "CollectionPage", "@id": address, "url": address, "name": item.title}


def described(page: Page, address: str, here: Centre) -> dict:
    """A page of the tree, of the type that its class declares (`schema_type`)."""
    minutes = getattr(page, "minutes", 0)
    kinds = getattr(page, "schema_type", PLAIN).split()
    is_text = "Article" in kinds
    return said(
        {
            "@type": one_or_several(kinds),
            "@id": address,
            "url": address,
            "name": page.title,
            "headline": is_text and page.title,
            "abstract": getattr(page, "summary", ""),
            "inLanguage": "fr",
            "datePublished": page.first_published_at and page.first_published_at.isoformat(timespec="seconds"),
            "dateModified": page.last_published_at and page.last_published_at.isoformat(timespec="seconds"),
            "author": is_text and centre(here),
            "publisher": centre(here),
            "timeRequired": minutes and f"PT{minutes}M",
        }
    )


def collection(title: str, address: str) -> dict:
    """A page that is none of the tree, and lists things."""
    return {"@type": "CollectionPage", "url": address, "name": title}


def listed(addresses: Iterable[str]) -> dict:
    """The pages that a page leads to, in order, by address: each says itself what it is."""
    return {
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": rank, "url": address} for rank, address in enumerate(addresses, 1)
        ],
    }


def site(here: Centre) -> list[dict]:
    """The site and how it is searched, for the front page."""
    pattern = f"{here.root}{reverse('catalogue:catalogue')}?q={{search_term_string}}"
    search = {"@type": "SearchAction", "target": {"@type": "EntryPoint", "urlTemplate": pattern}}
    search["query-input"] = "required name=search_term_string"
    root = f"{here.root}/"
    node = {"@type": "WebSite", "@id": f"{root}#site", "url": root, "name": here.name, "inLanguage": "fr"}
    return [node | {"publisher": centre(here), "potentialAction": search}, whole_centre(here)]


def need_levels(levels: Iterable, here: Centre) -> dict:
    """Our own set of terms: the need levels, from the first step to the last."""
    terms = [level(Term(one.slug, one.name), here.root) for one in levels]
    for node in terms:
        del node["inDefinedTermSet"]
    return {
        "@type": "DefinedTermSet",
        "@id": f"{here.root}{LEVELS}",
        "name": "Niveaux de besoin",
        "hasDefinedTerm": terms,
    }


def glossary(terms: Iterable, page: str) -> list[dict]:
    """The words that a page explains, each with where it is explained: the page itself has the definitions."""
    return [
        said(
            {
                "@type": "DefinedTerm",
                "name": term.term,
                "alternateName": term.expansion,
                "url": f"{page}#terme-{term.slug}",
            }
        )
        for term in terms
    ]
