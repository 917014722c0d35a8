"""Exporting from the admin: who gets what, in which format, from the screen and from the lists."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from catalogue.models import Resource, ResourceContribution
from editorial.exchange.files import FORMATS, read
from practical_kit.models import GuidePage, StudyPage
from tests.factories import hide, make_case, make_organisation, make_resource, make_rubric

LIST = "guides:index"


def content(response):
    """The bytes of a file that was answered."""
    assert response.status_code == 200
    assert response.streaming
    return b"".join(response.streaming_content)


def titles(response):
    """The titles of the resources in a file, in its order."""
    return [line.cells["Titre"] for line in read(io.BytesIO(content(response)), "").lines]


def export(client, format="csv", **asked):
    """Ask the screen for a file."""
    return client.get(reverse("editorial_export"), {"format": format} | asked)


@pytest.fixture
def resources(rubric, publisher):
    """Four guides: online, a draft of an editor, private, and one whose file is elsewhere in the tree."""
    make_resource(rubric, "Visible", year=2016)
    make_resource(rubric, "Brouillon", live=False, owner=publisher.user)
    hide(make_resource(rubric, "Réservée"))


@pytest.mark.parametrize(
    ("state", "found"),
    [("", ["Visible", "Réservée"]), ("en-ligne", ["Visible", "Réservée"]), ("brouillon", ["Brouillon"])],
)
def test_an_editor_exports_everything_by_its_state(publisher, resources, state, found):
    assert titles(export(publisher, etat=state)) == found
    assert titles(export(publisher, etat="tout")) == ["Visible", "Brouillon", "Réservée"]


def test_a_contributor_gets_what_is_public_and_their_own_drafts(contributor, rubric, resources):
    make_resource(rubric, "Le mien", live=False, owner=contributor.user)
    assert titles(export(contributor, etat="tout")) == ["Visible", "Le mien"]
    assert titles(export(contributor)) == ["Visible"]


def test_who_writes_nothing_exports_nothing(client, resources):
    user = get_user_model().objects.create_user("photographe")
    group = Group.objects.create(name="Photographes")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    stranger = Client()
    stranger.force_login(user)
    assert export(stranger).status_code == 302
    assert stranger.get(reverse(LIST), {"export": "csv"}).status_code == 302
    assert export(client).url.startswith(reverse("wagtailadmin_login"))


@pytest.mark.parametrize("format", FORMATS)
def test_each_format_is_a_dated_file_that_can_be_read_again(publisher, resources, format):
    response = export(publisher, format)
    assert response["Content-Type"] == FORMATS[format].content_type
    assert response["Content-Disposition"].startswith('attachment; filename="ressources-20')
    assert response["Content-Disposition"].endswith(f'.{FORMATS[format].ending}"')
    table = read(io.BytesIO(content(response)), "")
    code = Resource.objects.get(title="Visible").code
    assert (table.lines[0].cells["Identifiant"], table.lines[0].cells["Année"]) == (code, "2016")
    assert "private" in response["Cache-Control"]


def test_type_and_rubric_choose(publisher, kit, rubric):
    make_resource(rubric, "Guide", GuidePage)
    make_resource(make_rubric(kit, "accompagner"), "Étude", StudyPage)
    make_case(rubric, "Cas")
    assert titles(export(publisher, type="etude")) == ["Étude"]
    assert titles(export(publisher, type="cas")) == ["Cas"]
    assert titles(export(publisher, rubrique="evaluer")) == ["Guide", "Cas"]
    assert titles(export(publisher, type="guide", rubrique="accompagner")) == []


def test_an_alias_is_exported_once_with_its_page(publisher, kit, rubric):
    page = make_resource(rubric, "Guide")
    page.create_alias(parent=make_rubric(kit, "accompagner"))
    assert titles(export(publisher)) == ["Guide"]
    assert titles(publisher.get(reverse(LIST), {"export": "csv"})) == ["Guide"]


@pytest.mark.parametrize(
    "asked", [{"format": "pdf"}, {"format": ""}, {"type": "livre"}, {"rubrique": "rien"}, {"etat": "x"}, {"type": "\0"}]
)
def test_what_cannot_be_asked_is_said_in_french(publisher, resources, asked):
    response = export(publisher, **{"format": "csv"} | asked)
    assert response.status_code == 400
    text = response.content.decode()
    assert any(words in text for words in ("Sélectionnez un choix valide", "Champ requis", "caractère nul"))


def test_the_screen_shows_what_can_be_asked(contributor, rubric):
    page = contributor.get(reverse("editorial_export"))
    assert page.status_code == 200
    for words in ("Exporter des ressources", "Classeur Excel", "BibTeX", "Cas de territoire", "Toutes", "brouillons"):
        assert words in page.content.decode()


def test_what_excel_cannot_hold_is_said_before_anything_is_sent(publisher, rubric):
    make_case(rubric, "Un long récit", context_text=f"<p>{'é' * 33_000}</p>")
    response = export(publisher, "xlsx")
    assert response.status_code == 400
    assert "Un long récit" in response.content.decode()
    assert titles(export(publisher, "csv")) == ["Un long récit"]
    listed = publisher.get(reverse("cas:index"), {"export": "xlsx"})
    assert listed.status_code == 200
    assert "Choisissez le format CSV" in listed.content.decode()


def test_the_lists_offer_each_format(publisher, resources):
    page = publisher.get(reverse(LIST), {"year": 2016}).content.decode()
    for format in FORMATS:
        assert f"{reverse(LIST)}?year=2016&amp;export={format}" in page


def test_a_list_exports_what_its_filters_leave(publisher, resources, rubric):
    make_resource(rubric, "Étude", StudyPage, year=2016)
    assert titles(publisher.get(reverse(LIST), {"export": "csv"})) == ["Visible", "Brouillon", "Réservée"]
    assert titles(publisher.get(reverse(LIST), {"export": "csv", "year": 2016})) == ["Visible"]


def test_a_list_exports_what_its_search_finds(publisher, rubric, indexed):
    with indexed():
        make_resource(rubric, "Coopérer", year=2016)
        make_resource(rubric, "Coopération", year=2020)
        make_resource(rubric, "Évaluer", year=2016)
    assert titles(publisher.get(reverse(LIST), {"export": "csv", "q": "cooper"})) == ["Coopérer", "Coopération"]
    assert titles(publisher.get(reverse(LIST), {"export": "csv", "q": "cooper", "year": 2016})) == ["Coopérer"]


def test_a_list_gives_a_contributor_no_draft_of_others(contributor, rubric, resources):
    make_resource(rubric, "Le mien", live=False, owner=contributor.user)
    listed = contributor.get(reverse(LIST))
    assert "Brouillon" in {page.title for page in listed.context["object_list"]}
    assert titles(contributor.get(reverse(LIST), {"export": "csv"})) == ["Visible", "Le mien"]


def test_an_unknown_format_asked_of_a_list_is_the_list(publisher, resources):
    assert "object_list" in publisher.get(reverse(LIST), {"export": "pdf"}).context


def test_queries_do_not_grow_with_the_resources(publisher, rubric, django_assert_max_num_queries):
    def make(number):
        for rank in range(number):
            page = make_resource(rubric, f"Guide {rank}", also_in=["accompagner"], levels=["comprendre"])
            page.contributions.add(ResourceContribution(organisation=make_organisation()))
            page.save()
        publisher.get(reverse("editorial_export"))  # what was written is indexed

    for number in (1, 10):
        make(number)
        with django_assert_max_num_queries(22):
            assert len(titles(export(publisher))) in (1, 11)
