"""The blocks of a body: what editors see of them in the picker, what readers get."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from catalogue.blocks import BodyBlock
from practical_kit.models import GuidePage
from tests.factories import (
    block,
    heading,
    hide,
    make_document,
    make_figure,
    make_four,
    make_image,
    make_resource,
    make_three,
    paragraph,
)
from tests.reading import links, region, regions, texts, words

BLOCKS = BodyBlock().child_blocks
WITH_PREVIEW = [name for name, kind in BLOCKS.items() if hasattr(kind.meta, "preview_value")]


def serve(client, parent, *blocks):
    """The answer for a resource of these blocks."""
    return client.get(make_resource(parent, body=list(blocks)).url)


def test_every_block_tells_editors_what_it_is():
    for name, kind in BLOCKS.items():
        assert kind.label, name
        assert kind.meta.icon != "placeholder", name
        assert kind.get_description(), name


def test_every_block_has_a_template():
    assert [name for name, kind in BLOCKS.items() if not getattr(kind.meta, "template", None)] == []


def test_every_block_made_of_plain_values_has_an_example_in_the_picker():
    chosen = {"image", "document"}  # files, which an example cannot invent
    assert set(BLOCKS) - set(WITH_PREVIEW) <= chosen


@pytest.mark.parametrize("name", WITH_PREVIEW)
def test_the_example_of_a_block_is_complete_and_renders(name, rubric, rf):
    make_figure()
    make_resource(rubric)
    kind = BLOCKS[name]
    value = kind.get_preview_value()
    kind.clean(value)
    assert BeautifulSoup(kind.render(value, {"request": rf.get("/")}), "html.parser").get_text(strip=True)


@pytest.mark.parametrize("name", WITH_PREVIEW)
def test_the_example_of_a_block_can_be_seen_in_the_admin(name, editor):
    response = editor.get(reverse("wagtailadmin_block_preview"), {"id": BLOCKS[name].definition_prefix})
    assert response.status_code == 200


def test_titles_have_their_level_and_the_anchor_the_contents_lead_to(client, rubric):
    response = serve(client, rubric, heading("Une partie"), heading("Un détail", "subheading"), heading("Une partie"))
    assert [(title.name, title["id"]) for title in regions(response, "main .prose > [id]")] == [
        ("h2", "partie-une-partie"),
        ("h3", "partie-un-detail"),
        ("h2", "partie-une-partie-2"),
    ]


def test_a_callout_has_its_title_and_its_text(client, rubric):
    response = serve(client, rubric, block("callout", {"title": "Attention", "text": "<p>Deux <b>phrases</b>.</p>"}))
    assert words(region(response, "main .prose .callout")) == "Attention Deux phrases ."


def test_steps_are_a_numbered_list(client, rubric):
    steps = [{"title": "Se connaître", "text": "<p>D’abord.</p>"}, {"title": "Choisir", "text": ""}]
    response = serve(client, rubric, block("steps", {"steps": steps, "references": []}))
    assert texts(response, "main .prose ol > li") == ["Se connaître D’abord.", "Choisir"]


def test_a_table_has_a_caption_and_names_its_columns_and_lines(client, rubric):
    cells = {
        "columns": [{"type": "text", "heading": ""}, {"type": "text", "heading": "Commune"}],
        "rows": [{"values": ["Habitants", "34 632"]}, {"values": ["Région", ""]}],
    }
    response = serve(client, rubric, block("table", {"caption": "Deux lignes", "table": cells, "references": []}))
    assert words(region(response, "main .prose caption")) == "Deux lignes"
    assert texts(response, "main .prose th[scope=col]") == ["Commune"]
    assert texts(response, "main .prose th[scope=row]") == ["Habitants", "Région"]
    assert texts(response, "main .prose td") == ["", "34 632", ""]


def test_a_quotation_says_who_speaks(client, rubric):
    response = serve(client, rubric, block("quote", {"text": "Faire ensemble.", "source": "Une élue"}))
    assert words(region(response, "main .prose blockquote")) == "« Faire ensemble. »"
    assert words(region(response, "main .prose figcaption")) == "Une élue"


def test_a_picture_has_its_alternative_its_caption_and_its_credit(client, rubric):
    image = make_image(credit="photo Ville de Figeac")
    value = {"image": {"image": image.pk, "decorative": False, "alt_text": "Une place"}, "caption": "La place"}
    response = serve(client, rubric, block("image", value))
    assert region(response, "main .prose figure img")["alt"] == "Une place"
    assert region(response, "main .prose figure img").has_attr("width")
    assert words(region(response, "main .prose figcaption")) == "La place Crédit : photo Ville de Figeac."


def test_a_file_says_its_format_weight_and_length_before_the_click(client, rubric):
    document = make_document("L’étude", b"x" * 2_048, pages=42, accessibility="partiel", language="en")
    link = region(serve(client, rubric, block("document", document.pk)), "main .prose .document a")
    assert words(link) == f"Télécharger « L’étude » ({' '.join(document.description.split())})"
    assert link["hreflang"] == "en"
    assert link["href"] == document.url


def test_a_key_figure_has_its_source_and_year(client, rubric):
    figures = [make_figure(), make_figure(value=1_300_000, unit="associations", label="", url="https://insee.example/")]
    response = serve(client, rubric, block("key_figures", {"figures": [figure.pk for figure in figures]}))
    assert texts(response, "main .prose .figure__value") == ["69 %", "1 300 000"]
    assert texts(response, "main .prose .figure .source")[0] == "Étude nationale, Un institut, 2015"
    assert len(regions(response, "main .prose .figure svg")) == 1


def test_linked_resources_are_those_a_visitor_may_see_in_the_order_chosen(client, kit, rubric):
    make_four(kit, rubric)
    last = make_resource(rubric, "Choisie en premier")
    chosen = [last.pk, *GuidePage.objects.exclude(pk=last.pk).values_list("pk", flat=True)]
    response = serve(client, rubric, block("resources", {"title": "À lire", "resources": chosen}))
    assert texts(response, "main .prose .shelf .card h3") == ["Choisie en premier", "Visible"]
    for hidden in ("Brouillon", "Réservée", "Abritée"):
        assert hidden not in response.content.decode()


def test_a_list_whose_resources_are_all_hidden_is_not_shown(client, rubric):
    make_three(rubric)
    hidden = list(GuidePage.objects.exclude(title="Visible").values_list("pk", flat=True))
    response = serve(client, rubric, block("resources", {"title": "À lire ensuite", "resources": hidden}))
    assert "À lire ensuite" not in words(region(response, "main"))


def test_a_link_inside_a_text_follows_its_page_and_dies_with_it(client, rubric):
    target = make_resource(rubric, "Cible")
    link = paragraph(f'<a linktype="page" id="{target.pk}">la cible</a>')
    assert "/kit/evaluer/cible/" in links(serve(client, rubric, link), "main")
    target.delete()
    assert "/kit/evaluer/cible/" not in links(serve(client, rubric, link), "main")


def test_a_link_inside_a_text_to_a_private_page_asks_to_log_in(client, rubric):
    target = make_resource(rubric, "Cible")
    hide(target)
    assert client.get(target.url).status_code == 302
