"""The forms in which editors write glossary terms and key figures."""

from catalogue.admin_forms import SlugForm


class GlossaryTermForm(SlugForm):
    """A term's identifier comes from the term."""

    slug_source = "term"


class KeyFigureForm(SlugForm):
    """A figure's identifier comes from what it says."""

    slug_source = "statement"
