"""The approval of a page by a partner who has no account, through a secret link."""
