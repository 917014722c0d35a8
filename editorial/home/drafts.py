"""What somebody began and has not put online."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import F, Q, QuerySet
from wagtail.admin.ui.components import Component
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from catalogue.models import Resource
from catalogue.templatetags.french import plural
from editorial.home.todo import Todo, anchor
from editorial.home.waiting import in_review
from editorial.quality.completeness import Completeness, completeness

LINES = 5


def drafts_of(user: AbstractBaseUser) -> QuerySet[Page]:
    """The pages that somebody owns or wrote last, may edit, and that are not online as they wrote them.

    Less those in review, and those that will be published by themselves.
    """
    own = Q(owner=user) | Q(latest_revision__user=user)
    unfinished = Q(live=False) | Q(has_unpublished_changes=True)
    pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    pages = pages.filter(own, unfinished, alias_of=None, latest_revision__approved_go_live_at=None)
    return pages.filter(~in_review()).order_by(F("latest_revision_created_at").desc(nulls_last=True), "-pk")


def state_of(page: Page) -> Completeness | None:
    """How complete a draft is, as last written; nothing for what is no resource."""
    if not issubclass(page.specific_class or Page, Resource):
        return None
    if not page.latest_revision:
        return completeness(page.specific)
    # Not `as_object()`, which asks the database for each row that the draft names.
    return completeness(page.specific_class.from_serializable_data(page.latest_revision.content, check_fks=False))


@dataclass(frozen=True)
class Draft:
    """A page to be finished, the title of the one above it, and how complete it is if it is a resource."""

    page: Page
    place: str
    state: Completeness | None


class DraftsPanel(Component):
    """The newest drafts of this person, each with what it lacks."""

    name, order = "drafts", 200
    template_name = "wagtailadmin/editorial/home/drafts.html"

    def summary(self, user: AbstractBaseUser) -> list[Todo]:
        """Drafts are there to be finished."""
        count = drafts_of(user).count()
        return [Todo(count, f"brouillon{plural(count)} à finir", anchor("brouillons"))]

    def get_context_data(self, parent_context):
        found = list(drafts_of(parent_context["request"].user).select_related("latest_revision")[: LINES + 1])
        above = {page.path[: -Page.steplen] for page in found}
        places = dict(Page.objects.filter(path__in=above).values_list("path", "title"))
        drafts = [Draft(page, places[page.path[: -Page.steplen]], state_of(page)) for page in found[:LINES]]
        return {"drafts": drafts, "has_more": len(found) > LINES}


class DraftsView(IndexView):
    """All the drafts of whoever asks."""

    page_title = "Mes brouillons"

    def get_add_url(self):
        return None  # pages are added by their kind, from the home page

    def get_base_queryset(self):
        return self.annotate_queryset(drafts_of(self.request.user))


class DraftsListing(PageListingViewSet):
    """The list of one's drafts, reached from the home page."""

    model = Page
    icon = "edit"
    index_view_class = DraftsView
    add_to_admin_menu = False


DRAFTS = DraftsListing("brouillons", url_prefix="brouillons")
