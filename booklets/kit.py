"""The whole kit as one booklet: L’essentiel, the four rubrics and their resources, the glossary."""

from collections.abc import Iterator
from dataclasses import replace

from booklets import composing
from booklets.pieces import Booklet, Piece
from booklets.reading import read
from catalogue.models import Resource
from catalogue.visibility import listed
from essentials.models import EssentialsPage, GlossaryTerm
from practical_kit.models import KitPage
from practical_kit.models.kit import by_need_level
from sharing.citations.work import Centre
from territories.names import typeset

MOST = 400  # resources in a booklet: beyond, nobody would carry it, and it would take minutes to lay out
TOO_MANY = typeset(
    "Ce livret présente les {most} ressources les plus récentes sur {total} : les autres se trouvent sur le site."
)


def kit_booklet() -> Booklet | None:
    """The kit as visitors may see it; nothing where they may not."""
    kit = listed(KitPage.objects.all()).first()
    if kit is None:
        return None
    keys = list(Resource.objects.listed().filter(alias_of=None).newest_first().values_list("pk", flat=True))
    terms = list(GlossaryTerm.objects.all())
    pieces = [*essentials(terms), *rubrics(kit, read(keys[:MOST]))]
    if terms:
        pieces.append(composing.glossary_piece(terms))
    centre = Centre.here()
    notes = (TOO_MANY.format(most=MOST, total=len(keys)),) if len(keys) > MOST else ()
    about = {"subtitle": kit.summary, "address": f"{centre.root}{kit.get_url()}", "notes": notes}
    return composing.whole(Booklet("contenu-du-kit", "Le contenu du kit", centre, tuple(pieces), **about))


def essentials(terms: list[GlossaryTerm]) -> Iterator[Piece]:
    """L’essentiel and its chapters."""
    page = listed(EssentialsPage.objects.all()).first()
    if page is None:
        return
    yield composing.text_piece(page, is_long=True)
    for chapter in page.chapters():
        yield composing.chapter_piece(chapter, terms, depth=1)


def rubrics(kit: KitPage, resources: list[Resource]) -> Iterator[Piece]:
    """Each rubric, then its resources by need level; one whose page visitors do not see is only named."""
    pages = {page.rubric_id: page for page in kit.rubric_pages()}
    found = sorted({page.rubric for page in resources if page.rubric}, key=lambda rubric: rubric.position)
    for rubric in found:
        if page := pages.get(rubric.pk):
            yield composing.text_piece(page, "booklets/rubric.html", kind="Rubrique du kit", is_long=True)
        else:
            yield Piece(f"rubrique-{rubric.slug}", rubric.name, "", "Rubrique du kit", is_long=True)
        for _, members in by_need_level((each for each in resources if each.rubric == rubric), once=True):
            yield from (composing.resource_piece(each, depth=1) for each in members)


def manuals() -> dict[str, Booklet]:
    """The pages of text of the kit that visitors see, each as a booklet, by its slug."""
    kit = listed(KitPage.objects.all()).first()
    pages = kit.manuals().defer_streamfields() if kit else ()
    return {page.slug: replace(composing.manual_booklet(page), subtitle=page.summary) for page in pages}
