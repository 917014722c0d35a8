"""How the history of a page tells what became of its links."""

from django.utils.dateparse import parse_datetime
from django.utils.text import Truncator
from wagtail.log_actions import LogFormatter

from editorial.approval.dates import instant
from editorial.approval.recording import APPROVED, ASKED, COMMENTED, WITHDRAWN

WORDS = 300
SHOWN = 12  # signs of the digest: enough to tell two versions apart


def version(data: dict) -> str:
    """« version du 23 novembre 2026 à 9 h 05, empreinte 1f3a… »."""
    return f"version du {instant(parse_datetime(data['version_of']))}, empreinte {data['digest'][:SHOWN]}"


class Asked(LogFormatter):
    """A link was made."""

    label = "Demander l’approbation d’un partenaire"

    def format_message(self, log_entry):
        return f"Approbation demandée par lien à {log_entry.data['partner']} ({version(log_entry.data)})"


class Withdrawn(LogFormatter):
    """A link was withdrawn."""

    label = "Retirer un lien de relecture"

    def format_message(self, log_entry):
        return f"Lien de relecture retiré\u00a0: {log_entry.data['partner']}"


class Answered(LogFormatter):
    """A partner answered: their signature stands in the message, since no account did it. In full beside the link."""

    def format_message(self, log_entry):
        data = log_entry.data
        words = f"\u00a0: «\u00a0{Truncator(data['comment']).chars(WORDS)}\u00a0»" if data["comment"] else ""
        return f"{self.verb} par {data['name']}, {data['function']}, par lien ({version(data)}){words}"


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
