"""People, organisations, terms, places and files, as nodes; what is not known is not said."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.http import urlencode

from sharing.citations.parties import Body, File, Person, Place, Term
from sharing.citations.work import Centre

CONTEXT = "https://schema.org"
LEVELS = "/#niveaux-de-besoin"  # our own set of terms


def said(node: dict) -> dict:
    """A node, less what it does not say."""
    return {name: value for name, value in node.items() if value}


def one_or_several(values: list):
    """A value that is alone stands by itself."""
    return values[0] if len(values) == 1 else values


def person(one: Person) -> dict:
    """Somebody."""
    return said({"@type": "Person", "name": str(one), "familyName": one.family, "givenName": one.given})


def body(one: Body) -> dict:
    """An organisation."""
    return said({"@type": "Organization", "name": one.name, "alternateName": one.acronym, "url": one.address})


def centre(here: Centre) -> dict:
    """The centre itself, wherever it is named."""
    return {"@type": "Organization", "@id": f"{here.root}/#organisation", "name": here.name, "url": f"{here.root}/"}


def whole_centre(here: Centre) -> dict:
    """The centre, with its picture."""
    return centre(here) | {"logo": here.root + static("img/apple-touch-icon.png")}


def level(one: Term, root: str) -> dict:
    """A need level, among the others."""
    whole = {"@type": "DefinedTermSet", "@id": f"{root}{LEVELS}", "name": "Niveaux de besoin"}
    return term(one, "besoin", root) | {"inDefinedTermSet": whole}


def term(one: Term, facet: str, root: str) -> dict:
    """A term of one of our vocabularies; its address is the list of what it is said of."""
    address = f"{root}{reverse('catalogue:catalogue')}?{urlencode({facet: one.slug})}"
    return {"@type": "DefinedTerm", "name": one.name, "termCode": one.slug, "url": address}


def place(one: Place) -> dict:
    """A territory, with its official code."""
    code = {"@type": "PropertyValue", "propertyID": "SIREN" if one.has_siren else "INSEE", "value": one.code}
    return {"@type": "AdministrativeArea", "name": one.name, "identifier": code}


def file(one: File) -> dict:
    """A file."""
    return said(
        {
            "@type": "MediaObject",
            "name": one.title,
            "contentUrl": one.address,
            "encodingFormat": one.media_type,
            "contentSize": f"{one.size} B" if one.size else "",
            "inLanguage": one.language,
        }
    )
