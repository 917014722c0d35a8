"""What may be said of what is written in a page: links, titles, images."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from wagtail.images.blocks import ImageBlock

from catalogue.search.french import fold
from editorial.quality.pieces import Piece
from editorial.quality.remark import SHOWN, Remark, excerpt
from practical_kit.models import CaseNotePage

# A link is read alone, in the list that a screen reader makes of them (RGAA 4.1, criterion 6.1).
VAGUE = frozenset(
    "ici|la|cliquez|cliquez ici|cliquer ici|par ici|c'est ici|lien|ce lien|le lien|lien ici|suivre ce lien|voir|"
    "voir ici|voir plus|lire|lire ici|lire la suite|la suite|suite|en savoir plus|savoir plus|plus|plus d'infos|"
    "plus d'informations|site|ce site|le site|site web|site internet|page|cette page|document|ce document|"
    "le document|telecharger|pdf|url|source|article|rapport|etude|consulter|consulter ici|acceder|details".split("|")
)
AROUND = re.compile(r"^[\W_]+|[\W_]+$")
ADDRESS = re.compile(r"(https?://|www\.|mailto:)\S*|[\w-]+(\.[\w-]+)*\.[a-z]{2,6}(/\S*)?", re.IGNORECASE)
FILE_NAME = re.compile(r"\S+\.(jpe?g|png|gif|webp|avif)|(img|dsc|image|photo)[\W_]?\d+", re.IGNORECASE)


def remarks_on(piece: Piece) -> Iterator[Remark]:
    """What may be said of one piece of the text."""
    if piece.html is not None:
        soup = BeautifulSoup(piece.html, "html.parser")
        said = [*links(soup), *false_headings(soup)]
    elif isinstance(piece.block, ImageBlock) and piece.value:
        said = alternative(piece.value)
    else:
        said = ()
    for what, advice in said:
        yield Remark(what, advice, piece.path, piece.label)


def links(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Links whose text does not say where they lead."""
    for link in soup.find_all("a"):
        text = " ".join(link.get_text(" ").split())
        if not text:
            yield "Un lien n’a pas de texte", "Écrivez où il mène, ou retirez-le."
        elif AROUND.sub("", fold(text).replace("’", "'")) in VAGUE:
            yield f"Le lien {excerpt(text)} ne dit pas où il mène", "Mettez le lien sur le nom de ce qu’il ouvre."
        elif ADDRESS.fullmatch(text):
            yield f"Le lien {excerpt(text)} montre une adresse nue", "Écrivez le nom du site ou du document."


def false_headings(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Paragraphs all in bold: titles that neither the table of contents nor a screen reader sees."""
    for paragraph in soup.find_all("p"):
        text = paragraph.get_text().strip()
        bold = "".join(part.get_text() for part in paragraph.find_all("b")).strip()
        if text and text == bold and len(text) <= 2 * SHOWN and not text.endswith((".", ":", "»")):
            yield f"{excerpt(text)} ressemble à un titre mis en gras", "Faites-en un bloc « Intertitre »."


def alternative(image) -> Iterator[tuple[str, str]]:
    """An image without alternative, or with one that says nothing (RGAA 4.1, criteria 1.1 and 1.3)."""
    text = (image.contextual_alt_text or "").strip()
    if image.decorative:
        return
    if not text:
        yield "Une image n’a pas de texte de remplacement", "Écrivez ce qu’elle apprend, ou cochez « décorative »."
    elif FILE_NAME.fullmatch(text):
        yield f"{excerpt(text)} est un nom de fichier, pas un texte de remplacement", "Écrivez ce que montre l’image."


def headings(page, pieces: list[Piece]) -> Iterator[Remark]:
    """A title of the third level with none of the second before it (RGAA 4.1, criterion 9.1)."""
    titles = [piece for piece in pieces if getattr(piece.block, "name", "") in ("heading", "subheading")]
    if not titles or titles[0].block.name == "heading" or isinstance(page, CaseNotePage):
        return  # a case has fixed headings before its text
    first = titles[0]
    what = f"Le sous-intertitre {excerpt(first.value['text'])} vient avant tout intertitre"
    yield Remark(what, "Faites-en un « Intertitre », ou mettez-en un avant lui.", first.path, first.label)
