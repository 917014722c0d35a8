"""What search engines are told about: every page a visitor may see."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from wagtail.contrib.sitemaps import Sitemap as PageSitemap


class ViewSitemap(Sitemap):
    """Addresses that are not pages of the tree."""

    def items(self):
        return ["catalogue:catalogue", "sharing:open_data", "sharing:reuse", "site_plan"]

    def location(self, item):
        return reverse(item)


SITEMAPS = {"pages": PageSitemap, "listes": ViewSitemap}
