"""How much each resource is used: views, downloads and embeds, added up by day, with nothing of who used it.

A page says that it is seen by an image of its own (`views.seen`), so that it counts behind any cache and without
JavaScript. `counting` keeps counts in memory for some seconds, `writing` adds them to the database.
"""
