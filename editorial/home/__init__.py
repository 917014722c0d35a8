"""The home page of the admin: what to do now, one's own work, the state of the collection.

`desk.py` is the frame. Each panel is a Component in the package of its subject, with a `name`, an `order` and, when it
may have something for somebody to do, a `summary(user)` for the list « À faire » and for mails.
"""
