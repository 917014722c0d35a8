"""One click says that a page is still true; another takes it back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from editorial.keeping.due import USUAL_DELAY, followed
from editorial.models import ReviewDate
from tests.factories import make_resource
from tests.reading import region, regions, texts, words

REPORT = reverse("editorial_review_report")


def days(count):
    """A date, so many days from today."""
    return timezone.localdate() + timedelta(days=count)


def address(page):
    """Where one says so."""
    return reverse("editorial_review", args=[page.pk])


def said(response):
    """The messages of the next screen."""
    return " ".join(texts(response, ".messages li"))


def undo_address(response):
    """Where the button of the message takes it back."""
    return region(response, "form.undo")["action"]


def test_one_click_marks_the_page_dates_the_next_review_and_tells_the_history(publisher, old):
    response = publisher.post(address(old), {"next": REPORT}, follow=True)
    assert response.redirect_chain[-1][0] == REPORT
    assert "« Un vieux guide » : revue aujourd’hui, toujours juste. À revoir le" in said(response)
    known = ReviewDate.objects.get(resource=old)
    assert (known.reviewed_on, known.review_on, known.reviewed_by) == (days(0), None, publisher.user)
    assert followed().get(pk=old.pk).due_on == days(USUAL_DELAY)
    history = publisher.get(reverse("wagtailadmin_pages:history", args=[old.pk]))
    assert "Revue : toujours juste. À revoir le" in words(region(history, "main"))


def test_another_date_can_be_chosen(publisher, old):
    publisher.post(address(old), {"review_on": f"{days(40):%d/%m/%Y}"})
    assert followed().get(pk=old.pk).due_on == days(40)


def test_the_date_alone_can_be_changed(publisher, old):
    response = publisher.post(
        address(old), {"review_on": f"{days(40):%d/%m/%Y}", "only_date": "1", "next": REPORT}, follow=True
    )
    assert "la date de revue est changée" in said(response)
    known = ReviewDate.objects.get(resource=old)
    assert (known.reviewed_on, known.review_on) == (None, days(40))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("01/01/2020", "Choisissez un jour à venir."),
        ("01/01/2199", "Choisissez un jour dans les dix ans."),
        ("demain", "Saisissez une date valide."),
    ],
)
def test_a_date_that_means_nothing_is_refused_and_shown_again(publisher, old, typed, why):
    response = publisher.post(address(old), {"review_on": typed})
    assert response.status_code == 200
    assert why in words(region(response, "main"))
    assert typed in region(response, "input[name=review_on]")["value"]
    assert not ReviewDate.objects.exists()


def test_it_is_undone_by_the_button_of_the_message(publisher, old):
    ReviewDate.objects.create(resource=old, review_on=days(-3), reviewed_on=days(-300), reviewed_by=publisher.user)
    response = publisher.post(address(old), {"next": REPORT}, follow=True)
    undone = publisher.post(undo_address(response), {"next": REPORT}, follow=True)
    assert "C’est annulé pour « Un vieux guide »." in said(undone)
    known = ReviewDate.objects.get(resource=old)
    assert (known.reviewed_on, known.review_on) == (days(-300), days(-3))
    assert PageLogEntry.objects.filter(page=old.pk, action="editorial.review.undone").count() == 1


def test_what_was_changed_since_is_not_undone(publisher, old):
    response = publisher.post(address(old), {"next": REPORT}, follow=True)
    publisher.post(address(old), {"review_on": f"{days(40):%d/%m/%Y}"})
    undone = publisher.post(undo_address(response), {"next": REPORT}, follow=True)
    assert "La date de revue a changé depuis" in said(undone)
    assert ReviewDate.objects.get(resource=old).review_on == days(40)


def test_undoing_never_fails_when_whoever_looked_before_is_gone(publisher, administrator, old):
    ReviewDate.objects.create(resource=old, reviewed_on=days(-300), reviewed_by=administrator.user)
    response = publisher.post(address(old), {"next": REPORT}, follow=True)
    administrator.user.delete()
    publisher.post(undo_address(response))
    assert ReviewDate.objects.get(resource=old).reviewed_by is None


def test_the_button_pressed_twice_does_it_once(publisher, old):
    publisher.post(address(old))
    again = publisher.post(address(old), {"next": REPORT}, follow=True)
    assert "C’est déjà fait." in said(again)
    assert PageLogEntry.objects.filter(page=old.pk, action="editorial.review.reviewed").count() == 1


def test_a_link_followed_does_nothing(publisher, old):
    assert publisher.get(address(old)).status_code == 200
    entry = publisher.post(address(old)) and PageLogEntry.objects.get(action="editorial.review.reviewed")
    assert publisher.get(reverse("editorial_review_undo", args=[entry.pk])).status_code == 405


def test_a_draft_is_not_reviewed(publisher, rubric):
    page = make_resource(rubric, live=False)
    response = publisher.post(address(page), {"next": REPORT}, follow=True)
    assert "Seule une ressource en ligne" in said(response)
    assert not ReviewDate.objects.exists()


def test_a_contributor_is_refused_everywhere(contributor, publisher, rubric):
    page = make_resource(rubric, owner=contributor.user)
    publisher.post(address(page))
    entry = PageLogEntry.objects.get(action="editorial.review.reviewed")
    for ask in (contributor.get, contributor.post):
        assert ask(address(page)).status_code == 302
    contributor.post(reverse("editorial_review_undo", args=[entry.pk]))
    assert ReviewDate.objects.get().reviewed_on == days(0)
    edit = contributor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert address(page) not in edit.content.decode()


def test_a_visitor_is_asked_to_log_in(client, old):
    assert client.get(address(old)).url.startswith("/admin/login/")


def test_the_menu_of_a_published_page_has_it_in_one_click(publisher, old, rubric):
    make_resource(rubric, "Brouillon", live=False)
    for name, where in (("wagtailadmin_pages:edit", old), ("wagtailadmin_explore", rubric)):
        found = regions(publisher.get(reverse(name, args=[where.pk])), f"a[data-w-action-url-value='{address(old)}']")
        assert [words(link) for link in found] == ["Revue : toujours juste"]
        assert found[0]["href"].startswith(address(old))


def test_the_form_says_when_the_page_is_due(publisher, old, rubric):
    def panel(page):
        return words(region(publisher.get(reverse("wagtailadmin_pages:edit", args=[page.pk])), "main"))

    assert "Jamais revue depuis sa publication. À revoir le" in panel(old)
    assert "est à relire tous les dix-huit mois" in panel(make_resource(rubric, live=False))


def test_visitors_are_told_nothing(client, publisher, old):
    before = client.get(old.url).content
    publisher.post(address(old))
    assert client.get(old.url).content == before
