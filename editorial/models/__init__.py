"""Accounts, what partners answer, links to other sites. One module per noun."""

from .account import User
from .approval import ApprovalAnswer, ApprovalLink
from .link_runs import LinkRun
from .links import LinkAddress, LinkPlace, Verdict

__all__ = ["ApprovalAnswer", "ApprovalLink", "LinkAddress", "LinkPlace", "LinkRun", "User", "Verdict"]
