"""How a partner approves or comments, once, signed and dated in the history."""

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from editorial.approval.recording import COMMENTS, Refused, withdraw
from editorial.approval.recording import answer as keep
from editorial.models import ApprovalAnswer
from tests.editorial.approval.conftest import answer
from tests.reading import region, regions, texts, words


@pytest.fixture
def send(partner, link):
    """Send the form."""
    return lambda *args, **fields: partner.post(link.get_absolute_url(), answer(*args, **fields))


def history(client, page):
    """The lines of the history of a page, newest first."""
    return texts(client.get(reverse("wagtailadmin_pages:history", args=[page.pk])), "table.listing tbody tr")


def test_reading_never_approves(partner, link):
    for ask in (partner.get, partner.head):
        ask(link.get_absolute_url(), answer())
    assert not link.answers.exists()


def test_an_approval_is_signed_dated_and_in_the_history(send, partner, publisher, draft, link):
    response = send()
    assert response.url == f"{link.get_absolute_url()}#relecture"
    [given] = link.answers.all()
    assert (given.signature, given.is_approval, given.digest) == ("Camille Roux, Directrice", True, link.digest)
    page = partner.get(response.url)
    assert "Approuvée le" in words(region(page, ".review"))
    assert "par Camille Roux, Directrice" in words(region(page, "#relecture"))
    assert regions(page, "#relecture form") == []
    newest, asked = history(publisher, draft)[:2]
    assert "Approuvée par Camille Roux, Directrice, par lien (version du" in newest
    assert f"empreinte {link.digest[:12]})" in newest
    assert "Approbation demandée par lien à La fédération" in asked
    entry = PageLogEntry.objects.get(action="editorial.approval.approved")
    assert (entry.user, entry.data["digest"], entry.revision) == (None, link.digest, draft.latest_revision)


def test_a_comment_is_kept_and_read_by_editors_and_can_be_followed_by_an_approval(send, publisher, draft, link):
    send("commente", comment="Page 3 : <script>le chiffre</script>\nest faux.")
    assert "Commentée par Camille Roux" in history(publisher, draft)[0]
    assert "Page 3 : <script>le chiffre</script> est faux." in history(publisher, draft)[0]
    assert link.state.label == "commentée"
    send(comment="Corrigé, merci.")
    fresh = type(link).objects.get(pk=link.pk)
    assert fresh.state.label == "approuvée"
    assert [one.decision for one in fresh.answers.all()] == ["commente", "approuve"]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"decision": ""}, {"decision"}),
        ({"decision": "publier"}, {"decision"}),
        ({"name": " "}, {"name"}),
        ({"function": ""}, {"function"}),
        ({"decision": "commente", "comment": "  "}, {"comment"}),
        ({"name": "a" * 151, "function": "a" * 151, "comment": "a" * 5001}, {"name", "function", "comment"}),
        ({"name": "a\x00b"}, {"name"}),
    ],
)
def test_what_is_wrong_is_said_at_its_place_and_nothing_is_lost_nor_kept(send, link, fields, wrong):
    response = send(**{"comment": "Mes remarques."} | fields)
    assert response.status_code == 200
    shown = {field.select_one("[name]")["name"] for field in regions(response, "#relecture .field--error")}
    assert shown == wrong
    assert len(regions(response, "#relecture .errors li")) == len(wrong)
    if "comment" not in fields:
        assert words(region(response, "#relecture textarea")) == "Mes remarques."
    assert not link.answers.exists()


def test_the_same_sent_twice_signs_once(send, link, draft):
    for decision in ("commente", "commente", "approuve", "approuve", "commente"):
        assert send(decision, comment="Une fois.").status_code == 302
    assert [one.decision for one in link.answers.all()] == ["commente", "approuve"]
    assert PageLogEntry.objects.filter(action__startswith="editorial.approval").count() == 3


def test_nothing_follows_an_approval(send, link):
    send()
    assert send("commente", comment="Finalement non.").status_code == 302
    assert [one.decision for one in link.answers.all()] == ["approuve"]


def test_the_database_refuses_a_second_approval(send, link):
    send()
    with pytest.raises(IntegrityError):
        ApprovalAnswer.objects.create(link=link, decision="approuve", name="X", function="Y", digest="")


def test_whoever_comments_need_not_sign_all_over_again(send, partner, link):
    send(decision="commente", comment="Une faute, page 2.")
    form = partner.get(link.get_absolute_url())
    assert region(form, "#relecture-name")["value"] == "Camille Roux"
    assert region(form, "#relecture-function")["value"] == "Directrice"


def test_a_link_takes_so_many_comments_and_then_only_an_approval(send, link):
    for number in range(COMMENTS):
        assert send("commente", comment=f"Remarque {number}").status_code == 302
    response = send("commente", comment="Une de trop")
    assert "déjà reçu 20 commentaires" in words(region(response, "#relecture .errors"))
    assert link.answers.count() == COMMENTS
    assert send().status_code == 302
    assert link.answers.count() == COMMENTS + 1


def test_what_is_sent_while_the_link_is_being_withdrawn_is_not_kept(publisher, link):
    """It was open when the form was read."""
    withdraw(link, publisher.user)
    with pytest.raises(Refused, match="vient d’être retiré"):
        keep(link, ApprovalAnswer(decision="approuve", name="X", function="Y"))
    assert not link.answers.exists()


def test_what_is_answered_from_a_browser_of_the_staff_says_so(publisher, link):
    publisher.post(link.get_absolute_url(), answer())
    assert link.answers.get().entered_by == publisher.user
    assert PageLogEntry.objects.get(action="editorial.approval.approved").user == publisher.user


def test_partners_read_the_full_names_of_the_staff_and_never_those_they_log_in_with(publisher, partner, draft, link):
    publisher.post(link.get_absolute_url(), answer("commente", comment="Un mot."))
    html = partner.get(link.get_absolute_url()).content.decode()
    assert "saisie depuis un compte de la rédaction" in html
    assert "Relecture demandée par la rédaction à La fédération" in html
    assert "éditeurs" not in html
    assert "éditeurs" in words(region(publisher.get(reverse("editorial_approval:links", args=[draft.pk])), "main"))
    publisher.user.first_name, publisher.user.last_name = "Dominique", "Petit"
    publisher.user.save()
    html = words(region(partner.get(link.get_absolute_url()), "body"))
    assert "depuis le compte « Dominique Petit » de la rédaction" in html
    assert "Relecture demandée par Dominique Petit à" in html


def test_partners_are_told_that_whoever_has_the_address_sees_their_answer(send, partner, link):
    send("commente", comment="Un mot.")
    shown = words(region(partner.get(link.get_absolute_url()), "#relecture"))
    assert "Camille Roux" in shown
    assert "visibles aussi à cette adresse" in shown


def test_nobody_is_named_any_more_once_the_page_is_deleted(send, publisher, draft, link):
    send("commente", comment="Un mot.")
    send()
    withdraw(link, publisher.user)
    assert "Lien de relecture retiré : La fédération" in history(publisher, draft)[0]
    draft.delete()
    lines = PageLogEntry.objects.filter(action__startswith="editorial.approval")
    told = " ".join(f"{line.data} {line.message}" for line in lines)
    assert lines.count() == 4
    assert "Approuvée par un partenaire, par lien (version du" in told
    assert not [name for name in ("Camille", "Directrice", "Un mot", "fédération") if name in told]


def test_a_form_sent_from_a_browser_that_says_nothing_of_itself_is_taken(link):
    """No referrer is sent from the page, so browsers say « Origin: null », which Django's CSRF check refuses."""
    strict = Client(enforce_csrf_checks=True, headers={"Origin": "null"})
    assert strict.post(link.get_absolute_url(), answer()).status_code == 302
