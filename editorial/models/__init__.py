"""Accounts, and what partners answer. One module per noun."""

from .account import User
from .approval import ApprovalAnswer, ApprovalLink

__all__ = ["ApprovalAnswer", "ApprovalLink", "User"]
