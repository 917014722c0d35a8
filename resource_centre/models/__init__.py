"""The frame's own pages and settings."""

from .home import HomeFigure, HomePage
from .settings import CentreSettings, Supporter
from .standard import StandardPage
from .starting_content import StartingContent

__all__ = ["CentreSettings", "HomeFigure", "HomePage", "StandardPage", "StartingContent", "Supporter"]
