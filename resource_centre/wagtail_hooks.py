"""The brand in the admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def brand_colours():
    """The brand colours, through Wagtail's own custom properties."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
