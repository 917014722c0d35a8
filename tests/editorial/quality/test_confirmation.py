"""Before publication: what is said, what blocks, what may be published anyway, and by whom."""

import pytest
from django.urls import reverse
from wagtail.models import Page, PageLogEntry
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from practical_kit.models import GuidePage
from tests.factories import make_resource, paragraph
from tests.filling import add_address, edit_address, filled
from tests.reading import links, region, texts, words

VAGUE = [paragraph('Le guide est <a href="https://exemple.fr/">ici</a>')]


@pytest.fixture
def draft(rubric):
    """A guide that lacks nothing, whose text has a link « ici »."""
    page = make_resource(rubric, "Un guide", GuidePage, levels=["innover"], live=False, body=VAGUE)
    page.save_revision()
    return page


def last_look(page, **asked):
    """The address of the page that comes before publication."""
    return reverse("before_publication", args=[page.pk], query=asked)


def is_live(page):
    """Whether visitors see it."""
    return Page.objects.get(pk=page.pk).live


def publish(client, page, **values):
    """Ask for publication in the form, which holds what the page holds."""
    body = page.get_latest_revision_as_object().body.get_prep_value()
    data = filled(client.get(edit_address(page)), GuidePage, publish=True, body=[], **values)
    return client.post(edit_address(page), data | stream_of(body))


def stream_of(body):
    """The data of a body of paragraphs, as the browser sends it."""
    blocks = [("paragraph", {"text": rich_text(one["value"]["text"]), "references": streamfield([])}) for one in body]
    return nested_form_data({"body": streamfield(blocks)})


def confirm(client, address, **extra):
    """Press the button of the last look."""
    version = region(client.get(address), "input[name=version]")["value"]
    return client.post(address, {"version": version} | extra)


def test_a_page_without_remarks_is_published_at_once(publisher, rubric):
    page = make_resource(rubric, "Un guide", GuidePage, levels=["innover"], live=False)
    assert publish(publisher, page).url == reverse("wagtailadmin_explore", args=[rubric.pk])
    assert is_live(page)


def test_a_page_with_remarks_is_kept_and_shown_them_first(publisher, draft):
    response = publish(publisher, draft, title="Un meilleur guide")
    assert response.url == last_look(draft)
    assert not is_live(draft)
    assert GuidePage.objects.get(pk=draft.pk).get_latest_revision_as_object().title == "Un meilleur guide"
    page = publisher.get(response.url)
    assert texts(page, "h1") == ["Avant de publier Un meilleur guide"]
    assert texts(page, "main h2") == ["1 point à revoir"]
    assert "Le lien « ici » ne dit pas où il mène" in words(region(page, ".remarks"))
    [link] = links(page, ".remarks")
    assert link.startswith(f"{edit_address(draft)}#:w:contentpath=body.")


def test_a_new_page_with_remarks_is_a_draft_nobody_sees(publisher, rubric):
    address = add_address(GuidePage, rubric)
    data = filled(publisher.get(address), GuidePage, publish=True, title="Un guide", slug="un-guide", summary="Résumé.")
    levels = {"need_levels": [GuidePage.need_levels.through.tag_model().objects.get(slug="innover").pk]}
    response = publisher.post(address, data | levels | stream_of(VAGUE))
    page = GuidePage.objects.get()
    assert (response.url, page.live, page.first_published_at) == (last_look(page), False, None)
    assert publisher.get(f"/kit/evaluer/{page.slug}/").status_code == 404


def test_it_is_published_anyway_and_logged(publisher, draft):
    publish(publisher, draft)
    assert confirm(publisher, last_look(draft)).url == reverse("wagtailadmin_explore", args=[draft.get_parent().pk])
    assert is_live(draft)
    assert PageLogEntry.objects.filter(page=draft.pk, action="wagtail.publish", user=publisher.user).exists()


def test_what_was_not_looked_at_is_not_published(publisher, draft):
    version = region(publisher.get(last_look(draft)), "input[name=version]")["value"]
    page = GuidePage.objects.get(pk=draft.pk)
    page.title = "Autre chose"
    page.save_revision()
    response = publisher.post(last_look(draft), {"version": version}, follow=True)
    assert "La page a changé entre-temps" in words(region(response, ".messages"))
    assert not is_live(draft)
    assert publisher.post(last_look(draft)).status_code == 302
    assert not is_live(draft)


def test_what_blocks_is_listed_and_cannot_be_published_anyway(publisher, draft):
    draft.summary = ""
    draft.save_revision(clean=False)
    page = publisher.get(last_look(draft))
    assert texts(page, "main h2") == ["Il manque encore", "1 point à revoir"]
    assert not [button for button in texts(page, "main form button") if "Publier" in button]
    confirm(publisher, last_look(draft))
    assert not is_live(draft)


def test_only_those_who_may_publish_see_it(contributor, client, draft):
    draft.owner = contributor.user
    draft.save()
    for one in (contributor, client):
        assert one.get(last_look(draft)).status_code in (302, 403)
        assert one.post(last_look(draft), {"version": "1-1"}).status_code in (302, 403)
    assert not is_live(draft)


def test_a_page_that_does_not_exist_is_not_found(publisher):
    assert publisher.get(reverse("before_publication", args=[999_999])).status_code == 404


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
def test_a_task_that_is_not_the_current_one_is_not_approved(contributor, draft, submitted, task):
    assert contributor.get(last_look(draft, task=task)).status_code in (302, 403)


def test_pages_published_from_a_list_are_held_to_it_too(publisher, draft):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = publisher.post(f"{address}?id={draft.pk}&next=/admin/", {}, follow=True)
    assert not is_live(draft)
    assert "Le lien « ici »" in words(region(response, ".messages"))
