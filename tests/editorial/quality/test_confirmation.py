"""Before publication: what is said, what blocks, what may be published anyway, and by whom."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from catalogue.models import ResourceFile
from editorial.quality.remarks import remarks
from practical_kit.models import GuidePage
from tests.editorial.quality.last_look import VAGUE, confirm, is_live, last_look, stream_of
from tests.factories import make_document, make_resource
from tests.filling import add_address, edit_address, filled
from tests.reading import links, region, texts, words


def publish(client, page, **values):
    """Ask for publication in the form, which holds what the page holds."""
    body = page.get_latest_revision_as_object().body.get_prep_value()
    data = filled(client.get(edit_address(page)), GuidePage, publish=True, body=[], **values)
    return client.post(edit_address(page), data | stream_of(body))


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


def test_a_button_pressed_twice_publishes_once(publisher, draft):
    version = region(publisher.get(last_look(draft)), "input[name=version]")["value"]
    for _ in range(2):
        response = publisher.post(last_look(draft), {"version": version}, follow=True)
    assert "c’est déjà fait" in words(region(response, ".messages"))
    assert PageLogEntry.objects.filter(page=draft.pk, action="wagtail.publish").count() == 1


def test_what_is_published_is_a_revision_that_no_open_form_writes_in(publisher, draft):
    looked_at = GuidePage.objects.get(pk=draft.pk).latest_revision
    confirm(publisher, last_look(draft))
    page = GuidePage.objects.get(pk=draft.pk)
    assert page.live_revision == page.latest_revision
    assert page.live_revision != looked_at


def test_a_page_outside_of_any_site_is_published_without_a_link(publisher, draft, monkeypatch):
    monkeypatch.setattr(Page, "url", None)
    assert confirm(publisher, last_look(draft)).status_code == 302
    assert is_live(draft)


def test_a_page_locked_by_somebody_else_or_that_follows_another_is_not_published(publisher, administrator, draft):
    Page.objects.filter(pk=draft.pk).update(locked=True, locked_by=administrator.user)
    assert publisher.get(last_look(draft)).status_code in (302, 403)
    Page.objects.filter(pk=draft.pk).update(locked=False, locked_by=None)
    alias = GuidePage.objects.get(pk=draft.pk).create_alias(update_slug="alias")
    assert publisher.get(last_look(alias)).status_code in (302, 403)


def test_what_could_not_be_saved_stays_in_the_form(publisher, draft):
    body = draft.get_latest_revision_as_object().body.get_prep_value()
    data = filled(publisher.get(edit_address(draft)), GuidePage, publish=True, body=[], title="Tapé par B")
    response = publisher.post(edit_address(draft), data | stream_of(body) | {"overwrite_revision_id": "999999"})
    assert response.status_code == 200
    assert region(response, "#id_title")["value"] == "Tapé par B"
    assert not is_live(draft)


def test_the_cost_of_the_remarks_does_not_grow_with_files(draft):
    costs = []
    for number in (1, 10):
        page = GuidePage.objects.get(pk=draft.pk)
        page.files = [ResourceFile(document=make_document(lacks=["titre"])) for _ in range(number)]
        page.save_revision()
        seen = GuidePage.objects.get(pk=draft.pk).get_latest_revision_as_object()
        with CaptureQueriesContext(connection) as queries:
            assert len(remarks(seen)) == number + 1
        assert not [query for query in queries if '"text"' in query["sql"] and "document" in query["sql"]]
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_pages_published_from_a_list_are_held_to_it_too(publisher, draft):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = publisher.post(f"{address}?id={draft.pk}&next=/admin/", {}, follow=True)
    assert not is_live(draft)
    assert "Le lien « ici »" in words(region(response, ".messages"))
