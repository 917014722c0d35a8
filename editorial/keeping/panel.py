"""On the home page of whoever may publish: what is due for review."""

from django.middleware.csrf import get_token
from django.urls import reverse
from wagtail.admin.ui.components import Component

from editorial.home.todo import Todo
from editorial.keeping.due import followed_by, is_overdue
from editorial.keeping.report import REPORT
from editorial.rights import may_publish

LINES = 5


class ReviewPanel(Component):
    """The most overdue resources, each with a button that says that it is still true. Draws nothing when none is."""

    name, order = "reviews", 410
    template_name = "wagtailadmin/editorial/keeping/panel.html"

    def due(self, user):
        """What this person may vouch for and whose day has come."""
        resources = is_overdue(followed_by(user))
        return resources.defer_streamfields() if may_publish(user) else resources.none()

    def get_context_data(self, parent_context):
        request = parent_context["request"]
        due = self.due(request.user)
        resources = list(due[:LINES])
        count = len(resources) if len(resources) < LINES else due.count()
        return {"resources": resources, "count": count, "csrf_token": get_token(request)}

    def summary(self, user) -> list[Todo]:
        """How many there are."""
        count = self.due(user).count()
        label = "ressource à revoir" if count == 1 else "ressources à revoir"
        return [Todo(count, label, f"{reverse(REPORT)}?state=a-revoir")] if count else []
