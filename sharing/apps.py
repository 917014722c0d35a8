"""What other sites and programs take."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SharingConfig(AppConfig):
    """Permanent addresses, embeds, oEmbed, feeds, API, citations, harvest, dumps, the visitor's selection."""

    name = "sharing"
    verbose_name = "Partage"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Keep permanent addresses true: whenever the catalogue says what visitors may see, and at the first start."""
        from catalogue.search.indexing import reindexed
        from sharing import recording

        reindexed.connect(recording.follow)
        post_migrate.connect(recording.record_if_empty, sender=self)
