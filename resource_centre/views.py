"""Views of the frame: plan of the site, robots, favicon."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Site

from resource_centre.navigation import site_tree


@require_safe
def site_plan(request: HttpRequest) -> HttpResponse:
    """Every page a visitor may see, as the tree it is."""
    root = Site.find_for_request(request).root_page
    return render(request, "resource_centre/site_plan.html", {"tree": site_tree(root, request)})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """RFC 9309: all may be read but the admin, what counts readers and what pages say already; where the sitemap is."""
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    closed = ["/admin/", "/vu/", "/citer/", "/pdf/", "/epub/", "/dossier/"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), "", f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look without being told."""
    return redirect(static("img/favicon.ico"))
