"""The self-assessment: from answers in an address to levels, a path and its reasons. Nothing of it is kept."""

from .answers import UnreadableError
from .result import Result, assess

__all__ = ["Result", "UnreadableError", "assess"]
