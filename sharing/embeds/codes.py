"""What others paste in their pages, in HTML or otherwise. Nothing of a title can get out of its place."""

import re
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from sharing.addresses import absolute, centre_name
from sharing.embeds.embed import Embed
from sharing.embeds.options import Form

MARKDOWN = re.compile(r"[\\`*_\[\]<>&|~!#(){}$^]")  # what means something inside a text (CommonMark § 2.4)

STYLE = "border:0;max-width:100%"


@dataclass(frozen=True)
class Code:
    """A code to copy: where it goes, and what it is."""

    name: str
    label: str
    help: str
    text: str

    @property
    def rows(self) -> int:
        """Of the field that shows it."""
        return self.text.count("\n") + len(self.text) // 90 + 1


def frame(embed: Embed, request: HttpRequest, width: int | None = None, height: int | None = None) -> str:
    """A frame, in HTML, of a height at which nothing is cut unless another is given. It needs no script."""
    kind = f" ({embed.subject.resource.kind_label})" if embed.form != Form.LIST else ""
    return format_html(
        '<iframe src="{}" title="{}{}, {}" width="{}" height="{}" style="{}" loading="lazy"></iframe>',
        *(absolute(embed.path, request), embed.subject.title, kind, centre_name(request)),
        *(width or "100%", height or embed.height(width), STYLE),
    )


def fitted_frame(embed: Embed, request: HttpRequest, width: int | None = None) -> str:
    """The same, with the script that gives it the height of what it says."""
    script = format_html('<script src="{}" async></script>', absolute(reverse("sharing:frame_script"), request))
    return f"{frame(embed, request, width)}\n{script}"


def html_link(embed: Embed, request: HttpRequest) -> str:
    """A link, in HTML."""
    language = embed.subject.language
    marked = format_html(' lang="{0}" hreflang="{0}"', language) if language != "fr" else ""
    return format_html('<a href="{}"{}>{}</a>', absolute(embed.target, request), marked, embed.subject.title)


def markdown_link(embed: Embed, request: HttpRequest) -> str:
    """A link, in Markdown."""
    title = MARKDOWN.sub(r"\\\g<0>", embed.subject.title)
    return f"[{title}]({absolute(embed.target, request)})"


def plain_link(embed: Embed, request: HttpRequest) -> str:
    """A title and an address, for a message."""
    return f"{embed.subject.title}\N{NO-BREAK SPACE}: {absolute(embed.target, request)}"


def codes(embed: Embed, request: HttpRequest, width: int | None) -> list[Code]:
    """All of them, the most useful first."""
    return [
        Code(
            "script",
            "Cadre ajusté",
            "Du HTML, à coller dans le code de votre page. Le cadre prend la hauteur de son contenu\u00a0; le script "
            "pèse moins de 1,5\u00a0ko et ne fait que cela.",
            fitted_frame(embed, request, width),
        ),
        Code(
            "cadre",
            "Cadre sans script",
            "Le même, là où les scripts sont interdits. Sa hauteur est prévue pour que rien ne soit coupé.",
            frame(embed, request, width),
        ),
        Code("html", "Lien en HTML", "Un simple lien, dans une page ou une lettre.", html_link(embed, request)),
        Code("markdown", "Lien en Markdown", "Pour un wiki, un forum ou un dépôt.", markdown_link(embed, request)),
        Code("texte", "Texte", "Un titre et une adresse, pour un message ou un document.", plain_link(embed, request)),
    ]
