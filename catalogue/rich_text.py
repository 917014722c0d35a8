"""The field in which running text is written."""

from bs4 import BeautifulSoup
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea

NOT_ITS_OWN = (ValueError, TypeError, KeyError, AttributeError)  # what its converter raises on anything else


class RichTextArea(DraftailRichTextArea):
    """Wagtail's own, which also takes HTML from a script or an old form: what it offers is kept, the rest is not."""

    def value_from_datadict(self, data, files, name):
        """What was written, as the database keeps it; stock Wagtail fails on anything but its editor's own form."""
        try:
            return super().value_from_datadict(data, files, name)
        except NOT_ITS_OWN:
            sent = str(BeautifulSoup(str(data.get(name)).replace("\0", ""), "html.parser"))  # its tags closed
            return self.converter.to_database_format(self.converter.from_database_format(sent))
