"""An answer of oEmbed 1.0, § 2.3.4: « rich », with a width and a height always there, never larger than asked."""

from dataclasses import dataclass
from io import StringIO

from django.http import HttpRequest
from django.utils.xmlutils import SimplerXMLGenerator

from sharing.addresses import absolute, centre_name
from sharing.embeds import codes
from sharing.embeds.embed import Embed
from sharing.embeds.options import Form
from sharing.xml_text import permitted

USUAL_WIDTH = 600  # pixels
CACHE_AGE = 24 * 3600  # seconds: what is in the frame is always of today


@dataclass(frozen=True)
class Room:
    """How large the answer may be; None says nothing."""

    width: int | None = None
    height: int | None = None

    def fit(self, embed: Embed) -> tuple[Embed, int, int]:
        """What to show in this room, and how large: a link where a card would be cut."""
        width = min(USUAL_WIDTH, self.width or USUAL_WIDTH)
        most = self.height or embed.height(width)
        if embed.form == Form.CARD and embed.height(width) > most:
            embed = Embed(embed.subject, Form.LINK, embed.options)
        return embed, width, min(embed.height(width), most)


def answer(embed: Embed, room: Room, request: HttpRequest) -> dict:
    """What is known of an embed, in the words of oEmbed."""
    embed, width, height = room.fit(embed)
    authors = ", ".join(embed.subject.authors)
    return {
        "version": "1.0",
        "type": "rich",
        "title": embed.subject.title,
        **({"author_name": authors} if authors else {}),
        "provider_name": centre_name(request),
        "provider_url": absolute("/", request),
        "cache_age": CACHE_AGE,
        "html": codes.frame(embed, request, width, height),
        "width": width,
        "height": height,
    }


def as_xml(said: dict) -> str:
    """The same, in XML."""
    document = StringIO()
    xml = SimplerXMLGenerator(document, "utf-8")
    xml.startDocument()
    xml.startElement("oembed", {})
    for name, value in said.items():
        xml.addQuickElement(name, permitted(str(value)))
    xml.endElement("oembed")
    xml.endDocument()
    return document.getvalue()
