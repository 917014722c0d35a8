"""Accounts, what partners answer, links to other sites. One module per noun."""

from .account import User
from .approval import ApprovalAnswer, ApprovalLink
from .links import LinkAddress, LinkPlace, LinkRun, Verdict

__all__ = ["ApprovalAnswer", "ApprovalLink", "LinkAddress", "LinkPlace", "LinkRun", "User", "Verdict"]
