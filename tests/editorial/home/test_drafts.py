"""Drafts on the home page: whose, which, in which order, how complete."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from editorial.home.drafts import DraftsPanel, drafts_of
from practical_kit.models import CaseNotePage, RubricPage, StudyPage
from tests.factories import make_case, make_organisation, make_resource
from tests.reading import links, regions, texts

DRAFTS = "#brouillons-section"


def test_one_sees_what_one_owns_or_wrote_last_and_not_the_drafts_of_others(contributor, publisher, draft, desk):
    draft(contributor.user, "Du contributeur")
    draft(publisher.user, "De l’éditrice")
    shared = draft(contributor.user, "À deux")
    shared.save_revision(user=publisher.user)
    assert texts(desk(contributor), f"{DRAFTS} .lines__title") == ["À deux", "Du contributeur"]
    assert texts(desk(publisher), f"{DRAFTS} .lines__title") == ["À deux", "De l’éditrice"]
    assert texts(desk(contributor), ".todo a") == ["2 brouillons à finir"]


def test_what_is_online_as_written_is_no_draft_and_what_was_changed_since_is(publisher, draft, desk):
    draft(publisher.user, "Publiée", live=True)
    changed = make_resource(Page.objects.get(slug="evaluer").specific, "Retouchée", owner=publisher.user)
    changed.title = "Retouchée depuis"
    changed.save_revision(user=publisher.user)
    Page.objects.filter(title="Publiée").update(has_unpublished_changes=False)
    assert texts(desk(publisher), f"{DRAFTS} .lines__title") == ["Retouchée depuis"]
    assert "Des modifications ne sont pas en ligne" in texts(desk(publisher), f"{DRAFTS} li")[0]


def test_pages_in_review_or_about_to_be_published_are_not_to_be_finished(publisher, draft, submitted, desk):
    submitted(publisher.user)
    planned = draft(publisher.user, "Prévue")
    planned.go_live_at = timezone.now() + timedelta(days=3)
    planned.save_revision(user=publisher.user, clean=False).publish()
    assert Page.objects.get(pk=planned.pk).live is False
    assert regions(desk(publisher), DRAFTS) == []


def test_a_draft_that_one_may_no_longer_edit_is_not_listed(contributor, draft):
    draft(contributor.user)
    contributor.user.groups.clear()
    user = type(contributor.user).objects.get(pk=contributor.user.pk)
    assert list(drafts_of(user)) == []


def test_five_are_shown_the_newest_first_then_a_list_of_all(contributor, publisher, draft, desk):
    for number in range(6):
        draft(contributor.user, f"Brouillon {number}")
    home = desk(contributor)
    assert texts(home, f"{DRAFTS} .lines__title") == [f"Brouillon {number}" for number in (5, 4, 3, 2, 1)]
    address = reverse("brouillons:index")
    assert address in links(home, DRAFTS)
    assert len(texts(contributor.get(address), "td.title .title-wrapper")) == 6
    assert texts(publisher.get(address), "td.title .title-wrapper") == []
    assert DraftsPanel().summary(contributor.user)[0].count == 6


def test_each_says_what_it_is_where_and_how_complete_it_was_when_last_written(contributor, draft, rubric, desk):
    page = draft(contributor.user, "Une étude", kind=StudyPage, levels=["innover"])
    page.year = 2021
    page.save_revision(user=contributor.user)
    said = texts(desk(contributor), f"{DRAFTS} li")[0]
    assert "Étude, dans « Évaluer », le " in said.replace("\u202f", " ")
    assert said.endswith("Complétude : 4 sur 10")
    case = CaseNotePage(title="Un cas", live=False, owner=contributor.user)
    Page.objects.get(pk=rubric.pk).add_child(instance=case)
    case.save_revision(user=contributor.user, clean=False)
    assert texts(desk(contributor), f"{DRAFTS} li")[0].endswith("Complétude : 1 sur 22, encore 14 pour publier")


def test_a_draft_that_is_no_resource_has_no_meter(publisher, rubric, desk):
    page = RubricPage.objects.get(pk=rubric.pk)
    page.save_revision(user=publisher.user, clean=False)
    assert texts(desk(publisher), f"{DRAFTS} .lines__title") == ["Évaluer"]
    assert regions(desk(publisher), f"{DRAFTS} meter") == []


def test_drafts_cost_no_more_with_ten_rows_each_than_with_one(contributor, rubric, desk, django_assert_max_num_queries):
    def cost():
        desk(contributor)  # and the index of the catalogue is written
        with django_assert_max_num_queries(34) as asked:
            assert len(regions(desk(contributor), f"{DRAFTS} meter")) == 5
        return len(asked)

    cases = [make_case(rubric, live=False, owner=contributor.user, levels=["innover"]) for _ in range(5)]
    for case in cases:
        case.save_revision(user=contributor.user)
    before = cost()
    for case in cases:
        for _ in range(9):
            case.actors.add(CaseNotePage.actors.rel.related_model(organisation=make_organisation()))
        case.need_levels.add("comprendre", "s-approprier")
        case.save_revision(user=contributor.user)
    assert cost() == before
