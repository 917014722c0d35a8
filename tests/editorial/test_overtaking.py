"""Two editors on one page: the second to save is asked first, and nothing that either wrote is lost."""

import pytest
from django.urls import reverse

from practical_kit.models import StudyPage
from tests.factories import make_resource
from tests.filling import edit_address, filled
from tests.reading import links, region, regions, words


@pytest.fixture
def page(rubric):
    """A published study."""
    return make_resource(rubric, "Le verger", StudyPage)


@pytest.fixture
def opened(publisher, administrator, page):
    """The form as the editor opened it, then what the administrator saved."""
    data = filled(publisher.get(edit_address(page)), StudyPage, title="Le verger de l’éditeur")
    save(administrator, page, "Le verger de l’administrateur")
    return data


def save(client, page, title, **more):
    """Open the form and send it."""
    return client.post(edit_address(page), filled(client.get(edit_address(page)), StudyPage, title=title) | more)


def again(response):
    """What the page would send, as a browser sends it."""
    return {
        field["name"]: field.get("value", "") for field in region(response, "form.login-form").select("input[name]")
    }


def titles(page):
    """The versions of a page, oldest first."""
    return [revision.content["title"] for revision in page.revisions.order_by("pk")]


def test_the_second_is_told_who_saved_and_loses_nothing(publisher, page, opened):
    response = publisher.post(edit_address(page), opened)
    assert response.status_code == 409
    assert "administrateurs a enregistré une autre version de cette page" in words(region(response, "main"))
    assert again(response)["title"] == "Le verger de l’éditeur"
    assert regions(response, "[type=password]") == []
    [read] = links(response, "main")
    assert "Le verger de l’administrateur" in words(region(publisher.get(read), "h1"))
    assert titles(page) == ["Le verger de l’administrateur"]


def test_once_told_they_may_go_on_and_both_versions_are_in_the_history(publisher, page, opened):
    sent = again(publisher.post(edit_address(page), opened))
    assert publisher.post(edit_address(page), sent).status_code == 302
    assert titles(page) == ["Le verger de l’administrateur", "Le verger de l’éditeur"]


def test_publishing_is_asked_for_too(publisher, page, opened):
    assert publisher.post(edit_address(page), opened | {"action-publish": "action-publish"}).status_code == 409
    assert StudyPage.objects.get().title == "Le verger"


def test_a_third_version_is_told_in_its_turn(publisher, administrator, page, opened):
    sent = again(publisher.post(edit_address(page), opened))
    save(administrator, page, "Le verger, encore")
    response = publisher.post(edit_address(page), sent)
    assert response.status_code == 409
    assert again(response)["version_vue"] == str(page.revisions.order_by("pk").last().pk)


def test_whoever_is_alone_or_follows_is_asked_nothing(publisher, administrator, page):
    assert save(publisher, page, "Un").status_code == 302
    assert save(administrator, page, "Deux").status_code == 302
    data = filled(administrator.get(edit_address(page)), StudyPage, title="Trois")
    save(administrator, page, "De l’autre onglet")
    assert administrator.post(edit_address(page), data).status_code == 302


def test_autosave_is_answered_by_wagtail(publisher, administrator, page):
    save(publisher, page, "Une version")
    opened = filled(publisher.get(edit_address(page)), StudyPage, title="Le verger de l’éditeur")
    save(administrator, page, "Une autre")
    answer = publisher.post(edit_address(page), opened, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["error_code"]) == (400, "invalid_revision")
    assert "Quelqu’un d’autre a enregistré" in answer.json()["error_message"]


def test_going_back_to_an_old_version_is_not_asked_about(publisher, administrator, page):
    save(publisher, page, "Un")
    save(administrator, page, "Deux")
    old = page.revisions.order_by("pk").first()
    form = publisher.get(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old.pk]))
    data = filled(form, StudyPage) | {"revision": old.pk}
    assert data["title"] == "Un"
    assert publisher.post(edit_address(page), data).status_code == 302
