"""What is kept for other sites and programs."""

from sharing.models.permalink import Permalink

__all__ = ["Permalink"]
