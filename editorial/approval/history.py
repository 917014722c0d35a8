"""How the history of a page tells what became of its links.

Lines hold keys only: who was asked and who answered is read where it is kept, one query a line, and is gone with the
page. Wagtail cuts every list of lines into pages.
"""

from django.utils.dateparse import parse_datetime
from django.utils.text import Truncator
from wagtail.log_actions import LogFormatter

from catalogue.dates import instant
from editorial.approval.recording import APPROVED, ASKED, COMMENTED, WITHDRAWN
from editorial.models import ApprovalAnswer, ApprovalLink

WORDS = 300
SHOWN = 12  # signs of the digest: enough to tell two versions apart
SOMEBODY = "un partenaire"


def version(data: dict) -> str:
    """« version du 23 novembre 2026 à 9 h 05, empreinte 1f3a… »."""
    return f"version du {instant(parse_datetime(data['version_of']))}, empreinte {data['digest'][:SHOWN]}"


def partner(data: dict) -> str:
    """Who was asked, as long as the link exists."""
    return ApprovalLink.objects.filter(pk=data["link"]).values_list("partner", flat=True).first() or SOMEBODY


class Asked(LogFormatter):
    """A link was made."""

    label = "Demander l’approbation d’un partenaire"

    def format_message(self, log_entry):
        return f"Approbation demandée par lien à {partner(log_entry.data)} ({version(log_entry.data)})"


class Withdrawn(LogFormatter):
    """A link was withdrawn."""

    label = "Retirer un lien de relecture"

    def format_message(self, log_entry):
        return f"Lien de relecture retiré\u00a0: {partner(log_entry.data)}"


class Answered(LogFormatter):
    """A partner answered: their signature stands in the message, since no account did it. In full beside the link."""

    def format_message(self, log_entry):
        given = ApprovalAnswer.objects.filter(pk=log_entry.data["answer"]).first()
        signature = given.signature if given else SOMEBODY
        comment = given.comment if given else ""
        words = f"\u00a0: «\u00a0{Truncator(comment).chars(WORDS)}\u00a0»" if comment else ""
        return f"{self.verb} par {signature}, par lien ({version(log_entry.data)}){words}"


class Approved(Answered):
    """A partner approved."""

    label, verb = "Approuver par lien", "Approuvée"


class Commented(Answered):
    """A partner commented."""

    label, verb = "Commenter par lien", "Commentée"


def register(actions) -> None:
    """Tell Wagtail of the four."""
    formatters = {ASKED: Asked, WITHDRAWN: Withdrawn, APPROVED: Approved, COMMENTED: Commented}
    for action, formatter in formatters.items():
        actions.register_action(action)(formatter)
