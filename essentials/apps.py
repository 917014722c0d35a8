"""Chapters, glossary and key figures."""

from django.apps import AppConfig


class EssentialsConfig(AppConfig):
    """Chapters, glossary and key figures."""

    name = "essentials"
    verbose_name = "L’essentiel"
    default_auto_field = "django.db.models.BigAutoField"
