"""Accounts, what partners answer, files on their way in, links to other sites, reviews. One module per noun."""

from .account import User
from .approval import ApprovalAnswer, ApprovalLink
from .imports import Import, ImportLine, RememberedHeader
from .keeping import DistinctPair, ReviewDate, ReviewDigest
from .link_runs import LinkRun
from .links import LinkAddress, LinkPlace, Verdict

__all__ = [
    "ApprovalAnswer",
    "ApprovalLink",
    "DistinctPair",
    "Import",
    "ImportLine",
    "LinkAddress",
    "LinkPlace",
    "LinkRun",
    "RememberedHeader",
    "ReviewDate",
    "ReviewDigest",
    "User",
    "Verdict",
]
