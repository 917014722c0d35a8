"""What the tests of the last look before publication share: a text with a fault, and the gestures."""

from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests.factories import paragraph
from tests.reading import region

VAGUE = [paragraph('Le guide est <a href="https://exemple.fr/">ici</a>')]


def last_look(page, **asked):
    """The address of the page that comes before publication."""
    return reverse("before_publication", args=[page.pk], query=asked)


def is_live(page):
    """Whether visitors see it."""
    return Page.objects.get(pk=page.pk).live


def stream_of(body):
    """The data of a body of paragraphs, as the browser sends it."""
    blocks = [("paragraph", {"text": rich_text(one["value"]["text"]), "references": streamfield([])}) for one in body]
    return nested_form_data({"body": streamfield(blocks)})


def confirm(client, address, **extra):
    """Press the button of the last look."""
    version = region(client.get(address), "input[name=version]")["value"]
    return client.post(address, {"version": version} | extra)
