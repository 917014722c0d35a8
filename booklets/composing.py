"""Pages of the site made into pieces of booklets."""

from dataclasses import replace

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from wagtail.models import Page

from booklets.pieces import Booklet, Piece
from booklets.tidying import Place, tidy
from catalogue.body import read_body
from catalogue.models import Resource
from essentials.explaining import explain
from essentials.models import ChapterPage, GlossaryTerm
from practical_kit.assessing import Result
from sharing.addresses import absolute, permalink
from sharing.citations.work import Centre

GLOSSARY = "glossaire"


def piece(template: str, context: dict, place: Place, **about) -> Piece:
    """A piece whose text a template writes; its headings begin at the second level there, as on a page."""
    return Piece(place.anchor, html=tidy(render_to_string(template, context), place), **about)


def resource_piece(page: Resource, depth: int = 0, shift: int = 0) -> Piece:
    """A resource that `reading.read` gave."""
    return piece(
        "booklets/resource.html",
        told(page),
        Place(f"fiche-{page.code}", depth + 1 + shift),
        title=page.title,
        kind=page.kind_label,
        depth=depth,
        path=page.get_url(),
        language=page.language,
        is_long=bool(page.story_template),
    )


def told(page: Resource) -> dict:
    """What is said of a resource."""
    return {
        "page": page,
        "reading": read_body(page.body, [item.reference for item in page.reference_items.all()]),
        "facts": page.facts(),
        "story": page.story(),
        "files": [item for item in page.files.all() if item.is_open],
        "corrections": page.corrections.all(),
        "newest": getattr(getattr(page, "replacement", None), "newest", None),
        "address": permalink(page),
    }


def chapter_piece(page: ChapterPage, terms: list[GlossaryTerm], depth: int = 0, shift: int = 0) -> Piece:
    """A chapter of L’essentiel, its words leading to the glossary at the end of the booklet."""
    text = render_to_string("booklets/body.html", {"body": page.body, "reading": (reading := read_body(page.body))})
    explained = mark_safe(explain(text, terms).html)  # noqa: S308 -- our own templates; tidied below
    context = {"page": page, "text": explained, "reading": reading, "address": absolute(page.get_url())}
    place = Place(f"chapitre-{page.slug}", depth + 1 + shift, has_words=True)
    return piece(
        "booklets/chapter.html",
        context,
        place,
        title=page.title,
        kind="L’essentiel",
        depth=depth,
        path=page.get_url(),
        is_long=True,
    )


def text_piece(page: Page, template: str = "booklets/text.html", **about) -> Piece:
    """A page of text: an introduction, a manual. It opens a part, or is one."""
    body = getattr(page, "body", None)
    context = {"page": page, "body": body, "reading": read_body(body)}
    context["address"] = absolute(page.get_url())
    shift = about.pop("shift", 0)
    return piece(template, context, Place(f"page-{page.pk}", 1 + shift), title=page.title, path=page.get_url(), **about)


def assessment_piece(result: Result) -> Piece:
    """The result of a self-assessment: levels, why each resource follows, what was answered."""
    context = {"result": result}
    return piece(
        "booklets/assessment.html", context, Place("resultat", 1), title="Votre résultat", kind="Autodiagnostic"
    )


def glossary_piece(terms: list[GlossaryTerm], title: str = "Glossaire") -> Piece:
    """What words mean."""
    return piece("booklets/glossary.html", {"terms": terms}, Place(GLOSSARY), title=title, is_long=True)


def terms_of(pieces: list[Piece], terms: list[GlossaryTerm]) -> list[GlossaryTerm]:
    """The words that these pieces lead to."""
    return [term for term in terms if any(f'"#{GLOSSARY}--{term.slug}"' in each.html for each in pieces)]


def single(each: Piece, name: str) -> Booklet:
    """A booklet of one page of the site, that wears its title."""
    centre = Centre.here()
    return whole(Booklet(name, each.title, centre, (each,), address=f"{centre.root}{each.path}", is_bound=False))


def resource_booklet(page: Resource) -> Booklet:
    """A resource alone."""
    booklet = single(resource_piece(page, shift=-1), f"{page.kind or 'fiche'}-{page.slug}"[:80])
    return replace(booklet, address=permalink(page))


def chapter_booklet(page: ChapterPage) -> Booklet:
    """A chapter alone, and the words it explains."""
    terms = list(GlossaryTerm.objects.all())
    booklet = single(chapter_piece(page, terms, shift=-1), f"essentiel-{page.slug}"[:80])
    said = terms_of(list(booklet.pieces), terms)
    extra = (glossary_piece(said, "Mots expliqués"),) if said else ()
    return replace(booklet, pieces=(*booklet.pieces, *extra))


def manual_booklet(page: Page) -> Booklet:
    """A page of text alone, such as how to use the kit."""
    return single(text_piece(page, shift=-1), page.slug[:80])


def whole(booklet: Booklet) -> Booklet:
    """A booklet whose links work anywhere: to the permanent addresses of resources."""
    found = by_path(booklet.paths)
    return booklet.leading({path: permalink(page) for path, page in found.items()})


def by_path(paths: set[str]) -> dict[str, Resource]:
    """The resources that visitors see, among these paths."""
    slugs = {path.rstrip("/").rpartition("/")[2] for path in paths}  # has an index
    pages = Resource.objects.listed().filter(slug__in=slugs, alias_of=None).only("slug", "url_path", "code", "path")
    return {url: page for page in pages if (url := page.get_url()) in paths} if slugs else {}
