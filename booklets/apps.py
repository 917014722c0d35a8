"""What is taken away."""

from django.apps import AppConfig


class BookletsConfig(AppConfig):
    """PDF files and offline copies of the pages."""

    name = "booklets"
    verbose_name = "Livrets"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Know when what is kept is no longer true; warn where PDF files can't be made."""
        from booklets import checks, keeping  # noqa: F401 -- checks register themselves

        keeping.connect()
