"""Editions that replace each other: what readers of the old one are told, and the one address of the newest."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalogue.models import Replacement, Resource
from catalogue.search.indexing import rebuild
from practical_kit.models import GuidePage, RubricStarter, StudyPage
from tests.catalogue.editions import led_to, make_chain, marked, said
from tests.factories import fresh, hide, make_case, make_resource, make_rubric, make_theme
from tests.filling import add_address, filled
from tests.reading import regions, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(rubric):
    """Three editions that visitors see, the oldest first."""
    return make_chain(rubric, 3)


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


def test_a_case_has_no_editions(client, rubric):
    assert not regions(client.get(make_case(rubric).url), "#editions")


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
    assert led_to(client, new) == (404 if change == "draft" else old.url)


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
    shown = lambda address, place: [link["href"] for link in regions(client.get(address), f"{place} h3 a")]  # noqa: E731
    assert shown("/kit/evaluer/", "[aria-labelledby=premieres]") == [new.url]
    assert shown(beside.url, "[aria-labelledby=voisines]") == [new.url]
    assert set(shown("/", "[aria-labelledby=dernieres]")) == {new.url, beside.url}


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


def test_a_page_that_is_being_written_is_shown_to_its_author(editor, rubric):
    address = add_address(StudyPage, rubric)
    data = filled(editor.get(address), StudyPage, title="En cours", slug="en-cours", summary="Un résumé.")
    preview = reverse("wagtailadmin_pages:preview_on_add", args=["practical_kit", "studypage", rubric.pk])
    editor.post(preview, data)
    response = editor.get(preview)
    assert texts(response, "h1") == ["En cours"]
    assert not regions(response, "#editions, .former, .corrections")
