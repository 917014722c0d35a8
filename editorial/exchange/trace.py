"""How the history of a page tells that a file made or changed it."""

from wagtail.log_actions import LogFormatter

from editorial.exchange.writing import ACTION


class Imported(LogFormatter):
    """A line of a file was written."""

    label = "Importer"

    def format_message(self, log_entry):
        data = log_entry.data
        done = "Créée" if data["created"] else "Modifiée"
        return f"{done} par l’import de «\u00a0{data['name']}\u00a0», ligne {data['line']}"


def register(actions) -> None:
    """Make the action known to Wagtail."""
    actions.register_action(ACTION)(Imported)
