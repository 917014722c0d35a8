"""Atom (RFC 4287): Django's feed, with what it lacks to tell what a resource is."""

from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

from sharing.citations.work import Work
from sharing.xml_text import permitted
from territories.names import typeset

NAMES = UUID("6f3c1a52-4c1e-4d0b-9a53-0d7a7f1c8e21")  # of what feeds name; it must never change
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)  # what was put online without a date
RIGHTS = "Fiche : Licence Ouverte 2.0 (Etalab). Document : {}."


def name_for_ever(text: str) -> str:
    """An identifier that stays when the site changes its address (RFC 4287, § 4.2.6), and is the same everywhere."""
    return uuid5(NAMES, text).urn


def updated(work: Work) -> datetime:
    """When visitors were last given another text. Saving a draft changes nothing of it."""
    return work.changed_at or work.published_at or LONG_AGO


class ResourceFeed(Atom1Feed):
    """A feed of resources: all authors, terms with their vocabulary, files, languages, rights."""

    def __init__(self, catalogue: str, **fields):
        """As Django's; `catalogue` is the address where terms can be looked up."""
        super().__init__(**fields)
        self.catalogue = catalogue

    def add_work(self, work: Work) -> None:
        """Add a resource, at the end."""
        self.add_item(work.title, work.address, work.abstract, updateddate=updated(work), work=work)

    def latest_post_date(self) -> datetime:
        """The last change of what it lists; Django's takes the hour of the request when it lists nothing."""
        return max((item["updateddate"] for item in self.items), default=self.feed["changed_at"] or LONG_AGO)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict) -> None:
        """An entry."""
        work = item["work"]
        handler.addQuickElement("id", name_for_ever(work.code))
        handler.addQuickElement("title", permitted(work.title), {"xml:lang": work.language})
        handler.addQuickElement("updated", rfc3339_date(item["updateddate"]))
        if work.published_at:
            handler.addQuickElement("published", rfc3339_date(work.published_at))
        for link in links(work):
            handler.addQuickElement("link", "", {name: permitted(value) for name, value in link.items()})
        add_people(handler, work)
        for scheme, term, label in terms(work):
            attributes = {"scheme": f"{self.catalogue}#{scheme}", "term": term, "label": permitted(label)}
            handler.addQuickElement("category", "", attributes)
        handler.addQuickElement("summary", permitted(work.abstract))
        handler.addQuickElement("rights", typeset(RIGHTS.format(work.licence_label)))


def links(work: Work) -> list[dict[str, str]]:
    """The page of a resource, its permanent address, the original document, the files that visitors may open."""
    found = [
        {"rel": "alternate", "type": "text/html", "hreflang": "fr", "href": work.address},
        {"rel": "bookmark", "type": "text/html", "href": work.permalink},
    ]
    if work.source_address:
        found.append({"rel": "related", "hreflang": work.language, "href": work.source_address})
    for file in work.files:
        found.append(
            {"rel": "enclosure", "type": file.media_type, "length": str(file.size), "title": file.title,
             "hreflang": file.language, "href": file.address}
        )  # fmt: skip
    return found


def add_people(handler: SimplerXMLGenerator, work: Work) -> None:
    """People, then organisations; its publishers when it has no author. Without either, the feed's author holds."""
    wrote = [*work.authors, *work.editors, *work.bodies] or work.publishers
    for element, parties in (("author", wrote), ("contributor", work.translators)):
        for party in parties:
            handler.startElement(element, {})
            handler.addQuickElement("name", permitted(str(party)))
            if address := getattr(party, "address", ""):
                handler.addQuickElement("uri", permitted(address))
            handler.endElement(element)


def terms(work: Work) -> list[tuple[str, str, str]]:
    """The terms of a resource: vocabulary, word in addresses, name."""
    kept = [("type", work.kind, work.kind_label)]
    for scheme, found in (("besoin", work.levels), ("rubrique", work.rubrics), ("theme", work.themes)):
        kept += [(scheme, term.slug, term.name) for term in found]
    return kept
