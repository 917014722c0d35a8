"""What a resource is, and finding it."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CatalogueConfig(AppConfig):
    """Resources, vocabularies, organisations, references, body blocks, images and documents."""

    name = "catalogue"
    verbose_name = "Catalogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Keep true: SQLite's statistics after a migration, rubrics after a move, the search index, downloads."""
        from wagtail.documents.models import document_served
        from wagtail.models import ReferenceIndex
        from wagtail.signals import post_page_move

        from catalogue import signals
        from catalogue.models import FormerFile
        from catalogue.search import indexing, upkeep
        from catalogue.search_backend import analyze
        from catalogue.use.downloads import document_opened

        post_migrate.connect(indexing.fill_if_empty, sender=self)
        post_migrate.connect(analyze, sender=self)
        post_page_move.connect(signals.follow_the_move)
        upkeep.connect()
        document_served.connect(document_opened)
        ReferenceIndex.register_model(FormerFile)  # « utilisé sur » counts former files too
