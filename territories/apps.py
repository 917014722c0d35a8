"""How Django knows this room."""

from django.apps import AppConfig


class TerritoriesConfig(AppConfig):
    """The room of territories; it depends on no other room and not on Wagtail."""

    name = "territories"
    verbose_name = "Territoires"
    default_auto_field = "django.db.models.BigAutoField"
