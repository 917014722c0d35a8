"""Broken links on the editors' home."""

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from wagtail.admin.ui.components import Component

from catalogue.templatetags.french import plural
from editorial.home.todo import Todo
from editorial.links.places import editable_places
from editorial.models import LinkAddress, LinkRun, Verdict
from editorial.rights import may_publish

LINES = 5


def broken_links(user):
    """The broken links that somebody may mend, those broken for longest first."""
    places = editable_places(user).filter(address__verdict=Verdict.BROKEN).select_related("address")
    return places.order_by("address__failing_since", "title", "pk")


def report_address() -> str:
    """The report, broken links only."""
    return f"{reverse('editorial_links:report')}?verdict={Verdict.BROKEN}"


class BrokenLinksPanel(Component):
    """The oldest broken links, for those who publish; says so when no link was ever checked. Draws nothing else."""

    name, order = "broken-links", 420
    template_name = "wagtailadmin/editorial/links/panel.html"

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        if not may_publish(user):
            return {}
        places = list(broken_links(user)[: LINES + 1])
        never = not places and not LinkRun.objects.filter(scope=LinkRun.Scope.SITE).exists()
        return {"places": places[:LINES], "has_more": len(places) > LINES, "url": report_address(), "never": never}

    def summary(self, user: AbstractBaseUser) -> list[Todo]:
        """How many addresses to mend."""
        if not may_publish(user):
            return []
        count = LinkAddress.objects.filter(pk__in=broken_links(user).order_by().values("address")).count()
        s = plural(count)
        return [Todo(count, f"lien{s} cassé{s}", report_address())] if count else []
