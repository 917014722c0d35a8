"""The text of a resource, for other sites: the HTML that its page shows, which stands anywhere."""

import re

from bs4 import BeautifulSoup
from django.http import HttpRequest
from django.template.loader import render_to_string

from catalogue.models import Resource
from sharing import addresses

POINTING = ("href", "src", "srcset")
FROM_THE_ROOT = re.compile(r"(?:(?<=^)|(?<=, ))/(?!/)")  # in `srcset` there are several


def whole(page: Resource, request: HttpRequest) -> dict:
    """What the page of a specific resource says, beyond what lists do."""
    context = page.get_context(request)
    return {
        "a_retenir": [str(point.value) for point in page.takeaways],
        "texte": standing_anywhere(render_to_string("sharing/api/text.html", context), addresses.root(request)),
        "sources": [source(note) for note in context["reading"].notes],
    }


def standing_anywhere(html: str, root: str) -> str:
    """This HTML with whole addresses."""
    soup = BeautifulSoup(html, "html.parser")
    for attribute in POINTING:
        for element in soup.find_all(attrs={attribute: FROM_THE_ROOT}):
            element[attribute] = FROM_THE_ROOT.sub(f"{root}/", element[attribute])
    return str(soup).strip()


def source(note) -> dict:
    """A numbered source of the text."""
    reference = note.reference
    return {
        "numero": note.number,
        "auteurs": reference.authors,
        "titre": reference.title,
        "editeur": reference.publisher,
        "date": reference.date,
        "adresse": reference.url or None,
        "langue": reference.language,
        "remarque": reference.note,
        "code": note.resource and note.resource.code,
    }
