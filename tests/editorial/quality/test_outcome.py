"""What is said once a page was saved, approved or published: what is online, and what is not yet."""

from django.urls import reverse
from wagtail.models import Page

from practical_kit.models import GuidePage
from tests.editorial.quality.last_look import stream_of
from tests.factories import make_resource
from tests.filling import edit_address, filled
from tests.reading import region, regions, words


def save(client, page, **data):
    """What is said above the screen that follows."""
    sent = filled(client.get(edit_address(page)), GuidePage) | data
    return words(region(client.post(edit_address(page), sent, follow=True), ".messages"))


def test_what_is_saved_of_an_online_page_is_said_not_to_be_online(publisher, rubric):
    page = make_resource(rubric, "Un guide", GuidePage, levels=["innover"])
    assert "Vos modifications ne sont pas encore en ligne" in save(publisher, page)
    meter = region(publisher.get(edit_address(page)), "#completude")
    assert "Des modifications ne sont pas encore en ligne" in words(meter)


def test_what_is_saved_of_a_draft_is_said_to_be_a_draft(publisher, rubric):
    page = make_resource(rubric, "Un guide", GuidePage, levels=["innover"], live=False)
    assert "est enregistrée comme brouillon" in save(publisher, page)
    assert "pas encore en ligne" not in words(region(publisher.get(edit_address(page)), "#completude"))


def test_an_approval_from_the_form_is_said_to_publish_and_a_refusal_to_send_back(publisher, contributor, rubric):
    for action, said in (("approve", "a été publiée"), ("reject", "est renvoyée à qui l’a soumise")):
        page = make_resource(rubric, "Un guide", GuidePage, levels=["innover"], live=False, owner=contributor.user)
        page.save_revision()
        page.get_workflow().start(page, contributor.user)
        asked = {"action-workflow-action": "true", "workflow-action-name": action}
        assert said in save(publisher, page, **asked)


def test_what_is_kept_for_a_last_look_is_not_said_to_be_done(publisher, draft):
    address = reverse("before_publication", args=[draft.pk])
    data = filled(publisher.get(edit_address(draft)), GuidePage, publish=True, body=[])
    body = draft.get_latest_revision_as_object().body.get_prep_value()
    response = publisher.post(edit_address(draft), data | stream_of(body), follow=True)
    assert response.redirect_chain[0][0] == address
    assert not regions(response, ".messages .success")
    assert not Page.objects.get(pk=draft.pk).live
