"""Correction notices: dated, seen at the top of the page, and kept whatever becomes of the page's text."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from catalogue.corrections import CorrectionForm
from catalogue.models import Correction
from catalogue.models.corrections import Kept
from territories.names import typeset
from tests.factories import fresh, hide, make_case, make_resource, make_rubric, make_three
from tests.reading import regions, texts

pytestmark = pytest.mark.django_db
TEXT = "Page 12, lire « 14 % » au lieu de « 41 % »."


def address(page):
    """Where a notice is written."""
    return reverse("catalogue_correction", args=[page.pk])


def correct(page, text=TEXT, **fields):
    """A notice."""
    return Correction.objects.create(resource=page.resource_ptr, text=text, **fields)


def seen(client, page):
    """The notices that visitors read on a page."""
    return texts(client.get(page.url), ".corrections > div")


def test_the_notice_is_dated_at_the_top_of_the_page_newest_first(client, rubric):
    page = make_resource(rubric)
    correct(page, "La première.", published_at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    correct(page, "La seconde.", published_at=datetime(2026, 11, 23, 12, tzinfo=UTC))
    assert seen(client, page) == [
        "Rectificatif du 23 novembre 2026 La seconde.", "Rectificatif du 1er mars 2026 La première.",
    ]  # fmt: skip
    assert texts(client.get("/kit/contenu/"), ".kit-part li")[0].count("rectificatif du 23 novembre 2026") == 1


def test_the_day_is_that_of_paris(client, rubric):
    page = make_resource(rubric)
    correct(page, published_at=datetime(2026, 11, 22, 23, 30, tzinfo=UTC))
    assert seen(client, page)[0].startswith("Rectificatif du 23 novembre 2026")


def test_a_page_without_notice_says_nothing_of_them(client, rubric):
    assert seen(client, make_resource(rubric)) == []


def test_what_is_typed_is_text_and_its_lines_are_kept(client, rubric):
    page = make_resource(rubric)
    correct(page, "<b>Gras</b>\nEnsuite")
    block = regions(client.get(page.url), ".corrections p")[0]
    assert (block.get_text(), len(block.select("br")), block.select("b")) == ("<b>Gras</b>Ensuite", 1, [])


def test_a_case_may_be_corrected_too(client, rubric):
    page = make_case(rubric)
    correct(page)
    assert len(seen(client, page)) == 1


def test_an_editor_sees_the_notice_before_it_appears(editor, rubric):
    page = make_resource(rubric)
    response = editor.post(address(page), {"text": TEXT})
    assert texts(response, ".correction-shown p") == [TEXT]
    assert not Correction.objects.exists()
    back = editor.post(address(page), {"text": TEXT, "rewrite": "1"})
    assert back.context["form"]["text"].value() == TEXT
    assert not regions(back, ".correction-shown")
    response = editor.post(address(page), {"text": TEXT, "publish": "1"})
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    notice = Correction.objects.get()
    assert (notice.resource_id, notice.text, notice.created_by.username) == (page.pk, typeset(TEXT), "redaction")


def test_the_history_of_the_page_says_who_published_it(editor, rubric):
    page = make_resource(rubric)
    editor.post(address(page), {"text": TEXT, "publish": "1"})
    entry = PageLogEntry.objects.get(action="catalogue.correction")
    assert (entry.page_id, entry.user.username) == (page.pk, "redaction")
    history = editor.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    assert "Rectificatif publié" in history.content.decode()
    assert not ModelLogEntry.objects.exists()


@pytest.mark.parametrize("text", ["", "   ", "a" * 1001, "a\0b"])
def test_a_notice_that_says_nothing_or_too_much_is_refused_at_its_field(editor, rubric, text):
    page = make_resource(rubric)
    response = editor.post(address(page), {"text": text, "publish": "1"})
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {"text"}
    assert not Correction.objects.exists()


def test_a_button_pressed_twice_publishes_once(editor, rubric):
    page = make_resource(rubric)
    editor.post(address(page), {"text": TEXT, "publish": "1"})
    response = editor.post(address(page), {"text": TEXT, "publish": "1"})
    assert set(response.context["form"].errors) == {"text"}
    assert Correction.objects.count() == 1


def test_two_requests_that_both_passed_the_check_publish_once(editor, rubric, monkeypatch):
    """A double click: the second is checked before the first is kept."""
    page = make_resource(rubric)
    monkeypatch.setattr(CorrectionForm, "clean_text", lambda form: typeset(form.cleaned_data["text"]))
    for _ in range(2):
        assert editor.post(address(page), {"text": TEXT, "publish": "1"}).status_code == 302
    assert Correction.objects.count() == PageLogEntry.objects.filter(action="catalogue.correction").count() == 1


def test_only_a_page_that_is_online_is_corrected(editor, rubric):
    draft = make_resource(rubric, live=False)
    response = editor.post(address(draft), {"text": TEXT, "publish": "1"}, follow=True)
    assert response.redirect_chain[0][0] == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert "Un rectificatif se publie sur une page en ligne" in response.content.decode()
    assert not Correction.objects.exists()


def test_a_page_that_is_no_resource_or_no_page_has_no_such_screen(editor, rubric):
    for number in (rubric.pk, 999_999):
        assert editor.get(reverse("catalogue_correction", args=[number])).status_code == 404


def test_an_alias_is_corrected_on_its_original_and_says_so_too(client, editor, kit, rubric):
    page = make_resource(rubric)
    alias = fresh(page).create_alias(parent=Page.objects.get(pk=make_rubric(kit, "accompagner").pk))
    correct(page)
    assert len(seen(client, alias)) == 1
    assert editor.get(address(alias)).status_code == 404


def test_a_notice_survives_an_older_text_a_withdrawal_and_a_move(client, kit, rubric):
    page = fresh(make_resource(rubric))
    old = page.save_revision()
    page.save_revision().publish()
    correct(page)
    old.publish()
    fresh(page).unpublish()
    fresh(page).save_revision().publish()
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=make_rubric(kit, "accompagner").pk), "last-child")
    assert len(seen(client, fresh(page))) == 1


def test_a_copy_has_not_made_the_same_mistake(client, rubric):
    page = make_resource(rubric)
    correct(page)
    copy = fresh(page).copy(update_attrs={"slug": "copie"}, keep_live=True)
    assert seen(client, copy) == []


def test_a_notice_is_never_changed_nor_deleted(rubric):
    notice = correct(make_resource(rubric))
    notice.text = "Autre chose."
    for attempt in (
        notice.save,
        notice.delete,
        Correction.objects.all().delete,
        lambda: Correction.objects.update(text="Autre chose."),
        Correction.objects.get().save,
    ):
        with pytest.raises(Kept):
            attempt()
    assert Correction.objects.get().text == TEXT


def test_a_notice_goes_with_its_page_and_stays_without_its_author(rubric):
    page = make_resource(rubric)
    author = get_user_model().objects.create_user("autrice")
    correct(page, created_by=author)
    author.delete()
    assert Correction.objects.get().created_by is None
    fresh(page).delete()
    assert not Correction.objects.exists()


def test_the_search_finds_what_a_notice_says(client, rubric):
    page = make_resource(rubric)
    client.get("/ressources/")
    correct(page, "Le mot juste est crapaudine.")
    response = client.get("/ressources/?q=crapaudine")
    assert texts(response, ".result h3") == [page.title]
    assert "crapaudine" in texts(response, ".result__passage")[0]


def test_the_notices_of_drafts_and_private_pages_are_nowhere(client, rubric):
    make_three(rubric)
    for page in type(fresh(rubric)).objects.get().get_children().specific():
        correct(page, f"Rectifie {page.title}.")
    lists = [client.get(where).content.decode() for where in ("/kit/contenu/", "/ressources/?q=rectifie")]
    assert all("Visible" in html for html in lists)
    assert not any(word in html for html in lists for word in ("Brouillon", "Réservée"))


def test_notices_cost_a_list_the_same_however_many(client, rubric):
    def cost():
        client.get("/kit/contenu/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/kit/contenu/")
        return len(asked)

    correct(make_resource(rubric))
    few = cost()
    for _ in range(8):
        correct(make_resource(rubric))
    assert cost() == few


def test_a_private_page_may_be_corrected_for_those_who_read_it(editor, rubric):
    page = make_resource(rubric)
    hide(page)
    editor.post(address(page), {"text": TEXT, "publish": "1"})
    assert len(seen(editor, page)) == 1
