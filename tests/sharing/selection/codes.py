"""Codes that no resource was ever given."""

from catalogue.named import MOST

NEVER = [f"bcdfgh{first}{second}" for first in "23456789bc" for second in "23456789bcd"][: MOST + 1]
