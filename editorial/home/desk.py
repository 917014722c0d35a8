"""The frame of the home page: what to do now and what one comes to add, then one's own work beside the collection."""

from collections.abc import Iterable

from django.forms import Media
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component, MediaContainer

from editorial.home.grid import GridPanel, Kit
from editorial.home.todo import gather
from editorial.listings import LISTINGS

COLLECTION = 400  # panels whose `order` is lower are about one's own work
REPLACED = ("workflow_objects_to_moderate", "user_objects_in_workflow_moderation", "recent_edits")


class TodoPanel(Component):
    """The list « À faire », made of what the other panels sum up; when it is empty, what would serve readers most."""

    name, order = "todo", 0
    template_name = "wagtailadmin/editorial/home/todo.html"

    def __init__(self, panels: Iterable[Component], kit: Kit):
        self.panels = panels
        self.kit = kit

    def get_context_data(self, parent_context):
        todos = gather(self.panels, parent_context["request"].user)
        return {"todos": todos, "gap": None if todos else self.kit.barest}


class StartPanel(Component):
    """What one comes to do: add a resource."""

    name, order = "start", 10
    template_name = "wagtailadmin/editorial/start_panel.html"

    def get_context_data(self, parent_context):
        kinds = [
            {"label": one.add_label, "description": one.description, "url": reverse(one.get_url_name("choose_parent"))}
            for one in LISTINGS
        ]
        return {"kinds": kinds}


class Desk(Component):
    """Two columns on a wide screen, one on a telephone, in the same order. A panel that draws nothing takes no room."""

    name, order = "desk", 0
    template_name = "wagtailadmin/editorial/home/desk.html"

    def __init__(self, request: HttpRequest, panels: Iterable[Component]):
        kit = Kit()
        own = [panel for panel in panels if panel.name not in REPLACED]
        ordered = sorted([*own, GridPanel(kit, request.GET.get("grille", ""))], key=lambda panel: panel.order)
        self.first = [TodoPanel(ordered, kit), StartPanel()]
        self.work = [panel for panel in ordered if panel.order < COLLECTION]
        self.collection = [panel for panel in ordered if panel.order >= COLLECTION]

    @property
    def media(self):
        panels = MediaContainer([*self.first, *self.work, *self.collection])
        return Media(css={"all": ["css/admin-home.css"]}) + panels.media

    def get_context_data(self, parent_context):
        passed = {name: parent_context.get(name) for name in ("request", "csrf_token")}
        return passed | {"first": self.first, "work": self.work, "collection": self.collection}
