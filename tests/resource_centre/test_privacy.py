"""A private page stays private at its own address, whoever asks and however it is reached."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import Page, PageViewRestriction

from catalogue.models import Resource
from practical_kit.models import StudyPage
from tests.factories import fresh, hide, make_case, make_resource, make_rubric
from tests.reading import texts


def restrict(page, kind, **fields):
    return PageViewRestriction.objects.create(page=page, restriction_type=kind, **fields)


def sees(client, page):
    """Whether this client reads the page."""
    response = client.get(page.url)
    return response.status_code == 200 and page.title in texts(response, "main h1")


@pytest.fixture
def tree(kit, rubric):
    """A rubric with one resource of each kind, and one beside it."""
    beside = make_resource(make_rubric(kit, "se-former"), "À côté")
    inside = [
        make_resource(rubric, "Un guide"),
        make_resource(rubric, "Une étude", StudyPage),
        make_case(rubric, "Un cas"),
    ]
    return [fresh(rubric), *inside], beside


def test_what_is_under_a_private_page_asks_visitors_to_log_in(client, tree):
    hidden, beside = tree
    assert [sees(client, page) for page in (*hidden, beside)] == [True] * 5
    hide(hidden[0])
    assert [sees(client, page) for page in hidden] == [False] * 4
    assert {client.get(page.url).status_code for page in hidden} == {302}
    assert sees(client, beside)


def test_whoever_has_an_account_reads_what_asks_to_log_in(client, tree):
    hidden, _ = tree
    hide(hidden[0])
    client.force_login(get_user_model().objects.create_user("lectrice"))
    assert [sees(client, page) for page in hidden] == [True] * 4


def test_a_page_for_a_group_is_read_by_its_members_only(client, tree):
    hidden, _ = tree
    partners = Group.objects.create(name="Partenaires")
    restrict(hidden[0], PageViewRestriction.GROUPS).groups.add(partners)
    user = get_user_model().objects.create_user("lectrice")
    client.force_login(user)
    assert not any(sees(client, page) for page in hidden)
    user.groups.add(partners)
    assert all(sees(client, page) for page in hidden)


def test_a_password_opens_the_page_and_what_is_under_it(client, tree):
    hidden, _ = tree
    restriction = restrict(hidden[0], PageViewRestriction.PASSWORD, password="sésame")
    form = client.get(hidden[1].url)
    assert (form.status_code, hidden[1].summary in form.content.decode()) == (200, False)
    address = f"/_util/authenticate_with_password/{restriction.pk}/{hidden[1].pk}/"
    client.post(address, {"password": "faux", "return_url": hidden[1].url})
    assert not sees(client, hidden[1])
    client.post(address, {"password": "sésame", "return_url": hidden[1].url})
    assert all(sees(client, page) for page in hidden)


def test_the_page_of_the_whole_kit_is_as_private_as_the_kit(client, kit, tree):
    assert client.get("/kit/contenu/").status_code == 200
    hide(kit)
    assert client.get("/kit/contenu/").status_code == 302


def test_a_page_made_private_after_it_was_read_is_private_at_once(client, tree):
    hidden, _ = tree
    assert sees(client, hidden[1])
    restriction = hide(hidden[1])
    assert not sees(client, hidden[1])
    restriction.delete()
    assert sees(client, hidden[1])


def test_restrictions_are_those_that_wagtail_finds_aliases_included(kit, tree):
    hidden, beside = tree
    elsewhere = Page.objects.get(pk=beside.get_parent().pk)
    alias = hidden[1].create_alias(parent=elsewhere, update_slug="alias")
    alias.create_alias(parent=elsewhere, update_slug="alias-d-alias")
    hide(hidden[1])
    hide(hidden[0])
    for page in Page.objects.descendant_of(kit):
        wagtails, ours = (set(each.get_view_restrictions()) for each in (page, page.specific))
        assert wagtails <= ours, page.slug


def test_the_alias_of_a_private_page_is_not_listed(kit, tree):
    hidden, beside = tree
    parent = Page.objects.get(pk=beside.get_parent().pk)
    alias = hidden[1].create_alias(parent=parent, update_slug="alias")
    second = alias.create_alias(parent=Page.objects.get(pk=parent.pk), update_slug="alias-d-alias")
    listed = set(Resource.objects.listed().values_list("slug", flat=True))
    assert {alias.slug, second.slug} <= listed
    hide(hidden[1])
    listed = set(Resource.objects.listed().values_list("slug", flat=True))
    assert {alias.slug, second.slug}.isdisjoint(listed)
