"""L’essentiel: chapters read in order, the words and the figures they rest on."""

from .chapter import ChapterPage, EssentialsPage
from .figure import KeyFigure
from .glossary import GlossaryPage, GlossaryTerm

__all__ = ["ChapterPage", "EssentialsPage", "GlossaryPage", "GlossaryTerm", "KeyFigure"]
