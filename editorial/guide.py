"""The editors' guide: the Markdown of docs/guide-editeur/, read inside the admin as on a forge.

`README.md` is the index: its numbered list gives the pages and their order.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.http import Http404
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.views.generic import TemplateView
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

FOLDER = Path(settings.BASE_DIR, "docs", "guide-editeur")
INDEX = "README.md"
IMAGES = "guide-editeur"  # their prefix among static files
IN_INDEX = re.compile(r"^\d+\. \[[^]]+\]\(([\w-]+)\.md\)", re.MULTILINE)
TITLE = re.compile(r"^# (.+)\n", re.MULTILINE)
TABLE = '<div class="guide__table" role="group" aria-label="Tableau" tabindex="0"><table>\n', "</table></div>\n"
markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
markdown.add_render_rule("image", lambda renderer, *found: picture(renderer, *found))
markdown.add_render_rule("table_open", lambda *_: TABLE[0])  # it scrolls by itself on a telephone
markdown.add_render_rule("table_close", lambda *_: TABLE[1])


@dataclass(frozen=True)
class GuidePage:
    """One page of the guide: its file, and how it is called in addresses."""

    file: Path
    slug: str = ""

    @cached_property
    def text(self) -> str:
        """Its Markdown."""
        return self.file.read_text(encoding="utf-8")

    @property
    def title(self) -> str:
        """Its first heading."""
        return TITLE.search(self.text)[1]

    @property
    def url(self) -> str:
        """Where it is read in the admin."""
        return reverse("editorial_guide_page", args=[self.slug]) if self.slug else reverse("editorial_guide")

    @property
    def html(self) -> SafeString:
        """What stands under its title. Markup written in the Markdown shows as text."""
        tokens = markdown.parse(TITLE.sub("", self.text, count=1))
        for token, following in pairwise([*tokens, None]):
            if token.type == "heading_open":
                token.attrSet("id", anchor(following.content))
            for child in token.children or []:
                lead_here(child)
        return mark_safe(markdown.renderer.render(tokens, markdown.options, {}))  # noqa: S308 -- markdown-it escapes


def picture(renderer: RendererHTML, tokens: list[Token], place: int, options: OptionsDict, env: dict) -> str:
    """An image that opens by itself, larger: a screen of 1280 pixels says little on a telephone."""
    image = renderer.image(tokens, place, options, env)
    return f'<a class="guide__picture" href="{escape(tokens[place].attrGet("src"))}">{image}</a>'


def anchor(heading: str) -> str:
    """The anchor of a heading, as forges make it: the same link works in both places."""
    return re.sub(r"[^\w\s-]", "", heading.lower()).strip().replace("\N{NO-BREAK SPACE}", "").replace(" ", "-")


def lead_here(token: Token) -> None:
    """Make a link to another page of the guide, or the address of an image, one of this site."""
    if token.type == "image":
        token.attrSet("src", static(f"{IMAGES}/{Path(token.attrGet('src')).name}"))
    elif token.type == "link_open":
        name, mark, heading = token.attrGet("href").partition("#")
        if name == INDEX or name.endswith(".md"):
            slug = "" if name == INDEX else name.removesuffix(".md")
            token.attrSet("href", GuidePage(FOLDER, slug).url + mark + heading)


def contents() -> list[GuidePage]:
    """The index, then its pages in its order."""
    index = GuidePage(FOLDER / INDEX)
    return [index, *(GuidePage(FOLDER / f"{slug}.md", slug) for slug in IN_INDEX.findall(index.text))]


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """One page of the guide, with the table of all; what is not in the index is not found."""

    template_name = "wagtailadmin/editorial/guide.html"
    header_icon = "help"
    breadcrumbs_items = []

    def get(self, request, slug=""):
        """Find the page and its neighbours."""
        pages = contents()
        place = next((place for place, page in enumerate(pages) if page.slug == slug), None)
        if place is None:
            raise Http404
        self.page_title = pages[place].title
        around = {"previous": pages[place - 1] if place else None, "next": next(iter(pages[place + 1 :]), None)}
        return self.render_to_response(self.get_context_data(page=pages[place], pages=pages, **around))


def addresses() -> list:
    """Where the guide is read, under the address of the admin."""
    return [
        path("guide/", GuideView.as_view(), name="editorial_guide"),
        path("guide/<slug:slug>/", GuideView.as_view(), name="editorial_guide_page"),
    ]


def menu_item() -> MenuItem:
    """« Aide › Guide de l’éditeur », for everybody."""
    return MenuItem("Guide de l’éditeur", reverse("editorial_guide"), name="guide", icon_name="help", order=10)
