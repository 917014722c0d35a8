"""A resource in the words of schema.org. Page, open data and whatever else speaks them read this."""

from catalogue.models.media import Licence
from sharing.citations.work import Work
from sharing.linked_data.terms import body, centre, file, level, one_or_several, person, place, said, term

DOI_REGISTRY = "https://registry.identifiers.org/registry/doi"


def described(work: Work) -> dict:
    """What a resource is; what is not known is left out."""
    root, ours = work.centre.root, work.genre.is_ours and centre(work.centre)
    return said(
        {
            "@type": one_or_several(types(work)),
            "@id": work.permalink,
            "url": work.address,
            "identifier": one_or_several(identifiers(work)),
            "sameAs": list(filter(None, [work.doi_address, work.source_address])),
            "name": work.title,
            "headline": work.title if "Article" in work.genre.schema else "",
            "abstract": work.abstract,
            "inLanguage": work.language,
            "datePublished": "-".join(f"{part:02}" for part in (work.year, work.month) if part),
            "dateModified": work.changed_at.isoformat(timespec="seconds") if ours_changed(work) else "",
            "author": [*map(person, work.authors), *map(body, work.bodies)] or ours,
            "editor": [*map(person, work.editors)],
            "translator": [*map(person, work.translators)],
            "publisher": ours or [*map(body, work.publishers)],
            "contributor": [*map(body, work.supporters)],
            "genre": work.kind_label,
            "educationalLevel": [level(one, root) for one in work.levels],
            "about": [term(one, "theme", root) for one in work.themes],
            "spatialCoverage": [*map(place, work.places)],
            "license": work.licence_address,
            "encoding": [*map(file, work.files)],
            "sdLicense": Licence.OPEN.address,
            **length(work),
            **container(work),
        }
    )


def types(work: Work) -> list[str]:
    """Its types; what has an ISBN is a book too, and only books have one."""
    return [*work.genre.schema, *(["Book"] if is_book(work) else [])]


def is_book(work: Work) -> bool:
    """Whether it has an ISBN of its own: that of an article is of the volume it stands in."""
    return bool(work.isbn and not work.is_article)


def ours_changed(work: Work) -> bool:
    """Whether the page is the work, so that its last change is one of the work."""
    return bool(work.genre.is_ours and work.changed_at)


def identifiers(work: Work) -> list:
    """Its permanent address, and its DOI."""
    doi = {"@type": "PropertyValue", "propertyID": DOI_REGISTRY, "value": f"doi:{work.doi}", "url": work.doi_address}
    return [work.permalink, *([doi] if work.doi else [])]


def length(work: Work) -> dict:
    """Its edition and its pages, in the words that its types have for them."""
    if is_book(work):
        return {"isbn": work.isbn, "bookEdition": work.edition, "numberOfPages": work.pages}
    pages = f"{work.pages} page{'s' if work.pages > 1 else ''}" if work.pages else ""
    return {"version": work.edition, "materialExtent": pages}


def container(work: Work) -> dict:
    """The issue of a journal in which it stands, or whatever else it was published in."""
    inside = work.container
    if not work.is_article:
        return {"isPartOf": inside.text and {"@type": "CreativeWork", "name": inside.text}}
    journal = {"@type": "Periodical", "name": inside.title}
    if inside.volume:
        journal = {"@type": "PublicationVolume", "volumeNumber": inside.volume, "isPartOf": journal}
    if inside.number:
        journal = {"@type": "PublicationIssue", "issueNumber": inside.number, "isPartOf": journal}
    return {"isPartOf": journal, "pagination": inside.pages}
