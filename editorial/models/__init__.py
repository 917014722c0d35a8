"""Accounts, what partners answer, files on their way in, links to other sites. One module per noun."""

from .account import User
from .approval import ApprovalAnswer, ApprovalLink
from .imports import Import, ImportLine, RememberedHeader
from .link_runs import LinkRun
from .links import LinkAddress, LinkPlace, Verdict

__all__ = [
    "ApprovalAnswer",
    "ApprovalLink",
    "Import",
    "ImportLine",
    "LinkAddress",
    "LinkPlace",
    "LinkRun",
    "RememberedHeader",
    "User",
    "Verdict",
]
