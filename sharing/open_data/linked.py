"""A resource in the words of schema.org, as one node of a graph."""

from catalogue.models.media import Licence
from sharing.citations.parties import Body, File, Person, Place, Term
from sharing.citations.work import Work

CONTEXT = "https://schema.org"


def described(work: Work) -> dict:
    """What a resource is; what is not known is left out."""
    said = {
        "@id": work.permalink,
        "@type": list(work.genre.schema),
        "url": work.address,
        "sameAs": work.source_address,
        "identifier": identifiers(work),
        "name": work.title,
        "abstract": work.abstract,
        "inLanguage": work.language,
        "datePublished": f"{work.year}-{work.month:02}" if work.year and work.month else str(work.year or ""),
        "dateModified": work.changed_at and work.changed_at.isoformat(timespec="seconds"),
        "author": [*map(person, work.authors), *map(body, work.bodies)],
        "editor": [*map(person, work.editors)],
        "translator": [*map(person, work.translators)],
        "publisher": [*map(body, work.publishers)],
        "contributor": [*map(body, work.supporters)],
        "learningResourceType": work.kind_label,
        "educationalLevel": [*map(term, work.levels)],
        "about": [*map(term, work.themes)],
        "keywords": [term.name for term in work.rubrics],
        "spatialCoverage": [*map(place, work.places)],
        "isPartOf": work.container.text and {"@type": "CreativeWork", "name": work.container.text},
        "license": work.licence_address,
        "encoding": [*map(file, work.files)],
        "sdLicense": Licence.OPEN.address,
    }
    return {name: value for name, value in said.items() if value}


def identifiers(work: Work) -> list[dict]:
    """The numbers it is known by."""
    known = {"code": work.code, "DOI": work.doi, "ISBN": work.isbn}
    return [{"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in known.items() if value]


def person(one: Person) -> dict:
    """Somebody."""
    said = {"@type": "Person", "name": str(one), "familyName": one.family, "givenName": one.given}
    return {name: value for name, value in said.items() if value}


def body(one: Body) -> dict:
    """An organisation."""
    said = {"@type": "Organization", "name": one.name, "alternateName": one.acronym, "url": one.address}
    return {name: value for name, value in said.items() if value}


def term(one: Term) -> dict:
    """A term of one of our vocabularies."""
    return {"@type": "DefinedTerm", "name": one.name, "termCode": one.slug}


def place(one: Place) -> dict:
    """A territory, with its official code."""
    code = {"@type": "PropertyValue", "propertyID": "SIREN" if one.has_siren else "INSEE", "value": one.code}
    return {"@type": "AdministrativeArea", "name": one.name, "identifier": code}


def file(one: File) -> dict:
    """A file."""
    said = {
        "@type": "MediaObject",
        "contentUrl": one.address,
        "name": one.title,
        "encodingFormat": one.media_type,
        "contentSize": f"{one.size} B" if one.size else "",
        "inLanguage": one.language,
    }
    return {name: value for name, value in said.items() if value}
