"""The resources of each kind in one flat list, and the way to add one without knowing the tree."""

from django.utils.text import capfirst
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet

from editorial.exchange.exporting.screens import ExportedListMixin
from practical_kit.models import CaseNotePage, GuidePage, StudyPage

COLUMNS = {column.name: column for column in PageListingViewSet.columns}


class RubricChoiceView(ChooseParentView):
    """Where the new resource will live: one link for each rubric."""

    template_name = "wagtailadmin/editorial/choose_rubric.html"
    page_title = "Choisir la rubrique"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["parents"] = self.get_valid_parent_pages(self.request.user).order_by("path").specific()
        context["model_opts"] = self.model._meta
        return context


class ResourceFilterSet(PageFilterSet):
    """Wagtail's filters, less the one that means nothing here: no page stands under a resource."""

    has_child_pages = None


class ResourceIndexView(ExportedListMixin, IndexView):
    """The list, with the rubrics in the query that reads the pages, and the way to export it."""

    base_filterset_class = ResourceFilterSet

    def annotate_queryset(self, pages):
        return super().annotate_queryset(pages).select_related("rubric", for_specific_subqueries=True)


class ResourceListing(PageListingViewSet):
    """What the three lists share."""

    index_view_class = ResourceIndexView
    choose_parent_view_class = RubricChoiceView
    add_to_admin_menu = False
    ordering = "-latest_revision_created_at"
    columns = [
        COLUMNS["bulk_actions"],
        COLUMNS["title"],
        Column("rubric", label="Rubrique", accessor="rubric"),
        Column("year", label="Année", accessor="year", sort_key="year"),
        COLUMNS["latest_revision_created_at"],
        COLUMNS["status"],
    ]
    list_filter = ["rubric", "year", "language"]

    @property
    def menu_label(self):
        """The kind, in the plural."""
        return capfirst(self.model._meta.verbose_name_plural)


class StudyListing(ResourceListing):
    """Every study."""

    model = StudyPage
    icon = "doc-full"
    add_label = "Une étude"
    description = "Ce que dit une enquête, un rapport, une évaluation, avec le document s’il est public."


class GuideListing(ResourceListing):
    """Every guide."""

    model = GuidePage
    icon = "list-ol"
    add_label = "Un guide"
    description = "Une méthode, un outil, une formation : quelque chose à faire."


class CaseNoteListing(ResourceListing):
    """Every case note."""

    model = CaseNotePage
    icon = "globe"
    add_label = "Un cas de territoire"
    description = "Ce qui a été fait quelque part, par qui, et ce qu’on peut en reprendre."


LISTINGS = (StudyListing("etudes"), GuideListing("guides"), CaseNoteListing("cas"))


class ResourceListingGroup(ViewSetGroup):
    """One menu for the three."""

    menu_label = "Ressources"
    menu_icon = "folder-inverse"
    menu_order = 50
    items = LISTINGS
