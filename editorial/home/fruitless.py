"""What visitors looked for in vain this month."""

from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from catalogue.models import FruitlessSearch, SynonymGroup
from catalogue.templatetags.french import plural
from editorial.home.todo import Todo, anchor

RECENT = timedelta(days=30)
LINES = 5


def recent() -> QuerySet[FruitlessSearch]:
    """Searches that somebody made again lately, the most frequent first."""
    return FruitlessSearch.objects.filter(last_seen__gt=timezone.localdate() - RECENT)


class FruitlessPanel(Component):
    """The most frequent of them, each with what can be done: write about it, or teach the search a synonym."""

    name, order = "fruitless", 430
    template_name = "wagtailadmin/editorial/home/fruitless.html"

    def summary(self, user: AbstractBaseUser) -> list[Todo]:
        """Each is a page to write or a synonym to add."""
        count = recent().count() if user.has_perm("catalogue.view_fruitlesssearch") else 0
        return [Todo(count, f"recherche{plural(count)} sans résultat ce mois-ci", anchor("recherches"))]

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        searches = recent() if user.has_perm("catalogue.view_fruitlesssearch") else FruitlessSearch.objects.none()
        return {
            "searches": searches[:LINES],
            "may_teach": user.has_perm("catalogue.add_synonymgroup"),
            "synonym_url": reverse(SynonymGroup.snippet_viewset.get_url_name("add")),
            "all_url": reverse(FruitlessSearch.snippet_viewset.get_url_name("list")),
        }
