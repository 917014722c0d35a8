"""Studies and guides: documents that somebody wrote, described here."""

from catalogue import panels
from catalogue.models import Resource


class StudyPage(Resource):
    """A study: enquiry, report, note, evaluation."""

    kind = "etude"

    edit_handler = panels.tabs([panels.OPENING, panels.BODY], panels.DOCUMENT)
    parent_page_types = ["practical_kit.RubricPage"]
    subpage_types = []

    class Meta:
        verbose_name = "étude"
        verbose_name_plural = "études"


class GuidePage(Resource):
    """A guide: a method, a tool, a course, something to do."""

    kind = "guide"

    edit_handler = panels.tabs([panels.OPENING, panels.BODY], panels.DOCUMENT)
    parent_page_types = ["practical_kit.RubricPage"]
    subpage_types = []

    class Meta:
        verbose_name = "guide"
        verbose_name_plural = "guides"
