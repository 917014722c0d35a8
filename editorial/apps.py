"""What editors see beyond stock Wagtail, and their accounts."""

from django.apps import AppConfig


class EditorialConfig(AppConfig):
    """What editors see beyond stock Wagtail, and their accounts."""

    name = "editorial"
    verbose_name = "Espace de rédaction"
    default_auto_field = "django.db.models.BigAutoField"
