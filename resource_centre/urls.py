"""Every address of the site; pages come last, by their place in the tree."""

from django.conf import settings
from django.urls import include, path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from resource_centre import views
from resource_centre.sitemaps import SITEMAPS

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("plan-du-site/", views.site_plan, name="site_plan"),
    path("", include("catalogue.urls")),
    path("", include("practical_kit.urls")),
    path("", include("sharing.urls")),
    path("", include("booklets.urls")),
    path("", include("editorial.urls")),
    # Resized images and editors’ portraits only: Wagtail serves the rest, and checks who may see it.
    path("media/images/<path:path>", serve, {"document_root": settings.MEDIA_ROOT / "images"}),
    path("media/avatar_images/<path:path>", serve, {"document_root": settings.MEDIA_ROOT / "avatar_images"}),
    path("", include(wagtail_urls)),
]
