"""Accounts, what partners answer, files on their way in. One module per noun."""

from .account import User
from .approval import ApprovalAnswer, ApprovalLink
from .imports import Import, ImportLine, RememberedHeader

__all__ = ["ApprovalAnswer", "ApprovalLink", "Import", "ImportLine", "RememberedHeader", "User"]
