"""What search engines are told about: every page a visitor may see, and every territory of which there is something."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from wagtail.contrib.sitemaps import Sitemap as PageSitemap

from practical_kit.places.cases import told_territories


class ViewSitemap(Sitemap):
    """Addresses that are not pages of the tree."""

    def items(self):
        tools = ["practical_kit:territories", "practical_kit:compare"]
        return ["catalogue:catalogue", *tools, "sharing:open_data", "sharing:reuse", "site_plan"]

    def location(self, item):
        return reverse(item)


class TerritorySitemap(Sitemap):
    """Territories of which something is said, not the 36,000 others."""

    def items(self):
        return told_territories()

    def location(self, item):
        return reverse("practical_kit:territory", args=[item.address])


SITEMAPS = {"pages": PageSitemap, "listes": ViewSitemap, "territoires": TerritorySitemap}
