"""The weekly mail: to each person who has something to do, once, in plain words."""

import smtplib
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks

from editorial.home.todo import Todo
from editorial.keeping import digest
from editorial.models import ReviewDigest
from tests.factories import make_resource
from tests.reading import region, regions, words

ACCOUNT = reverse("wagtailadmin_account")


def send(**options):
    """Run the command; give what it prints."""
    out = StringIO()
    call_command("send_review_digest", stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def camille(log_in):
    """An editor with an address."""
    return log_in("Éditeurs", email="camille@exemple.fr", first_name="Camille", last_name="Roux")


@pytest.fixture
def robin(log_in):
    """An administrator with an address."""
    return log_in("Administrateurs", email="robin@exemple.fr")


def test_the_mail_says_what_is_due_with_whole_addresses(camille, old):
    send()
    [sent] = mail.outbox
    assert sent.to == ["camille@exemple.fr"]
    assert sent.subject == "Co-construction territoriale\u00a0: 1 à revoir"
    assert sent.body.startswith("Bonjour Camille,\n")
    assert "- Un vieux guide\n  à revoir depuis le" in sent.body
    assert f"http://127.0.0.1:8000{reverse('editorial_review', args=[old.pk])}" in sent.body
    assert sent.extra_headers["List-Unsubscribe"] == f"<http://127.0.0.1:8000{ACCOUNT}>"
    assert "\n\n\n" not in sent.body
    assert " :" not in sent.body


def test_ten_pages_are_named_and_all_are_counted(camille, make_old):
    for number in range(12):
        make_old(f"Guide {number}", 700 - number)
    send()
    assert "12 ressources attendent d’être relues" in mail.outbox[0].body
    assert mail.outbox[0].body.count("à revoir depuis") == 10
    assert f"{reverse('editorial_review_report')}?state=a-revoir" in mail.outbox[0].body


def test_drafts_that_await_an_approval_are_in_the_mail(camille, contributor, rubric):
    page = make_resource(rubric, "À approuver", live=False, owner=contributor.user)
    page.save_revision(user=contributor.user)
    page.get_workflow().start(page, contributor.user)
    mail.outbox.clear()  # Wagtail has its own word for it
    send()
    [sent] = mail.outbox
    assert "- À approuver\n  soumise le" in sent.body
    assert "1 à approuver" in sent.subject


def test_nothing_to_do_sends_nothing_and_keeps_the_turn(camille, make_old):
    assert "0 courriel" in send()
    make_old("Un vieux guide")
    assert "1 courriel" in send()


def test_twice_the_same_day_sends_once_and_a_week_later_again(camille, old):
    send()
    send()
    assert len(mail.outbox) == 1
    ReviewDigest.objects.update(sent_on=timezone.localdate() - timedelta(days=6))
    send()
    assert len(mail.outbox) == 1
    ReviewDigest.objects.update(sent_on=timezone.localdate() - timedelta(days=7))
    send()
    assert len(mail.outbox) == 2


def test_of_two_commands_at_once_one_sends(camille, old):
    assert digest.claim(camille.user)
    assert digest.claim(camille.user) is None


def test_who_can_not_publish_or_has_no_address_or_is_gone_gets_none(log_in, old):
    log_in("Contributeurs", email="contributeur@exemple.fr")
    log_in("Éditeurs")
    log_in("Administrateurs", email="parti@exemple.fr", is_active=False)
    send()
    assert mail.outbox == []


def test_one_failure_does_not_keep_the_others_from_their_mail(camille, robin, old, monkeypatch):
    deliver = EmailBackend.send_messages

    def fail_for_camille(backend, messages):
        if messages[0].to == ["camille@exemple.fr"]:
            raise smtplib.SMTPRecipientsRefused({})
        return deliver(backend, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", fail_for_camille)
    with pytest.raises(CommandError, match="1 courriel"):
        send()
    assert [sent.to for sent in mail.outbox] == [["robin@exemple.fr"]]
    monkeypatch.undo()
    send()
    assert [sent.to for sent in mail.outbox] == [["robin@exemple.fr"], ["camille@exemple.fr"]]


def test_a_dry_run_shows_the_mail_and_sends_nothing(camille, old):
    shown = send(dry_run=True)
    assert "À : camille@exemple.fr" in shown
    assert "- Un vieux guide" in shown
    assert mail.outbox == []
    assert not ReviewDigest.objects.exists()


def test_without_a_mail_server_the_command_says_so(camille, old, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert "pas de serveur de courriel" in send()
    assert not ReviewDigest.objects.exists()


def test_a_title_cannot_pass_for_another_line(camille, make_old):
    make_old("Un titre\nCc: tout-le-monde@exemple.fr")
    send()
    assert "- Un titre Cc: tout-le-monde@exemple.fr\n" in mail.outbox[0].body


def test_one_turns_it_off_in_ones_account(camille, old):
    panel = region(camille.get(ACCOUNT), "#tab-notifications")
    assert "Courriel de la semaine" in words(panel)
    assert panel.select_one("input[name=review_digest-is_wanted]").has_attr("checked")
    fields = [field for field in regions(camille.get(ACCOUNT), "main input[name]") if field["type"] != "file"]
    ticked = [field for field in fields if field["type"] != "checkbox" or field.has_attr("checked")]
    sent = {field["name"]: field.get("value", "") for field in ticked}
    sent |= {"theme-theme": "system", "theme-contrast": "system", "theme-density": "default"}
    sent.pop("review_digest-is_wanted")
    camille.post(ACCOUNT, sent)
    assert ReviewDigest.objects.get(user=camille.user).is_wanted is False
    send()
    assert mail.outbox == []


def test_a_contributor_is_not_asked(contributor):
    assert regions(contributor.get(ACCOUNT), "input[name=review_digest-is_wanted]") == []


class Panel:
    """A panel of the home page that has something to say."""

    name, order = "links", 10

    def summary(self, user):
        return [Todo(3, "liens rompus", "/admin/liens/"), Todo(0, "rien", "/rien/")]


class Frame:
    """A panel that holds others, as the home page has one."""

    name, order = "frame", 0
    work, collection = [Panel()], []


@pytest.mark.parametrize("panel", [Panel(), Frame()], ids=["alone", "in a frame"])
def test_what_other_panels_sum_up_is_in_the_mail(camille, panel):
    def add(request, panels):
        panels.append(panel)

    with hooks.register_temporarily("construct_homepage_panels", add, order=1000):
        send()
    [sent] = mail.outbox
    assert sent.subject == "Co-construction territoriale\u00a0: 3 liens rompus"
    assert "- 3 liens rompus\n  http://127.0.0.1:8000/admin/liens/" in sent.body
    assert "rien" not in sent.body.split("seulement")[0]
