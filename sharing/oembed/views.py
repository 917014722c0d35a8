"""The endpoint that other sites' programs ask."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse

from sharing.embeds.reading import UNKNOWN, read
from sharing.oembed.answers import Room, answer, as_xml
from sharing.open_access import open_access, refused

FORMATS = ("json", "xml")
MOST_DIGITS = 6


@open_access
def oembed(request: HttpRequest) -> HttpResponse:
    """How to show what an address of this site shows; or why not, in French."""
    said = request.GET
    if (wanted := said.get("format") or "json") not in FORMATS:
        return refused("Ce format n’existe pas ici\u00a0: demandez json ou xml.", 501)
    try:
        room = Room(pixels(said, "maxwidth"), pixels(said, "maxheight"))
        embed = read(asked(said), request)
    except ValidationError as error:
        return refused(error.message, 400)
    if not embed:
        return refused(UNKNOWN, 404)
    found = answer(embed, room, request)
    if wanted == "xml":
        return HttpResponse(as_xml(found), content_type="text/xml; charset=utf-8")
    return JsonResponse(found, json_dumps_params={"ensure_ascii": False})


def asked(said) -> str:
    """The address asked for.

    Raises:
        ValidationError: there is none.
    """
    if address := said.get("url", "").strip():
        return address
    raise ValidationError("Il manque le paramètre «\u202furl\u202f»\u00a0: l’adresse d’une page du site.")


def pixels(said, name: str) -> int | None:
    """A number of pixels; None when nothing is said.

    Raises:
        ValidationError: it is no number, or zero.
    """
    text = said.get(name, "").strip()
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS and int(text):
        return int(text)
    raise ValidationError(f"«\u202f{name}\u202f» doit être un nombre entier de pixels, de 1 à 999999.")
