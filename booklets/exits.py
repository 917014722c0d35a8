"""How the press ends, for those who start it and must not load what it loads."""

PRESS = "booklets.press"
NO_LIBRARY = 3
