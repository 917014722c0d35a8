"""The home page of the admin: what there is to do."""
