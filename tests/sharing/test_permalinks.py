"""The permanent address of a resource, whatever becomes of it."""

import pytest
from wagtail.models import Collection, CollectionViewRestriction, Page

from catalogue.models import Resource, ResourceFile
from catalogue.search.indexing import rebuild
from sharing import recording
from sharing.models import Permalink
from tests.factories import fresh, hide, make_document, make_resource, make_rubric, make_three

pytestmark = pytest.mark.django_db


def address(resource):
    """The permanent address of a resource."""
    return f"/r/{resource.code}/"


@pytest.fixture
def visible(rubric, indexed):
    """A resource that visitors see."""
    with indexed():
        resource = make_resource(rubric, "Mesurer l’effet", levels=["innover"])
    return resource


def test_it_leads_to_the_page_with_what_follows_the_question_mark_less_the_partner(client, visible):
    response = client.get(address(visible) + "?pour=banque&x=%3Cb%3E")
    assert (response.status_code, response["Location"]) == (302, f"{visible.url}?x=%3Cb%3E")
    assert "max-age=0" in response["Cache-Control"]


def test_it_is_read_in_capitals_too(client, visible):
    assert client.get(address(visible).upper().replace("/R/", "/r/")).status_code == 302


def test_it_follows_a_move_and_a_change_of_address(client, kit, visible, indexed):
    other = make_rubric(kit, "accompagner")
    with indexed():
        fresh(visible).move(other, pos="last-child")
        moved = fresh(visible)
        moved.slug = "autrement"
        moved.save()
    assert client.get(address(visible))["Location"] == "/kit/accompagner/autrement/"


@pytest.mark.parametrize("leave", [lambda page: page.unpublish(), hide, lambda page: page.delete()])
def test_a_resource_that_is_gone_says_its_title_and_where_to_go(client, visible, indexed, leave):
    with indexed():
        leave(fresh(visible))
    response = client.get(address(visible))
    assert response.status_code == 410
    assert "Mesurer l’effet" in (page := response.content.decode())
    assert '/ressources/?rubrique=evaluer"' in page
    assert "noindex" in page


def test_a_resource_that_comes_back_is_found_at_its_address_again(client, visible, indexed):
    with indexed():
        fresh(visible).unpublish()
    with indexed():
        fresh(visible).save_revision().publish()
    assert client.get(address(visible)).status_code == 302
    assert Permalink.objects.get(code=visible.code).withdrawn_at is None


def test_what_visitors_never_saw_does_not_exist(client, rubric, indexed):
    with indexed():
        make_three(rubric)
    codes = dict(Resource.objects.values_list("title", "code"))
    statuses = {title: client.get(f"/r/{code}/").status_code for title, code in codes.items()}
    assert statuses == {"Visible": 302, "Brouillon": 404, "Réservée": 404}


@pytest.mark.parametrize("code", ["bcdfghjk", "b", "aaaaaaaa", "bcdfghjkm", "%00bcdfghj", "bcdfghj'"])
def test_any_other_code_is_not_found(client, home, code):
    assert client.get(f"/r/{code}/").status_code == 404


def test_the_old_address_of_a_page_that_moved_leads_to_it_for_ever(client, kit, visible):
    old = visible.url
    fresh(visible).move(make_rubric(kit, "accompagner"), pos="last-child")
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, fresh(visible).url)


def test_what_did_not_change_keeps_its_date(visible, indexed):
    before = Permalink.objects.get().changed_at
    rebuild()
    assert Permalink.objects.get().changed_at == before
    with indexed():
        page = fresh(visible)
        page.summary = "Un autre résumé."
        page.save_revision().publish()
    assert Permalink.objects.get().changed_at > before


def test_a_theme_that_is_renamed_changes_what_others_read(visible, indexed):
    page = fresh(visible)
    page.themes.add("Mobilité")
    with indexed():
        page.save_revision().publish()
    before = Permalink.objects.get().changed_at
    with indexed():
        theme = page.themes.get()
        theme.name = "Se déplacer"
        theme.save()
    assert Permalink.objects.get().changed_at > before


def test_sets_are_the_rubrics_and_the_levels(kit, rubric, indexed):
    with indexed():
        make_resource(rubric, levels=["innover", "comprendre"], also_in=["accompagner", "evaluer"])
    link = Permalink.objects.get()
    assert link.sets == "rubrique:evaluer rubrique:accompagner besoin:comprendre besoin:innover"
    assert list(Permalink.objects.in_set("rubrique:accompagner")) == [link]
    assert not Permalink.objects.in_set("rubrique:accomp").exists()


def test_a_site_that_had_resources_before_gets_their_permanent_addresses(rubric):
    make_three(rubric)
    recording.record_if_empty()
    assert [link.title for link in Permalink.objects.all()] == ["Visible"]


def test_an_alias_has_no_address_of_its_own(kit, visible, indexed):
    with indexed():
        fresh(visible).create_alias(parent=make_rubric(kit, "accompagner"))
    assert Page.objects.filter(alias_of=visible).exists()
    assert [link.code for link in Permalink.objects.all()] == [visible.code]


def test_all_sets_of_a_vocabulary_are_one(visible):
    assert Permalink.objects.in_set("besoin").count() == Permalink.objects.in_set("rubrique").count() == 1
    assert not Permalink.objects.in_set("theme").exists()


def test_a_file_that_becomes_private_changes_what_others_read(visible, indexed):
    page = fresh(visible)
    page.files = [ResourceFile(document=make_document())]
    with indexed():
        page.save_revision().publish()
    before = Permalink.objects.get().changed_at
    with indexed():
        root = Collection.get_first_root_node()
        CollectionViewRestriction.objects.create(collection=root, restriction_type=CollectionViewRestriction.LOGIN)
    assert Permalink.objects.get().changed_at > before
