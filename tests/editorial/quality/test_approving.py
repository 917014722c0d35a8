"""What an approval would publish is looked at first, from the form or without it."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from practical_kit.models import GuidePage
from tests.editorial.quality.last_look import confirm, is_live, last_look, stream_of
from tests.filling import edit_address, filled
from tests.reading import region, texts, words


@pytest.fixture
def submitted(draft, contributor):
    """The state of the review of the draft, which a contributor submitted."""
    draft.owner = contributor.user
    draft.save()
    draft.get_workflow().start(draft, contributor.user)
    return Page.objects.get(pk=draft.pk).current_workflow_task_state


def approve(client, page, state, **data):
    """Approve from the list, without the form."""
    return client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]), data)


def test_an_approval_from_a_list_shows_the_remarks_first(publisher, draft, submitted):
    response = approve(publisher, draft, submitted, next="/admin/")
    assert not is_live(draft)
    assert response.url == last_look(draft, task=submitted.pk, next="/admin/")
    assert texts(publisher.get(response.url), "main form button") == ["Approuver quand même"]
    assert confirm(publisher, response.url).url == "/admin/"
    assert is_live(draft)


def test_an_approval_with_a_comment_keeps_it(publisher, draft, submitted):
    response = approve(publisher, draft, submitted, comment="Très bien.")
    confirm(publisher, response.url)
    submitted.refresh_from_db()
    assert (submitted.status, submitted.comment) == ("approved", "Très bien.")


def test_an_approval_in_a_window_over_the_list_goes_on_to_the_remarks(publisher, draft, submitted):
    address = reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", submitted.pk])
    answer = publisher.post(address, {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"}).json()
    assert answer == {"step": "success", "redirect": last_look(draft, task=submitted.pk)}


def test_an_approval_does_not_publish_what_the_form_would_refuse(publisher, draft, submitted):
    draft.summary = ""
    draft.save_revision(clean=False)
    state = Page.objects.get(pk=draft.pk).current_workflow_task_state
    page = publisher.get(approve(publisher, draft, state).url)
    assert "Il manque encore" in texts(page, "main h2")
    confirm(publisher, last_look(draft, task=state.pk))
    assert not is_live(draft)


def test_an_approval_from_the_form_shows_the_remarks_first(publisher, draft, submitted):
    data = filled(publisher.get(edit_address(draft)), GuidePage, body=[]) | stream_of(draft.body.get_prep_value())
    action = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    extra = {"workflow-action-extra-data": '{"comment": "Bien."}'}
    response = publisher.post(edit_address(draft), data | action | extra)
    assert not is_live(draft)
    confirm(publisher, response.url)
    assert is_live(draft)
    submitted.refresh_from_db()
    assert submitted.comment == "Bien."


@pytest.mark.parametrize("task", ["999", "abc", ""])
def test_a_task_that_is_no_longer_the_current_one_publishes_nothing(publisher, draft, submitted, task):
    version = region(publisher.get(last_look(draft)), "input[name=version]")["value"]
    response = publisher.post(last_look(draft, task=task), {"version": version}, follow=True)
    assert "c’est déjà fait" in words(region(response, ".messages"))
    assert not is_live(draft)
    submitted.refresh_from_db()
    assert submitted.status == "in_progress"


def test_a_refusal_is_not_held_up_by_remarks(publisher, draft, submitted):
    data = filled(publisher.get(edit_address(draft)), GuidePage, body=[]) | stream_of(draft.body.get_prep_value())
    action = {"action-workflow-action": "true", "workflow-action-name": "reject"}
    publisher.post(edit_address(draft), data | action | {"workflow-action-extra-data": '{"comment": "À revoir."}'})
    submitted.refresh_from_db()
    assert (submitted.status, submitted.comment) == ("rejected", "À revoir.")


@pytest.mark.parametrize("extra", ["x", "null", "[]", '"a"', ""])
def test_an_approval_that_says_nothing_we_understand_is_an_approval_without_comment(publisher, draft, submitted, extra):
    data = filled(publisher.get(edit_address(draft)), GuidePage, body=[]) | stream_of(draft.body.get_prep_value())
    action = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    response = publisher.post(edit_address(draft), data | action | {"workflow-action-extra-data": extra})
    assert response.url == last_look(draft, task=submitted.pk)


def test_whoever_may_not_publish_learns_nothing_of_a_page(contributor, draft):
    response = contributor.get(last_look(draft, task="999"), follow=True)
    assert draft.title not in words(region(response, ".messages"))
