"""What editors manage of sharing: partners."""

from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from sharing.models import Partner


class PartnerViewSet(SnippetViewSet):
    """Those who show our resources on their pages."""

    model = Partner
    icon = "site"
    menu_label = "Partenaires"
    menu_name = "partenaires"
    menu_order = 560
    add_to_admin_menu = True
    list_display = ["name", Column("slug", label="Identifiant"), Column("origins", label="Ses sites")]
    search_fields = ["name", "slug"]
    copy_view_enabled = False
