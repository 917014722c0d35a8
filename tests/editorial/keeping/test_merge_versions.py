"""Versions written before a merge: drafts, scheduled, old, in moderation, kept for a partner, still open in a form."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from catalogue.models import ResourceContribution
from editorial.approval.recording import ask
from editorial.models import ApprovalLink
from tests.editorial.keeping.merging import merge
from tests.factories import fresh, make_organisation, make_resource, make_theme
from tests.filling import edit_address, filled
from tests.reading import region


@pytest.fixture
def page(rubric):
    """A guide without themes."""
    return make_resource(rubric, levels=["comprendre"])


def draft_with(page, *themes, **fields):
    """A version of a page, not published, that has these themes."""
    draft = fresh(page)
    draft.themes.set(themes)
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft.save_revision()


def themes(page):
    """What visitors see."""
    return sorted(fresh(page).themes.values_list("name", flat=True))


def test_a_draft_keeps_its_theme_under_the_name_of_today(publisher, page, old_theme, theme):
    draft = draft_with(page, old_theme)
    merge(publisher, old_theme, theme)
    Revision.objects.get(pk=draft.pk).publish()
    assert themes(page) == ["Jeunesse engagée"]


def test_a_draft_that_has_both_has_one(publisher, rubric, old_theme, theme):
    page = make_resource(rubric, themes=[old_theme])
    draft = draft_with(page, old_theme, theme)
    merge(publisher, old_theme, theme)
    Revision.objects.get(pk=draft.pk).publish()
    assert themes(page) == ["Jeunesse engagée"]


def test_a_page_that_had_both_publishes_an_old_version_with_one(publisher, rubric, old_theme, theme):
    page = make_resource(rubric, themes=[old_theme, theme])
    version = fresh(page).save_revision()
    merge(publisher, old_theme, theme)
    Revision.objects.get(pk=version.pk).publish()
    assert themes(page) == ["Jeunesse engagée"]


def test_a_scheduled_version_is_published_at_its_hour(publisher, rubric, old_theme, theme, monkeypatch):
    page = make_resource(rubric, live=False)
    draft_with(page, old_theme, go_live_at=timezone.now() + timedelta(hours=1)).publish()
    assert not fresh(page).live
    merge(publisher, old_theme, theme)
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    call_command("publish_scheduled", stdout=StringIO())
    assert fresh(page).live
    assert themes(page) == ["Jeunesse engagée"]


def test_an_old_version_is_restored_with_the_term_of_today(publisher, page, old_theme, theme):
    old = draft_with(page, old_theme)
    draft_with(page)
    merge(publisher, old_theme, theme)
    form = publisher.get(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old.pk]))
    ticked = region(form, f"input[name=themes][value='{theme.pk}']")
    assert ticked.has_attr("checked")


def test_a_page_in_moderation_is_published_by_its_approval(publisher, contributor, rubric, old_theme, theme):
    page = make_resource(rubric, live=False, owner=contributor.user)
    draft_with(page, old_theme)
    page = fresh(page)
    state = page.get_workflow().start(page, contributor.user)
    merge(publisher, old_theme, theme)
    state = type(state).objects.get(pk=state.pk)
    state.current_task_state.approve(user=publisher.user)
    assert themes(page) == ["Jeunesse engagée"]


def test_the_copy_kept_for_a_partner_names_the_term_of_today(publisher, page, old_theme, theme):
    draft_with(page, old_theme)
    link = ask(fresh(page), ApprovalLink(partner="La fédération"), 30, publisher.user)
    merge(publisher, old_theme, theme)
    kept = ApprovalLink.objects.get(pk=link.pk).page_as_kept()
    assert [term.name for term in kept.themes.all()] == ["Jeunesse engagée"]


def test_a_version_follows_every_merge_that_came_after_it(publisher, page, old_theme, theme):
    draft = draft_with(page, old_theme)
    last = make_theme("Enfance et jeunesse")
    merge(publisher, old_theme, theme)
    merge(publisher, theme, last)
    Revision.objects.get(pk=draft.pk).publish()
    assert themes(page) == ["Enfance et jeunesse"]


def test_an_organisation_stays_in_its_part_in_a_draft_and_is_there_once(publisher, page):
    old, body = make_organisation(), make_organisation()
    draft = fresh(page)
    draft.contributions = [
        ResourceContribution(organisation=old, role="auteur"),
        ResourceContribution(organisation=body, role="auteur"),
        ResourceContribution(organisation=old, role="financeur"),
    ]
    draft = draft.save_revision()
    merge(publisher, old, body)
    Revision.objects.get(pk=draft.pk).publish()
    parts = sorted(fresh(page).contributions.values_list("organisation", "role"))
    assert parts == [(body.pk, "auteur"), (body.pk, "financeur")]


def test_versions_themselves_are_not_rewritten(publisher, page, old_theme, theme):
    draft = draft_with(page, old_theme)
    before = Revision.objects.get(pk=draft.pk).content
    merge(publisher, old_theme, theme)
    assert Revision.objects.get(pk=draft.pk).content == before


def test_a_form_that_was_open_before_the_merge_is_saved_all_the_same(publisher, rubric, old_theme, theme):
    old, body = make_organisation(), make_organisation()
    part = ResourceContribution(organisation=old, role="auteur")
    page = make_resource(rubric, levels=["comprendre"], themes=[old_theme], contributions=[part])
    sent = filled(publisher.get(edit_address(page)), type(page))
    assert (sent["themes"], sent["contributions-0-organisation"]) == (str(old_theme.pk), str(old.pk))
    merge(publisher, old_theme, theme)
    merge(publisher, old, body)
    publisher.post(edit_address(page), sent)
    draft = fresh(page).get_latest_revision_as_object()
    assert [term.name for term in draft.themes.all()] == ["Jeunesse engagée"]
    assert [one.organisation for one in draft.contributions.all()] == [body]


def test_opening_a_version_costs_one_query_for_each_vocabulary_that_it_names(page, theme):
    empty, draft = draft_with(page), draft_with(page, theme)
    for revision, cost in ((empty, 0), (draft, 1)):
        with CaptureQueriesContext(connection) as queries:
            revision.as_object()
        assert sum("former" in query["sql"] for query in queries) == cost
