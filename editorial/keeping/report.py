"""Rapports › À revoir: the resources by the day somebody should look at them again."""

import django_filters
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.middleware.csrf import get_token
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from catalogue.dates import day
from catalogue.models import Resource, Rubric
from editorial.keeping.due import SOON, followed_by, is_overdue
from editorial.rights import may_publish

TITLE, ICON, REPORT = "À revoir", "calendar-check", "editorial_review_report"
STATES = {
    "a-revoir": "À revoir maintenant",
    "en-retard": "En retard de plus de deux mois",
    "bientot": "À revoir dans les deux mois",
    "jamais": "Jamais revues depuis leur publication",
}


def kinds(request):
    """The kinds of resources, as Wagtail's filter by type wants them."""
    return ContentType.objects.filter(pk__in=[ContentType.objects.get_for_model(m).pk for m in Resource.kinds()])


def owners(request):
    """Those who own some page."""
    return get_user_model().objects.filter(pk__in=Page.objects.exclude(owner=None).order_by().values("owner"))


class ReviewFilterSet(WagtailFilterSet):
    """By state, rubric, kind, and who wrote the page."""

    state = django_filters.ChoiceFilter(
        label="Revue", choices=list(STATES.items()), method="in_state", empty_label="Toutes"
    )
    rubric = django_filters.ModelChoiceFilter(label="Rubrique", queryset=Rubric.objects.all(), empty_label="Toutes")
    content_type = ContentTypeFilter(label="Type", queryset=kinds, empty_label="Tous")
    owner = django_filters.ModelChoiceFilter(label="Propriétaire", queryset=owners, empty_label="Tous")

    class Meta:
        model = Resource
        fields = ["state", "rubric", "content_type", "owner"]

    def in_state(self, resources, name, value):
        """Those whose day has come, came long ago or comes soon; those nobody has looked at."""
        today = timezone.localdate()
        return {
            "a-revoir": is_overdue(resources),
            "en-retard": resources.filter(due_on__lt=today - SOON),
            "bientot": resources.filter(due_on__gt=today, due_on__lte=today + SOON),
            "jamais": resources.filter(review_date__reviewed_on=None),
        }[value]


class DoneColumn(Column):
    """A button that says, in one click, that the page is still true."""

    cell_template_name = "wagtailadmin/editorial/keeping/done_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        return context | {"csrf_token": get_token(request), "next": back_to(request)}


def back_to(request) -> str:
    """The list as it is filtered: what refreshes it on the way has an address of its own."""
    query = request.GET.urlencode()
    return f"{reverse(REPORT)}?{query}" if query else reverse(REPORT)


def due_label(resource) -> str:
    """« 3 mai 2026 », and whether that day has come."""
    return f"{day(resource.due_on)}{' (à revoir)' if resource.due_on <= timezone.localdate() else ''}"


def reviewed_label(resource) -> str:
    """Who looked at it and when; else since when it is online."""
    known = getattr(resource, "review_date", None)
    if known and known.reviewed_on:
        name = known.reviewed_by.get_full_name() or known.reviewed_by.get_username() if known.reviewed_by else ""
        return f"{day(known.reviewed_on)}{f', {name}' if name else ''}"
    return "jamais"


class ReviewReportView(ReportView):
    """Every resource that this person may publish, the most overdue first."""

    model = Resource
    page_title, header_icon = TITLE, ICON
    index_url_name, index_results_url_name = REPORT, "editorial_review_report_results"
    filterset_class = ReviewFilterSet
    is_searchable = False
    table_classname = "listing review-report"
    columns = [
        TitleColumn(
            "title", label="Titre", url_name="wagtailadmin_pages:edit", accessor="get_admin_display_title", width="35%"
        ),
        Column("due", label="À revoir le", accessor=due_label),
        DoneColumn("done", label="Toujours juste ?", accessor="pk"),
        Column("reviewed", label="Dernière revue", accessor=reviewed_label),
        Column("kind", label="Type", accessor="kind_label"),
        Column("rubric", label="Rubrique"),
        Column("owner", label="Propriétaire"),
    ]
    list_export = ["title", "kind_label", "rubric", "owner", "review_date.reviewed_on", "due_on", "full_url"]
    export_headings = {
        "title": "Titre",
        "kind_label": "Type",
        "owner": "Propriétaire",
        "review_date.reviewed_on": "Dernière revue",
        "due_on": "À revoir le",
        "full_url": "Adresse",
    }
    export_filename = "a-revoir"
    any_permission_required = ["publish"]
    verbose_name_plural = "ressources"

    @property
    def permission_policy(self):
        """That of pages."""
        return policy_registry.get_by_type(Page)

    def get_queryset(self):
        return followed_by(self.request.user).select_related(
            "rubric", "owner", "content_type", "review_date__reviewed_by"
        ).defer_streamfields()  # fmt: skip

    def to_row_dict(self, item):
        """A page that nobody looked at has no row to read the date from."""
        known = getattr(item, "review_date", None)
        fields = [name for name in self.list_export if not name.startswith("review_date.")]
        row = {name: getattr(item, name) for name in fields}
        row["review_date.reviewed_on"] = (known and known.reviewed_on) or ""
        return {name: str(row[name] or "") if name in ("rubric", "owner") else row[name] for name in self.list_export}


def addresses() -> list[URLPattern]:
    """Where the report is read, under the address of the admin."""
    return [
        path("reports/a-revoir/", ReviewReportView.as_view(), name=REPORT),
        path("reports/a-revoir/resultats/", ReviewReportView.as_view(results_only=True), name=f"{REPORT}_results"),
    ]


class ReviewMenuItem(MenuItem):
    """Rapports › À revoir, for those who may publish something."""

    def is_shown(self, request):
        return may_publish(request.user)


def menu_item() -> MenuItem:
    """The first of the reports: the one that asks for something."""
    return ReviewMenuItem(TITLE, reverse(REPORT), name="a-revoir", icon_name=ICON, order=100)
