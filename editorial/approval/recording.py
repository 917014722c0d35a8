"""What is done with a link: made, answered, withdrawn. Each leaves a line in the history of the page."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from editorial.approval.wording import digest
from editorial.models import ApprovalAnswer, ApprovalLink

ASKED, WITHDRAWN = "editorial.approval.asked", "editorial.approval.withdrawn"
APPROVED, COMMENTED = "editorial.approval.approved", "editorial.approval.commented"
COMMENTS = 20  # by link: past that, people write to each other


class Refused(Exception):
    """An answer that cannot be kept; says why, to whom sent it."""


@transaction.atomic
def ask(page: Page, link: ApprovalLink, days: int, user) -> ApprovalLink:
    """Keep the newest revision of a page under a new secret address, open until the end of the last day.

    Args:
        link: with the partner and the message, not saved yet.
    """
    revision = page.latest_revision
    link.page, link.created_by, link.revision = page, user, revision
    link.content, link.version_of = revision.content, revision.created_at
    link.digest = digest(page.specific_class, revision.content)
    last_day = timezone.localdate() + timedelta(days=days)
    link.expires_at = timezone.make_aware(datetime.combine(last_day, time(23, 59, 59)))
    link.save()
    note(link, ASKED, user)
    return link


@transaction.atomic
def withdraw(link: ApprovalLink, user) -> None:
    """Close the address at once; once is enough."""
    if ApprovalLink.objects.filter(pk=link.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
        note(link, WITHDRAWN, user)


@transaction.atomic
def answer(link: ApprovalLink, given: ApprovalAnswer, user=None) -> None:
    """Keep an answer, once: the same sent twice, or anything after an approval, adds nothing.

    Args:
        given: not saved yet.
        user: whoever is logged in, if somebody is.

    Raises:
        Refused: nothing was kept.
    """
    asked = ApprovalLink.objects.select_for_update().get(pk=link.pk)  # a double click waits here for its twin
    known = list(ApprovalAnswer.objects.filter(link=link))
    if any(one.is_approval or one.says_the_same(given) for one in known):
        return
    if not asked.is_open:
        raise Refused("Ce lien vient d’être retiré ou d’expirer.")
    if not given.is_approval and len(known) >= COMMENTS:
        raise Refused(f"Ce lien a déjà reçu {COMMENTS} commentaires. Écrivez à qui vous l’a envoyé.")
    given.link, given.digest, given.entered_by = link, link.digest, user
    given.save()
    note(link, APPROVED if given.is_approval else COMMENTED, user, {"answer": given.pk})


def note(link: ApprovalLink, action: str, user, data=()) -> None:
    """A line in the history. It names nobody, since it stays when the page is deleted with its links and answers."""
    told = {"link": link.pk, "digest": link.digest, "version_of": link.version_of}
    revision = link.revision if link.revision_id else None
    log(instance=link.page, action=action, user=user, revision=revision, data=told | dict(data))
