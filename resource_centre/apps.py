"""The frame of the site."""

from django.apps import AppConfig


class ResourceCentreConfig(AppConfig):
    """Addresses, home page, standard pages, navigation."""

    name = "resource_centre"
    verbose_name = "Centre de ressources"
    default_auto_field = "django.db.models.BigAutoField"
