"""The brand in the admin, and the pages that nobody may take away."""

from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages


@hooks.register("insert_global_admin_css")
def brand_colours():
    """The brand colours, through Wagtail's own custom properties."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
def keep_required_pages(request, page):
    """Refuse to take away a page the law asks for, or that every page leads to."""
    if getattr(page.specific, "is_required", False):
        messages.error(
            request, f"La page « {page.title} » est exigée par la loi ou liée partout : elle reste en ligne."
        )
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None
