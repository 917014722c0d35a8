"""What the admin looks like to those who use it: in French, in our colours, with what their role needs."""

import gettext
import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.admin.menu import admin_menu, help_menu, settings_menu

from catalogue.blocks import BodyBlock
from editorial.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR
from practical_kit.models import StudyPage
from tests.factories import cite, make_reference, make_resource, make_rubric
from tests.filling import add_address, edit_address
from tests.reading import links, region, regions, texts, words

LOCALE = Path(__file__).resolve().parents[2] / "editorial" / "locale" / "fr" / "LC_MESSAGES"
WRITING = ["Ressources", "Pages", "Images", "Documents"]
MENUS = {
    CONTRIBUTOR: [*WRITING, "Aide"],
    EDITOR: [
        *WRITING,
        "Vocabulaires",
        "Mots et chiffres",
        "Recherche",
        "Import et export",
        "Partenaires",
        "Rapports",
        "Aide",
    ],
    ADMINISTRATOR: [
        *WRITING,
        "Vocabulaires",
        "Mots et chiffres",
        "Recherche",
        "Import et export",
        "Partenaires",
        "Rapports",
        "Paramètres",
        "Aide",
    ],
}


def labels(menu, client):
    """The lines of a menu, as somebody sees them on a page."""
    request = client.get(reverse("wagtailadmin_home")).wsgi_request
    return [str(item.label) for item in sorted(menu.menu_items_for_request(request), key=lambda item: item.order)]


@pytest.mark.parametrize("role", MENUS, ids=lambda role: role.name)
def test_the_menu_shows_what_the_role_needs(log_in, role):
    assert labels(admin_menu, log_in(role)) == MENUS[role]


def test_the_settings_begin_with_what_is_ours(administrator):
    assert "Le centre de ressources" in labels(settings_menu, administrator)


def test_the_help_does_not_lead_to_another_site(publisher):
    assert labels(help_menu, publisher) == ["Guide de l’éditeur", "Raccourcis"]


def test_the_login_page_is_in_french_and_carries_our_mark(client, home):
    page = client.get(reverse("wagtailadmin_login"))
    assert texts(page, "h1") == ["Espace de rédaction"]
    assert [label.rstrip(" *") for label in texts(page, "label")][:2] == ["Identifiant", "Mot de passe"]
    assert len(regions(page, "svg.admin-mark")) == 1
    assert "Wagtail" not in words(region(page, "body"))
    assert words(region(page, "title")) == "Se connecter - Espace de rédaction"


def test_the_admin_wears_our_mark_and_colours(publisher):
    page = publisher.get(reverse("wagtailadmin_home"))
    template = region(page, "template[data-wagtail-sidebar-branding-logo]")
    assert template.select_one("img.admin-mark")["src"].endswith("img/favicon.svg")
    assert any(sheet["href"].endswith("css/admin.css") for sheet in regions(page, "link[rel=stylesheet]"))


def test_the_home_page_leads_to_the_kinds_then_to_the_rubrics(contributor, rubric):
    offered = links(contributor.get(reverse("wagtailadmin_home")), ".start__kinds")
    assert offered == [reverse(f"{kind}:choose_parent") for kind in ("etudes", "guides", "cas")]
    choice = contributor.get(offered[0], follow=True)
    assert choice.request["PATH_INFO"] == add_address(StudyPage, rubric)


def test_with_several_rubrics_each_is_offered_with_what_it_is_for(contributor, kit, rubric):
    other = make_rubric(kit, "se-former", summary="Les mots et les repères.")
    page = contributor.get(reverse("etudes:choose_parent"))
    assert links(page, "main .start__kinds") == [add_address(StudyPage, rubric), add_address(StudyPage, other)]
    assert "Les mots et les repères." in words(region(page, "main .start__kinds"))


def test_a_list_of_resources_says_rubric_and_year(publisher, rubric):
    make_resource(rubric, "Une étude", StudyPage, year=2016)
    make_resource(rubric, "Un brouillon", StudyPage, live=False)
    rows = texts(publisher.get(reverse("etudes:index")), "table.listing tbody tr")
    assert len(rows) == 2
    assert any("Une étude" in row and "Évaluer" in row and "2016" in row for row in rows)


def test_a_list_of_resources_does_not_cost_more_when_it_grows(publisher, rubric):
    def cost(number):
        for _ in range(number):
            make_resource(rubric, kind=StudyPage)
        publisher.get(reverse("etudes:index"))
        with CaptureQueriesContext(connection) as queries:
            publisher.get(reverse("etudes:index"))
        return len(queries)

    assert cost(2) == cost(10)


def test_the_user_bar_is_in_french(publisher, rubric):
    page = publisher.get(make_resource(rubric).get_url())
    bar = region(page, "#wagtail-userbar-template")
    assert "Actions sur cette page" in words(bar)
    assert "Modifier cette page" in words(bar)


def test_no_user_bar_for_a_visitor(client, rubric):
    assert regions(client.get(make_resource(rubric).get_url()), "#wagtail-userbar-template") == []


@pytest.mark.parametrize("name", BodyBlock().child_blocks)
def test_every_block_has_a_french_label_a_description_and_an_icon(name):
    block = BodyBlock().child_blocks[name]
    assert block.label != name.replace("_", " ").capitalize() or name == "image"  # the same word in both
    assert block.get_description()
    assert block.meta.icon != "placeholder"


def test_block_previews_wear_the_colours_of_the_site(publisher):
    body = StudyPage._meta.get_field("body").stream_block
    shown = [block for block in body.child_blocks.values() if block.is_previewable]
    assert len(shown) > 5
    for block in shown:
        page = publisher.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
        assert page.status_code == 200, block.name
        sheets = [sheet["href"] for sheet in regions(page, "link[rel=stylesheet]")]
        assert any(sheet.endswith("css/blocks.css") for sheet in sheets)


def test_many_rows_come_folded_and_few_do_not(publisher, rubric):
    for number, folded in ((2, False), (7, True)):
        page = make_resource(rubric, kind=StudyPage, reference_items=cite(*(make_reference() for _ in range(number))))
        panel = region(publisher.get(edit_address(page)), "#panel-child-document_et_sources-sources-section")
        assert ("collapsed" in panel["class"]) == folded


def messages():
    """What our catalogue of words says, as its source writes it: plain messages only."""
    source = (LOCALE / "django.po").read_text(encoding="utf-8")
    joined = re.sub(r'"\n"', "", source)
    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', joined, re.MULTILINE)
    return [tuple(part.replace('\\"', '"').replace("\\n", "\n") for part in pair) for pair in pairs]


def test_the_words_we_prefer_are_compiled():
    with (LOCALE / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert len(messages()) > 80
    assert [source for source, said in messages() if compiled.gettext(source) != said] == []


def test_our_words_win_over_wagtails():
    with translation.override("fr"):
        assert [source for source, said in messages() if translation.gettext(source) != said] == []


def test_our_words_keep_the_places_of_the_values():
    found = re.compile(r"%\(\w+\)s")
    assert [source for source, said in messages() if set(found.findall(said)) - set(found.findall(source))] == []
