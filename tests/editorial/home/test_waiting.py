"""Pages in review, on the home page: those to read, those sent, those that came back."""

from wagtail.models import Page

from editorial.home.todo import Todo
from editorial.home.waiting import AwaitingPanel, SentPanel
from tests.reading import links, region, regions, texts

AWAITING, SENT = "#a-relire-section", "#en-relecture-section"


def test_what_was_sent_awaits_whoever_may_approve_it(contributor, publisher, editor, submitted, desk):
    page = submitted(contributor.user, "Un guide à relire")
    assert regions(desk(contributor), AWAITING) == []
    for client in (publisher, editor):
        assert texts(desk(client), f"{AWAITING} .lines__title") == ["Un guide à relire"]
        assert f"/admin/pages/{page.pk}/edit/" in links(desk(client), AWAITING)
        assert texts(desk(client), ".todo a") == ["1 page à relire"]
    assert texts(desk(contributor), f"{SENT} .lines__title") == ["Un guide à relire"]
    assert regions(desk(contributor), ".todo__none")


def test_the_title_is_that_of_the_version_to_be_read(contributor, publisher, draft, submitted, desk):
    page = draft(contributor.user, "Titre en ligne", live=True)
    page.title = "Titre proposé"
    page.save_revision(user=contributor.user)
    page.get_workflow().start(page, contributor.user)
    assert texts(desk(publisher), f"{AWAITING} .lines__title") == ["Titre proposé"]


def test_the_oldest_request_comes_first_and_five_are_shown(contributor, publisher, submitted, desk):
    titles = [submitted(contributor.user, f"Demande {number}").title for number in range(6)]
    assert texts(desk(publisher), f"{AWAITING} .lines__title") == titles[:5]
    report = links(desk(publisher), f"{AWAITING} .lines__after")[0]
    told = publisher.get(report).content.decode()
    assert all(title in told for title in titles)
    assert AwaitingPanel().summary(publisher.user)[0].count == 6


def test_what_comes_back_says_who_asks_for_what(contributor, publisher, submitted, desk):
    submitted(contributor.user, "Toujours attendue")
    page = submitted(contributor.user, "Renvoyée")
    publisher.user.first_name = "Paul"
    publisher.user.save()
    page.current_workflow_task_state.reject(user=publisher.user, comment="Ajoutez l’année.\nEt <b>le lieu</b>.")
    home = desk(contributor)
    assert texts(home, f"{SENT} .lines__title") == ["Renvoyée", "Toujours attendue"]
    assert texts(home, f"{SENT} blockquote") == ["Ajoutez l’année. Et <b>le lieu</b>."]
    assert "demande Paul" in region(home, f"{SENT} li:first-child").get_text()
    assert texts(home, ".todo a") == ["1 page à corriger après relecture"]
    assert regions(desk(publisher), AWAITING)
    assert SentPanel().summary(publisher.user)[0].count == 0


def test_what_is_approved_deleted_or_taken_back_awaits_nobody(contributor, publisher, submitted, desk):
    approved, deleted, taken_back = (submitted(contributor.user, title) for title in ("Un", "Deux", "Trois"))
    Page.objects.get(pk=approved.pk).current_workflow_task_state.approve(user=publisher.user)
    Page.objects.get(pk=deleted.pk).delete()
    Page.objects.get(pk=taken_back.pk).current_workflow_state.cancel(user=contributor.user)
    assert regions(desk(publisher), AWAITING) == []
    assert regions(desk(contributor), SENT) == []


def test_summaries_need_no_request(contributor, publisher, submitted):
    submitted(contributor.user)
    assert AwaitingPanel().summary(publisher.user) == [Todo(1, "page à relire", "/admin/#a-relire-section")]
    assert AwaitingPanel().summary(contributor.user)[0].count == 0
