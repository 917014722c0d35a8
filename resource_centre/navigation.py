"""The menus: pages a visitor may see, under the front page."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page, Site

from catalogue.models import Resource
from catalogue.visibility import listed
from practical_kit.models import KitPage
from resource_centre.models.standard import ACCESSIBILITY_SLUG

CATALOGUE_TITLE, SELECTION_TITLE = "Ressources", "Ma sélection"
REUSE_TITLE, PLAN_TITLE = "Intégrer et réutiliser", "Plan du site"
TOP_DEPTH, MENU_DEPTH = 3, 4  # the front page stands at depth 2, under Wagtail’s root
FRENCH = Resource.Language.FRENCH
# No audit has been recorded: the only status the decree of 24 July 2019 (RGAA) allows to announce.
ACCESSIBILITY_STATUS = "Accessibilité : non conforme"


@dataclass
class Item:
    """A line of a menu or of the plan."""

    title: str
    url: str
    current: bool = False  # this page, or a page under it
    exact: bool = False  # this very page
    language: str = ""  # of the title, when it is not French
    children: list["Item"] = field(default_factory=list)


def item(title: str, url: str, request: HttpRequest) -> Item:
    """A menu line that knows whether the visitor is there."""
    return Item(title, url, current=request.path.startswith(url), exact=request.path == url)


def upper_pages(request: HttpRequest) -> list[Page]:
    """The front page and the two levels under it, as far as a visitor may see; one query a request."""
    if not hasattr(request, "_upper_pages"):
        site = Site.find_for_request(request)
        root = site.root_page if site else None
        pages = Page.objects.descendant_of(root, inclusive=True) if root else Page.objects.none()
        request._upper_pages = list(listed(pages).filter(depth__lte=MENU_DEPTH).order_by("path"))
    return request._upper_pages


def top_pages(request: HttpRequest) -> list[Page]:
    """Pages directly under the front page that a visitor may see."""
    return [page for page in upper_pages(request) if page.depth == TOP_DEPTH]


def main_menu(request: HttpRequest) -> list[Item]:
    """Pages that editors put in the menu; the catalogue comes right after the kit, the selection last."""
    catalogue = item(CATALOGUE_TITLE, reverse("catalogue:catalogue"), request)
    lines = []
    for page in top_pages(request):
        if page.show_in_menus:
            lines.append(item(page.title, page.get_url(request), request))
        if issubclass(page.specific_class or Page, KitPage):
            lines.append(catalogue)
    selection = item(SELECTION_TITLE, reverse("sharing:selection"), request)
    return [*lines, *([] if catalogue in lines else [catalogue]), selection]


def footer_menu(request: HttpRequest) -> list[Item]:
    """The other pages, the accessibility declaration first under its status, which is on every page as the law asks."""
    pages = [page for page in top_pages(request) if not page.show_in_menus]
    declaration = next((page for page in pages if page.slug == ACCESSIBILITY_SLUG), None)
    status = (
        item(ACCESSIBILITY_STATUS, declaration.get_url(request), request)
        if declaration
        else Item(ACCESSIBILITY_STATUS, "")
    )
    others = [item(page.title, page.get_url(request), request) for page in pages if page != declaration]
    reuse = item(REUSE_TITLE, reverse("sharing:reuse"), request)
    return [status, *others, reuse, item(PLAN_TITLE, reverse("site_plan"), request)]


def page_link(slug: str, request: HttpRequest) -> Item | None:
    """The page of this slug under the front page, if a visitor may see it: what templates link to by its role."""
    return next(
        (item(page.title, page.get_url(request), request) for page in top_pages(request) if page.slug == slug), None
    )


def breadcrumbs(page: Page, request: HttpRequest) -> list[Item]:
    """From the front page down to this page; no page of the site is more than three levels under the front page."""
    above = [upper for upper in upper_pages(request) if page.path.startswith(upper.path) and upper.pk != page.pk]
    trail = [Item("Accueil" if upper.depth < TOP_DEPTH else upper.title, upper.get_url(request)) for upper in above]
    return [*trail, Item(page.title, "", current=True, exact=True)]


def holder(page: Page, request: HttpRequest) -> Item | None:
    """The page that holds this one, if a visitor may see it: a resource's rubric."""
    above = page.path[: -page.steplen]
    return next((Item(p.title, p.get_url(request)) for p in upper_pages(request) if p.path == above), None)


@dataclass
class Sequence:
    """Where a page stands among those read in order."""

    rank: int
    total: int
    previous: Page | None
    next: Page | None


def sequence(page: Page, request: HttpRequest) -> Sequence:
    """The pages before and after this one that a visitor may see; `page` itself may be a draft being previewed."""
    parent = page.path[: -page.steplen]
    siblings = [upper for upper in upper_pages(request) if upper.depth == page.depth and upper.path.startswith(parent)]
    before = [other for other in siblings if other.path < page.path]
    after = [other for other in siblings if other.path > page.path]
    total = len(before) + 1 + len(after)
    return Sequence(len(before) + 1, total, before[-1] if before else None, after[0] if after else None)


def trail_to(request: HttpRequest, *titles_and_urls: str) -> list[Item]:
    """From the front page to an address that is not a page: title, address, title, address… and last title."""
    site = Site.find_for_request(request)
    pairs = zip(titles_and_urls[:-1:2], titles_and_urls[1::2], strict=False)
    between = [Item(title, url) for title, url in pairs]
    home = Item("Accueil", site.root_page.get_url(request) if site else "/")
    return [home, *between, Item(titles_and_urls[-1], "", current=True, exact=True)]


def site_tree(root: Page, request: HttpRequest) -> Item:
    """Every page a visitor may see under `root`, as a tree. A page under a hidden one is not shown."""
    items = {root.path: Item("Accueil", root.get_url(request))}
    languages = dict(Resource.objects.exclude(language=FRENCH).values_list("pk", "language"))
    for page in listed(Page.objects.descendant_of(root)).order_by("path"):
        parent = items.get(page.path[: -page.steplen])
        if parent:
            items[page.path] = Item(page.title, page.get_url(request), language=languages.get(page.pk, ""))
            parent.children.append(items[page.path])
    return items[root.path]


def canonical_url(request: HttpRequest, page: Page | None = None, path: str = "") -> str:
    """The one address of what is shown: the page's, or the site's own address and this path and query."""
    site = Site.find_for_request(request)
    if not path and page and page.pk and (url := page.get_full_url(request)):
        return url
    return f"{site.root_url if site else ''}{path or request.path}"
