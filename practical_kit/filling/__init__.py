"""Synthetic resources by the thousand, to try the site at the size it may reach: `manage.py fill_site`."""
