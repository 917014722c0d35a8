"""Links of a frame: whole, and leaving the frame."""

from django import template
from django.urls import reverse

from sharing.addresses import absolute

register = template.Library()


@register.inclusion_tag("sharing/embeds/outward.html", takes_context=True)
def outward(context, path: str, text: str, language: str = "fr"):
    """A link to an address of this site, opened elsewhere than in the frame, that says from which partner one comes.

    Args:
        path: from the root of the site.
        text: of the link.
        language: of the text.
    """
    address = absolute(context["options"].followed(path), context["request"])
    return {"address": address, "text": text, "language": language}


@register.inclusion_tag("sharing/embeds/outward.html", takes_context=True)
def to_resource(context, resource, text: str = ""):
    """The same, to the permanent address of a resource; its title is the text, unless another is given."""
    path = reverse("sharing:permalink", args=[resource.code]) if resource.code else resource.get_url(context["request"])
    return outward(context, path, text or resource.title, "fr" if text else resource.language)
