"""Studies and guides: documents that somebody wrote, described here."""

from wagtail.admin.panels import MultiFieldPanel, PageChooserPanel

from catalogue import panels
from catalogue.genres import ARTICLE, Genre
from catalogue.models import Resource
from practical_kit.admin_forms import EditionForm

REPLACES = MultiFieldPanel(
    [
        PageChooserPanel(
            "replaces", ["practical_kit.StudyPage", "practical_kit.GuidePage"], heading="Remplace l’édition"
        )
    ],
    heading="Édition précédente",
)
TABS = panels.tabs([panels.OPENING, panels.BODY], [panels.FILES, REPLACES, *panels.DOCUMENT[1:]])


class StudyPage(Resource):
    """A study: enquiry, report, note, evaluation."""

    kind = "etude"
    genre = Genre("report", "techreport", "RPRT", ("Report", "LearningResource"), in_issue=ARTICLE)
    has_editions = True
    base_form_class = EditionForm

    edit_handler = TABS
    parent_page_types = ["practical_kit.RubricPage"]
    subpage_types = []

    class Meta:
        verbose_name = "étude"
        verbose_name_plural = "études"


class GuidePage(Resource):
    """A guide: a method, a tool, a course, something to do."""

    kind = "guide"
    genre = Genre("book", "manual", "BOOK", ("Report", "LearningResource"))
    has_editions = True
    base_form_class = EditionForm

    edit_handler = TABS
    parent_page_types = ["practical_kit.RubricPage"]
    subpage_types = []

    class Meta:
        verbose_name = "guide"
        verbose_name_plural = "guides"
