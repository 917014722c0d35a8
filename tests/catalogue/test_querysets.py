"""Questions asked of the catalogue: what is listed, in which order, in how many queries."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalogue.models import NeedLevel, Resource, Rubric
from practical_kit.models import CaseNotePage, GuidePage, StudyPage
from tests.factories import hide, make_four, make_resource, make_rubric, make_theme


def titles(resources):
    return [resource.title for resource in resources]


def test_only_published_and_public_resources_are_listed(kit, rubric):
    make_four(kit, rubric)
    assert titles(Resource.objects.listed()) == ["Visible"]
    assert titles(GuidePage.objects.listed()) == ["Visible"]


def test_a_resource_is_listed_again_when_its_rubric_is_opened(kit, rubric):
    make_four(kit, rubric)
    Resource.objects.get(title="Abritée").get_view_restrictions().delete()
    assert set(titles(Resource.objects.listed())) == {"Visible", "Abritée"}


def test_a_password_and_a_group_hide_a_resource_as_well(rubric):
    for kind in ("password", "groups"):
        restriction = hide(make_resource(rubric))
        restriction.restriction_type = kind
        restriction.save()
    assert titles(Resource.objects.listed()) == []


def test_the_newest_document_comes_first_and_the_undated_one_last(rubric):
    make_resource(rubric, "Sans date")
    make_resource(rubric, "2016", year=2016)
    make_resource(rubric, "Mars 2025", year=2025, month=3)
    make_resource(rubric, "2025", year=2025)
    make_resource(rubric, "Novembre 2025", year=2025, month=11)
    assert titles(Resource.objects.newest_first()) == ["Novembre 2025", "Mars 2025", "2025", "2016", "Sans date"]


def test_of_two_documents_of_the_same_date_the_last_published_comes_first(rubric):
    first, second = (make_resource(rubric, title, year=2025) for title in ("Premier", "Second"))
    first.first_published_at, second.first_published_at = timezone.now(), None
    first.save()
    second.save()
    assert titles(Resource.objects.newest_first()) == ["Premier", "Second"]
    second.first_published_at = timezone.now()
    second.save()
    assert titles(Resource.objects.newest_first()) == ["Second", "Premier"]


def test_the_last_arrivals_are_the_last_published_then_the_newest(rubric):
    before = timezone.now() - timedelta(days=2)
    make_resource(rubric, "Hier, 2026", year=2026)
    Resource.objects.update(first_published_at=before)
    make_resource(rubric, "Ce jour, 2009", year=2009)
    make_resource(rubric, "Ce jour, mai 2025", year=2025, month=5)
    make_resource(rubric, "Ce jour, 2025", year=2025)
    make_resource(rubric, "Jamais publiée", year=2027, live=False)
    arrivals = titles(Resource.objects.latest_arrivals())
    assert arrivals == ["Ce jour, mai 2025", "Ce jour, 2025", "Ce jour, 2009", "Hier, 2026", "Jamais publiée"]


def test_a_rubric_finds_the_resources_that_live_there_and_those_also_listed_there(kit, rubric):
    make_resource(rubric, "Chez elle")
    training = make_rubric(kit, "se-former")
    make_resource(training, "Invitée", also_in=["evaluer"])
    make_resource(training, "Ailleurs")
    assert sorted(titles(Resource.objects.in_rubric(rubric.rubric))) == ["Chez elle", "Invitée"]


def test_the_kinds_are_the_three_that_editors_create(db):
    assert set(Resource.kinds()) == {StudyPage, GuidePage, CaseNotePage}
    assert {kind.kind for kind in Resource.kinds()} == {"etude", "guide", "cas"}


def test_each_need_level_counts_the_resources_asked_about_and_no_other(kit, rubric):
    make_four(kit, rubric, levels=["comprendre", "innover"])
    make_resource(rubric, levels=["innover"])
    counted = {level.slug: level.count for level in Resource.objects.listed().by_level()}
    assert counted == {"comprendre": 1, "s-approprier": 0, "innover": 2}
    assert list(counted) == ["comprendre", "s-approprier", "innover"]


def test_a_level_at_zero_is_still_counted(home):
    assert [level.count for level in Resource.objects.listed().by_level()] == [0, 0, 0]


@pytest.mark.parametrize("number", [1, 10])
def test_cards_cost_the_same_queries_for_one_resource_and_for_ten(number, rubric, django_assert_num_queries):
    for _ in range(number):
        make_resource(rubric, levels=["comprendre"], themes=[make_theme(f"Thème {_}")])
    list(Resource.objects.for_cards())
    with django_assert_num_queries(4):
        for resource in Resource.objects.listed().for_cards():
            assert resource.kind_label == "Guide"
            assert [level.slug for level in resource.levels] == ["comprendre"]
            assert resource.card_details == ["Évaluer"]


def test_the_words_the_site_cannot_live_without_come_with_the_database(db):
    assert [level.name for level in NeedLevel.objects.all()] == ["Comprendre", "S’approprier", "Innover"]
    assert [rubric.name for rubric in Rubric.objects.all()] == [
        "Se former",
        "Mettre en œuvre",
        "Accompagner",
        "Évaluer",
    ]
