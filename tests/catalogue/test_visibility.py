"""`listed`: the one word by which every list is decided, the same as Wagtail's own in one query."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page, PageViewRestriction

from catalogue.models import Resource
from catalogue.visibility import listed
from tests.factories import fresh, hide, make_four, make_resource, make_rubric, make_standard


def titles(pages):
    return sorted(page.title for page in pages)


def test_the_pages_listed_are_those_wagtail_calls_live_and_public(kit, rubric, home):
    make_four(kit, rubric)
    make_standard(home, "Contact")
    make_standard(home, "En préparation", live=False)
    assert titles(listed(Page.objects.all())) == titles(Page.objects.live().public())
    assert {"Contact", "Visible", "Évaluer"} <= set(titles(listed(Page.objects.all())))


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD, PageViewRestriction.GROUPS])
def test_every_kind_of_restriction_hides_a_page_and_all_under_it(kind, kit, rubric):
    make_resource(rubric)
    restriction = PageViewRestriction.objects.create(page=kit, restriction_type=kind, password="secret")
    restriction.groups.add(Group.objects.create(name="Partenaires"))
    assert titles(listed(Page.objects.descendant_of(kit, inclusive=True))) == []


def test_an_alias_is_as_private_as_the_place_of_what_it_shows(kit, rubric):
    beside = make_rubric(kit, "se-former")
    page = make_resource(rubric, "À l’abri")
    alias = page.create_alias(parent=beside, update_slug="ailleurs")
    second = alias.create_alias(parent=beside, update_slug="encore")
    make_resource(fresh(beside), "À côté").create_alias(parent=fresh(kit))
    shown = Resource.objects.filter(pk__in=[page.pk, alias.pk, second.pk])
    assert shown.listed().count() == 3
    hide(rubric)
    assert not shown.listed().exists()
    assert titles(Resource.objects.listed()) == ["À côté", "À côté"]


def test_a_restriction_hides_neither_the_pages_above_nor_those_beside(kit, rubric):
    make_resource(make_rubric(kit, "se-former"), "À côté")
    PageViewRestriction.objects.create(page=rubric, restriction_type=PageViewRestriction.LOGIN)
    assert titles(listed(Page.objects.descendant_of(kit, inclusive=True))) == ["Le kit pratique", "Se former", "À côté"]


def test_a_page_under_a_draft_is_still_itself_published(rubric):
    make_resource(rubric, "Publiée")
    rubric.unpublish()
    assert titles(Resource.objects.listed()) == ["Publiée"]


def test_visibility_is_part_of_the_one_query(rubric, django_assert_num_queries):
    make_resource(rubric)
    with django_assert_num_queries(1):
        assert len(Resource.objects.listed().newest_first()) == 1


def test_listed_keeps_the_filters_and_the_order_of_its_queryset(rubric):
    for title in ("B", "A", "C"):
        make_resource(rubric, title, year=2025 if title != "C" else 2009)
    assert [page.title for page in listed(Resource.objects.filter(year=2025).order_by("title"))] == ["A", "B"]
