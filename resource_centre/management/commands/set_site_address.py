"""Give the site the address of SITE_URL."""

from django.core.management.base import BaseCommand

from resource_centre.content.site import follow_the_address


class Command(BaseCommand):
    """Canonical addresses and the sitemap follow SITE_URL: needed when the port or the domain changes."""

    help = "Donne au site par défaut le nom d’hôte et le port de SITE_URL."

    def handle(self, *args, **options):
        """Set host and port; nothing else of the site's record is touched."""
        follow_the_address()
