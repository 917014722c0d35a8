"""Accounts, what partners answer, when pages are reviewed. One module per noun."""

from .account import User
from .approval import ApprovalAnswer, ApprovalLink
from .keeping import DistinctPair, ReviewDate, ReviewDigest

__all__ = ["ApprovalAnswer", "ApprovalLink", "DistinctPair", "ReviewDate", "ReviewDigest", "User"]
