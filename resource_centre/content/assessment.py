"""Loading the self-assessment: its questions, what is said of each level."""

from pathlib import Path

from practical_kit.models import SelfAssessmentPage
from resource_centre.content.files import read
from resource_centre.content.ledger import Ledger
from resource_centre.content.pages import publish_under
from resource_centre.content.prose import item, rich_text, stream
from resource_centre.models import HomePage

FILE = "autodiagnostic.toml"
PLAIN = ("title", "slug", "summary", "fewest_known", "unknown_message", "path_length", "cases_length")


def load_assessment(folder: Path, home: HomePage, ledger: Ledger) -> None:
    """Its page, once; on a site that editors gave one already, that one is kept."""
    if not ledger.is_new("page", FILE) or SelfAssessmentPage.objects.exists():
        return
    entry = read(folder / FILE)
    page = SelfAssessmentPage(show_in_menus=True, **{name: entry[name] for name in PLAIN})
    page.introduction, page.origin = rich_text(entry["introduction"]), rich_text(entry["origin"])
    page.questions = stream("question", map(question, entry["question"]))
    page.levels = stream("levels", entry["level"])
    publish_under(home, page)


def question(table: dict) -> dict:
    """The raw value of a block, from a `[[question]]` table."""
    weights = [{"rubric": rubric, "weight": weight} for rubric, weight in table["rubrics"].items()]
    return {
        "text": table["text"],
        "help": table.get("help", ""),
        "answers": [item(answer) for answer in table["answers"]],
        "rubrics": [item(weight) for weight in weights],
    }
