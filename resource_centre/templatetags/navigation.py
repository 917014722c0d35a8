"""Menus for templates."""

from django import template

from resource_centre import navigation

register = template.Library()


@register.simple_tag(takes_context=True)
def main_menu(context):
    """The main menu; see `resource_centre.navigation.main_menu`."""
    return navigation.main_menu(context["request"])


@register.simple_tag(takes_context=True)
def footer_menu(context):
    """The footer's links; see `resource_centre.navigation.footer_menu`."""
    return navigation.footer_menu(context["request"])


@register.simple_tag(takes_context=True)
def breadcrumbs(context, page):
    """The trail to a page of the tree; see `resource_centre.navigation.breadcrumbs`."""
    return navigation.breadcrumbs(page, context["request"])


@register.simple_tag(takes_context=True)
def trail_to(context, *titles_and_urls):
    """The trail to an address that is not a page: `{% trail_to "Le kit pratique" kit_url "Le contenu du kit" %}`."""
    return navigation.trail_to(context["request"], *titles_and_urls)


@register.simple_tag(takes_context=True)
def sequence(context, page):
    """The pages before and after; see `resource_centre.navigation.sequence`."""
    return navigation.sequence(page, context["request"])


@register.simple_tag(takes_context=True)
def canonical_url(context):
    """The address to cite; a view that has another than its path gives `canonical_path`."""
    page = context.get("page")
    return navigation.canonical_url(context["request"], page, context.get("canonical_path", ""))


@register.simple_tag(takes_context=True)
def holder(context, page):
    """The page that holds this one; see `resource_centre.navigation.holder`."""
    return navigation.holder(page, context["request"])


@register.simple_tag(takes_context=True)
def page_link(context, slug):
    """A page under the front page, by its slug; see `resource_centre.navigation.page_link`."""
    return navigation.page_link(slug, context["request"])
