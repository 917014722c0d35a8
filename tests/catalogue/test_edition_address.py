"""« Dernière édition »: one address for all the editions of a document, whatever becomes of each."""

import pytest
from wagtail.models import Page

from catalogue.models import DeletedEdition
from tests.catalogue.editions import latest, led_to, make_chain, marked, said
from tests.factories import fresh, hide, make_resource, make_rubric
from tests.reading import regions, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(rubric):
    """Three editions that visitors see, the oldest first."""
    return make_chain(rubric, 3)


def test_all_editions_give_the_same_address_which_leads_to_the_newest(client, three):
    given = {regions(client.get(page.url), "code.address")[0].text for page in three}
    assert given == {"http://localhost" + latest(three[0])}
    assert {led_to(client, page) for page in three} == {three[2].url}


def test_the_address_is_never_kept_by_browsers(client, three):
    response = client.get(latest(three[0]))
    assert response.status_code == 302
    assert "no-store" in response["Cache-Control"]


def test_a_page_without_other_editions_gives_its_address_for_those_to_come(client, rubric):
    page = make_resource(rubric)
    response = client.get(page.url)
    assert regions(response, "code.address")[0].text.endswith(latest(page))
    assert not regions(response, "aside [aria-current=page]")
    assert led_to(client, page) == page.url


def test_the_address_survives_a_new_name_and_a_new_place(client, kit, three):
    other = make_rubric(kit, "accompagner")
    page = fresh(three[2])
    page.slug = "autre-nom"
    page.save()
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=other.pk), "last-child")
    assert led_to(client, three[0]) == "/kit/accompagner/autre-nom/"


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_address_survives_the_deletion_of_any_edition(client, three, place):
    left = [page for page in three if page is not three[place]]
    fresh(three[place]).delete()
    assert {led_to(client, page) for page in three} == {left[1].url}
    assert said(client, left[0]) == [left[1].url]
    assert marked(client) == {left[0].title}


def test_editions_deleted_together_in_any_order_leave_the_others_joined(client, rubric):
    for keys in ([1, 2], [2, 1]):
        pages = make_chain(rubric, 4)
        for key in keys:
            fresh(pages[key]).delete()
        assert said(client, pages[0]) == [pages[3].url]
        assert {led_to(client, page) for page in pages} == {pages[3].url}


@pytest.mark.parametrize("is_reversed", [False, True])
def test_a_rubric_deleted_with_editions_leaves_the_others_joined(client, kit, rubric, is_reversed):
    """Django deletes by number: the older edition may have the greater one."""
    other = make_rubric(kit, "accompagner")
    first, *between, fourth = (make_resource(place) for place in (rubric, other, other, rubric))
    second, third = reversed(between) if is_reversed else between
    for page, former in ((second, first), (third, second), (fourth, third)):
        page.replaces = former.resource_ptr
        page.save()
    Page.objects.get(pk=other.pk).delete()
    assert said(client, first) == [fourth.url]
    assert {led_to(client, page) for page in (first, second, third, fourth)} == {fourth.url}


def test_when_every_edition_is_deleted_the_address_says_so(client, three):
    for page in three:
        fresh(page).delete()
    response = client.get(latest(three[0]))
    assert response.status_code == 410
    assert texts(response, "h1") == ["Ce document n’est plus en ligne"]
    assert set(DeletedEdition.objects.values_list("heir", flat=True)) == {None}


def test_when_no_edition_is_online_the_address_says_so_without_naming_any(client, three):
    for page in three:
        hide(page)
    response = client.get(latest(three[0]))
    assert response.status_code == 410
    assert "Édition" not in response.content.decode()


@pytest.mark.parametrize("number", ["0", "999999999", "9223372036854775807", "99999999999999999999999999"])
def test_a_number_that_no_edition_has_is_not_found(client, home, number):
    assert client.get(f"/ressources/derniere-edition/{number}/").status_code == 404


def test_the_number_of_a_draft_that_was_never_published_is_not_found(client, rubric):
    assert led_to(client, make_resource(rubric, live=False)) == 404


def test_the_number_of_a_draft_never_tells_which_edition_it_will_replace(client, rubric, three):
    draft = make_resource(rubric, kind=type(three[2]), replaces=three[2].resource_ptr, live=False)
    assert led_to(client, draft) == 404
    draft.save_revision().publish()
    fresh(draft).unpublish()
    assert led_to(client, draft) == three[2].url


def test_two_chains_that_are_joined_keep_both_addresses(client, rubric, three):
    first, second = make_chain(rubric, 2)
    page = fresh(first)
    page.replaces = three[2].resource_ptr
    page.save_revision().publish()
    assert {led_to(client, page) for page in (*three, first, second)} == {second.url}


def test_a_copy_is_an_edition_of_nothing(client, three):
    copy = fresh(three[2]).copy(update_attrs={"slug": "copie", "title": "Copie"}, keep_live=True)
    assert copy.replaces is None
    assert led_to(client, copy) == copy.url
    assert led_to(client, three[0]) == three[2].url
    assert copy.get_latest_revision_as_object().replaces is None


def test_an_alias_is_the_same_edition(client, kit, three):
    other = make_rubric(kit, "accompagner")
    alias = fresh(three[0]).create_alias(parent=Page.objects.get(pk=other.pk))
    newest_alias = fresh(three[2]).create_alias(parent=Page.objects.get(pk=other.pk))
    assert said(client, alias.specific) == [three[2].url]
    assert said(client, three[0]) == [three[2].url]
    assert (led_to(client, alias), led_to(client, newest_alias)) == (three[2].url, three[2].url)
    assert marked(client, "/kit/accompagner/") == {"Édition 1"}
