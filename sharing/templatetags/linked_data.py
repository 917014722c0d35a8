"""What pages say to programs, for the block `metadata` of templates."""

from collections.abc import Iterable
from urllib.parse import urljoin

from django import template
from django.utils.safestring import SafeString
from wagtail.models import Page

from sharing.citations.work import Centre, Work
from sharing.linked_data import pages, resource
from sharing.linked_data.script import script

register = template.Library()
SHOWN = 4  # resources of each level, on the page of a rubric


@register.simple_tag(takes_context=True)
def page_data(context, trail=None, items: Iterable = (), terms: Iterable = (), levels: Iterable = ()) -> SafeString:
    """A page of the tree, as it calls itself (`schema_type`); nothing on a page that is not of the tree.

    Args:
        trail: the pages above it, then itself.
        items: the pages that it leads to, in order.
        terms: the words that it explains.
        levels: the need levels, where they are described.
    """
    page, request = context.get("page"), context.get("request")
    if not isinstance(page, Page) or request is None:
        return SafeString("")
    here, address = Centre.here(request), page.get_full_url(request) or ""
    node = pages.described(page, address, here)
    if linked := addresses(items, request):
        node["mainEntity"] = pages.listed(linked)
    if terms:
        node["hasDefinedTerm"] = pages.glossary(terms, address)
    nodes = [node, pages.breadcrumb(trail, here.root)]
    nodes += pages.site(here) if address == f"{here.root}/" else []
    nodes += [pages.need_levels(levels, here)] if levels else []
    return script(list(filter(None, nodes)))


@register.simple_tag(takes_context=True)
def list_data(context, title: str, trail, items: Iterable = ()) -> SafeString:
    """A page that is none of the tree, and lists things; its address is the canonical one."""
    request = context["request"]
    here = Centre.here(request)
    node = pages.collection(title, urljoin(here.root, context.get("canonical_path") or request.path))
    if linked := addresses(items, request):
        node["mainEntity"] = pages.listed(linked)
    return script(list(filter(None, [node, pages.breadcrumb(trail, here.root)])))


@register.simple_tag
def resource_data(work: Work, trail) -> SafeString:
    """A resource; the page above it is that of its rubric."""
    root = work.centre.root
    node = resource.described(work)
    if trail and len(trail) > 1:
        rubric = pages.part_of(trail[-2], root)
        node["isPartOf"] = [node["isPartOf"], rubric] if "isPartOf" in node else rubric
    return script(list(filter(None, [node, pages.breadcrumb(trail, root)])))


@register.filter
def first_shown(levels: Iterable) -> list:
    """The resources that the page of a rubric shows, each once; from its levels, each with its resources."""
    return list(dict.fromkeys(each for _, resources in levels for each in resources[:SHOWN]))


def addresses(items: Iterable, request) -> list[str]:
    """The addresses of pages, or of results that are resources."""
    found = [item if isinstance(item, Page) else item.resource for item in items or ()]
    return [page.get_full_url(request) or "" for page in found]
