"""Rubrics, studies, guides and case notes."""

from django.apps import AppConfig


class PracticalKitConfig(AppConfig):
    """Rubrics, studies, guides and case notes."""

    name = "practical_kit"
    verbose_name = "Kit pratique"
    default_auto_field = "django.db.models.BigAutoField"
