"""Two themes, or two organisations, that are the same become one: what changes is shown, done at once, for good."""
