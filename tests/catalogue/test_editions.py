"""Editions that replace each other: what readers of the old one are told, and the one address of the newest."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from catalogue.models import DeletedEdition, Replacement, Resource
from catalogue.search.indexing import rebuild
from practical_kit.models import GuidePage, RubricStarter, StudyPage
from tests.factories import fresh, hide, make_case, make_resource, make_rubric, make_theme
from tests.reading import links, regions, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(rubric):
    """Three editions that visitors see, the oldest first."""
    return make_chain(rubric, 3)


def make_chain(rubric, length, **fields):
    """So many editions, each replacing the one before."""
    pages = []
    for number in range(1, length + 1):
        former = Resource.objects.get(pk=pages[-1].pk) if pages else None
        title, year = f"Édition {number}", 2020 + number
        pages.append(make_resource(rubric, title, StudyPage, replaces=former, year=year, **fields))
    return pages


def latest(page):
    """The address « dernière édition » of a page."""
    return reverse("catalogue:latest_edition", args=[page.pk])


def led_to(client, page):
    """Where that address leads."""
    response = client.get(latest(page))
    return response.get("Location", response.status_code)


def said(client, page):
    """Where the banner of a page leads; nothing when it has none."""
    response = client.get(page.url)
    assert response.status_code == 200
    return [link["href"] for link in regions(response, ".notice--warning a")]


def marked(client, address="/ressources/"):
    """The titles marked as replaced in a list."""
    return {card.parent.parent.select_one("h3").text for card in regions(client.get(address), ".kind .replaced")}


def test_an_old_edition_says_so_and_leads_to_the_newest_not_only_to_the_next(client, three):
    first, _, third = three
    assert [said(client, page) for page in three] == [[third.url], [third.url], []]
    assert texts(client.get(first.url), ".notice--warning") == [
        "Cette édition est remplacée. La plus récente : Édition 3 (2023)."
    ]


def test_lists_mark_the_old_ones_and_still_show_them(client, three):
    assert texts(client.get("/ressources/"), ".result h3") == ["Édition 3", "Édition 2", "Édition 1"]
    assert marked(client) == {"Édition 1", "Édition 2"}
    assert marked(client, "/kit/evaluer/") == {"Édition 1", "Édition 2"}
    assert "étude, 2021 ; édition remplacée" in texts(client.get("/kit/contenu/"), "li:-soup-contains('Édition 1')")[-1]


def test_a_replaced_edition_keeps_its_own_address_as_the_one_to_cite(client, three):
    canonical = regions(client.get(three[0].url), "link[rel=canonical]")[0]["href"]
    assert canonical.endswith(three[0].url)


def test_every_edition_lists_them_all_newest_first_and_says_which_one_this_is(client, three):
    response = client.get(three[1].url)
    assert texts(response, "aside li:has([href], [aria-current])")[:3] == [
        "2023 : Édition 3", "2022 (cette page)", "2021 : Édition 1",
    ]  # fmt: skip
    assert texts(response, "aside [aria-current=page]") == ["2022 (cette page)"]


def test_all_editions_give_the_same_address_which_leads_to_the_newest(client, three):
    given = {regions(client.get(page.url), "a.address")[0]["href"] for page in three}
    assert given == {"http://localhost" + latest(three[0])}
    assert {led_to(client, page) for page in three} == {three[2].url}


def test_the_address_is_never_kept_by_browsers(client, three):
    response = client.get(latest(three[0]))
    assert response.status_code == 302
    assert "no-store" in response["Cache-Control"]


def test_a_page_without_other_editions_gives_its_address_for_those_to_come(client, rubric):
    page = make_resource(rubric)
    response = client.get(page.url)
    assert regions(response, "a.address")[0]["href"].endswith(latest(page))
    assert not regions(response, "aside [aria-current=page]")
    assert led_to(client, page) == page.url


def test_a_case_has_no_editions(client, rubric):
    assert not regions(client.get(make_case(rubric).url), "a.address, #editions")


def test_the_address_survives_a_new_name_and_a_new_place(client, kit, three):
    other = make_rubric(kit, "accompagner")
    page = fresh(three[2])
    page.slug = "autre-nom"
    page.save()
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=other.pk), "last-child")
    assert led_to(client, three[0]) == "/kit/accompagner/autre-nom/"


@pytest.mark.parametrize("change", ["draft", "private", "under a private page"])
def test_a_successor_that_visitors_do_not_see_changes_nothing(client, kit, rubric, change):
    old = make_resource(rubric, "Ancienne")
    place = make_rubric(kit, "accompagner") if change == "under a private page" else rubric
    new = make_resource(place, "Secrète", replaces=old.resource_ptr, live=change != "draft")
    if change != "draft":
        hide(new if change == "private" else place)
    response = client.get(old.url)
    assert "Secrète" not in response.content.decode()
    assert marked(client) == set()
    assert led_to(client, new) == old.url


def test_an_edition_withdrawn_gives_the_old_one_its_place_back(client, three):
    client.get("/ressources/")
    fresh(three[2]).unpublish()
    assert [said(client, page) for page in three[:2]] == [[three[1].url], []]
    assert marked(client) == {"Édition 1"}
    hide(three[1])
    assert said(client, three[0]) == []
    assert marked(client) == set()
    assert led_to(client, three[2]) == three[0].url


def test_an_edition_withdrawn_in_the_middle_is_passed_over(client, three):
    fresh(three[1]).unpublish()
    assert said(client, three[0]) == [three[2].url]
    assert marked(client) == {"Édition 1"}
    assert "Édition 2" not in client.get(three[0].url).content.decode()


def test_an_edition_published_on_its_own_again_leaves_the_chain(client, three):
    client.get("/ressources/")
    page = fresh(three[1])
    page.replaces = None
    page.save_revision().publish()
    assert marked(client) == {"Édition 2"}
    assert (led_to(client, three[0]), led_to(client, three[1])) == (three[0].url, three[2].url)


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


def test_a_rubric_deleted_with_editions_leaves_the_others_joined(client, kit, rubric):
    other = make_rubric(kit, "accompagner")
    first = make_resource(rubric)
    second = make_resource(other, replaces=first.resource_ptr)
    third = make_resource(other, replaces=second.resource_ptr)
    fourth = make_resource(rubric, replaces=third.resource_ptr)
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


def test_a_revision_that_names_a_deleted_edition_takes_the_one_before(rubric, three):
    page = fresh(three[2])
    page.save_revision()
    fresh(three[1]).delete()
    draft = fresh(three[2]).get_latest_revision_as_object()
    assert draft.replaces_id == three[0].pk
    draft.save_revision().publish()
    assert fresh(three[2]).replaces_id == three[0].pk


def test_a_circle_shows_every_page_and_replaces_nothing(client, rubric):
    first, second = make_chain(rubric, 2)
    Resource.objects.filter(pk=first.pk).update(replaces=second.pk)
    assert [said(client, page) for page in (first, second)] == [[], []]
    assert (led_to(client, first), led_to(client, second)) == (first.url, second.url)


def test_of_two_that_were_published_after_the_same_one_the_last_published_is_the_newest(client, rubric):
    old = make_resource(rubric)
    make_resource(rubric, replaces=old.resource_ptr)
    last = make_resource(rubric, replaces=old.resource_ptr)
    assert said(client, old) == [last.url]


def test_replaced_editions_are_offered_neither_first_nor_beside_another(client, home, rubric):
    theme = make_theme("Mobilité")
    old, new = make_chain(rubric, 2, themes=[theme])
    page = fresh(rubric)
    page.starters = [RubricStarter(resource=old.resource_ptr), RubricStarter(resource=new.resource_ptr)]
    page.save()
    beside = make_resource(rubric, "Voisine", GuidePage, themes=[theme])
    client.get("/ressources/")
    assert links(client.get("/kit/evaluer/"), "[aria-labelledby=premieres]") == [new.url]
    assert links(client.get(beside.url), "[aria-labelledby=voisines]") == [new.url]
    assert set(links(client.get("/"), "[aria-labelledby=dernieres] .cards")) == {new.url, beside.url}


def test_what_lists_say_costs_no_question_for_each(client, rubric, django_assert_max_num_queries):
    make_chain(rubric, 12)
    client.get("/ressources/")
    with django_assert_max_num_queries(15):
        assert len(marked(client)) == 11


def test_a_long_chain_costs_a_page_no_more_than_a_short_one(client, rubric):
    def cost(page):
        client.get(page.url)
        with CaptureQueriesContext(connection) as asked:
            client.get(page.url)
        return len(asked)

    assert cost(make_chain(rubric, 2)[0]) == cost(make_chain(rubric, 8)[0])


def test_rebuilding_the_index_says_it_again(three):
    Replacement.objects.all().delete()
    rebuild()
    assert set(Replacement.objects.values_list("edition", "newest")) == {(page.pk, three[2].pk) for page in three[:2]}
