"""What territories add to the admin: the way to choose one."""

from wagtail import hooks

from territories.choosers import TerritoryChooserViewSet


@hooks.register("register_admin_viewset")
def register_territory_chooser():
    """Make the chooser the widget of every foreign key to a territory."""
    return TerritoryChooserViewSet("territory_chooser", url_prefix="territoires")
