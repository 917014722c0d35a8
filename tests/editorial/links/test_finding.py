"""The links of anything that editors write, found without naming a field or a block."""

import pytest
from django.apps import apps
from django.db.models import URLField
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, Site

from catalogue.models import Organisation, Reference
from editorial.links.finding import external, links_in, our_hosts, within
from editorial.links.places import models_with_links
from editorial.quality import pieces as walker
from editorial.quality.pieces import Piece
from essentials.models import GlossaryTerm, KeyFigure
from practical_kit.models import CaseNotePage, GuidePage, RubricPage
from resource_centre.models import CentreSettings
from tests.factories import block, make_case, make_reference, make_resource, make_rubric, paragraph
from tests.test_rooms import ROOMS

URL = "https://exemple.fr/a"
LINKED = f'<p>Voir <a href="{URL}#b">l’étude <b>complète</b></a> et <a linktype="page" id="3">la page</a>.</p>'


def found(thing):
    """The addresses of something."""
    return [link.url for link in links_in(thing, our_hosts())]


class EveryBlock(blocks.StreamBlock):
    """Blocks that hold links, in blocks of every sort."""

    address = blocks.URLBlock(label="Adresse")
    html = blocks.RawHTMLBlock()
    text = blocks.RichTextBlock()
    deep = blocks.StructBlock([("list", blocks.ListBlock(blocks.StreamBlock([("address", blocks.URLBlock())])))])
    table = TypedTableBlock([("text", blocks.RichTextBlock()), ("address", blocks.URLBlock())])
    plain = blocks.CharBlock()


def test_every_address_field_of_ours_belongs_to_something_that_is_read():
    """A new field is read by itself: this only fails if it is out of reach, for instance in rows of no page."""
    read = {name for model in models_with_links() for name in reachable(model)}
    ours = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
    kinds = URLField, RichTextField, StreamField
    fields = {f"{model.__name__}.{f.name}" for model in ours for f in model._meta.local_fields if isinstance(f, kinds)}
    assert len(fields) > 25
    assert fields - read == set()


def reachable(model):
    """The fields that are read with a model, its parents' and its rows' too."""
    for field in model._meta.concrete_fields:
        yield f"{field.model.__name__}.{field.name}"
    for relation in model._meta.related_objects:
        if isinstance(relation.field, ParentalKey):
            yield from (f"{relation.related_model.__name__}.{f.name}" for f in relation.related_model._meta.fields)


def test_what_is_read_has_a_form_where_it_can_be_mended():
    assert {Organisation, Reference, KeyFigure, GlossaryTerm, CentreSettings} <= set(models_with_links())
    assert {CaseNotePage, GuidePage, RubricPage} <= set(models_with_links())


def test_links_in_running_text_are_found_with_their_words_and_their_place(rubric):
    page = make_case(rubric, approach=LINKED, source_url="https://exemple.fr/source")
    links = {link.path: link for link in links_in(page, our_hosts())}
    assert (links["approach"].url, links["approach"].text) == (URL, "l’étude complète")
    assert (links["approach"].label, links["source_url"].url) == ("démarche", "https://exemple.fr/source")


def test_links_in_a_body_lead_to_their_block(rubric):
    body = [paragraph(LINKED), block("steps", {"steps": [{"title": "Un", "text": LINKED}], "references": []})]
    page = make_resource(rubric, body=body)
    first, second = list(links_in(GuidePage.objects.get(pk=page.pk), our_hosts()))
    assert first.path == f"body.{body[0]['id']}.text"
    assert second.path.startswith(f"body.{body[1]['id']}.steps.")


def test_blocks_of_every_sort_are_gone_through():
    cell = {"columns": [{"type": kind, "heading": ""} for kind in ("text", "address")]}
    cell |= {"rows": [{"values": [LINKED, "https://exemple.fr/cellule"]}], "caption": ""}
    stream = EveryBlock()
    raw = [("address", "https://exemple.fr/1"), ("html", '<a href="https://exemple.fr/2">x</a>'), ("text", LINKED),
           ("deep", {"list": [[{"type": "address", "value": "https://exemple.fr/3"}]]}), ("table", cell),
           ("plain", "https://exemple.fr/non")]  # fmt: skip
    value = stream.to_python([block(kind, content) for kind, content in raw])
    pieces = walker.within(Piece("body", "texte", stream, value))
    links = [link.url.partition("#")[0] for piece in pieces for link in within(piece)]
    assert links == ["https://exemple.fr/1", "https://exemple.fr/2", URL, "https://exemple.fr/3", URL,
                     "https://exemple.fr/cellule"]  # fmt: skip


def test_an_empty_block_of_every_sort_holds_no_link():
    stream = EveryBlock()
    for kind, empty in (("address", ""), ("text", ""), ("deep", {"list": []}), ("table", None), ("html", "")):
        value = stream.to_python([block(kind, empty)])
        assert [link for piece in walker.within(Piece("body", "texte", stream, value)) for link in within(piece)] == []


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        (" https://exemple.fr/a#b ", "https://exemple.fr/a"),
        ("HTTP://Exemple.FR/A?B=C", "http://exemple.fr/A?B=C"),
        ("https://Exemple.fr?Q=R", "https://exemple.fr?Q=R"),
        ("//exemple.fr/a", "https://exemple.fr/a"),
        ("https://Moi@exemple.fr/", "https://Moi@exemple.fr/"),
        ("http://[", "http://["),
        ("/kit/", None),
        ("#partie", None),
        ("mailto:a@exemple.fr", None),
        ("tel:+33", None),
        ("javascript:alert(1)", None),
        ("ftp://exemple.fr/", None),
        ("https://centre.exemple.fr/kit/", None),
        ("", None),
    ],
)
def test_what_leads_elsewhere_is_asked_and_the_rest_is_not(written, asked):
    assert external(written, frozenset({"centre.exemple.fr"})) == asked


def test_the_pages_of_this_site_are_no_external_links(rubric, settings):
    settings.SITE_URL = "https://centre.exemple.fr:8443"
    Site.objects.update(hostname="autre.exemple.fr")
    page = make_case(
        rubric, approach='<a href="https://centre.exemple.fr/">a</a> <a href="http://autre.exemple.fr/">b</a>'
    )
    assert found(page) == []


def test_a_reference_an_organisation_and_the_settings_have_their_links(home):
    settings = CentreSettings.objects.create(site=home.get_site(), credits=LINKED)
    assert found(settings) == [URL]
    assert found(make_reference(url=URL)) == [URL]
    assert found(Page.objects.get(pk=home.pk).specific) == []


def test_a_rubric_has_links_in_its_three_texts(kit):
    page = make_rubric(kit, "evaluer", purpose=LINKED, audience=LINKED, start=LINKED)
    assert found(page) == [URL] * 3
