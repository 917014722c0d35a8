"""Reports › « Liens »: every link to another site, by page, with what it answered and since when."""

from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from editorial.links.listing import COLUMNS, FOLDER, HEADINGS, LinkFilterSet, as_filtered, harmless, with_their_pages
from editorial.links.places import editable_places, places_of
from editorial.models import LinkPlace, LinkRun, Verdict
from editorial.rights import may_publish


class LinksReportView(ReportView):
    """The links that somebody may mend."""

    template_name = f"{FOLDER}/report.html"
    results_template_name = f"{FOLDER}/report_results.html"
    page_title = "Liens"
    header_icon = "link"
    model = LinkPlace
    filterset_class = LinkFilterSet
    index_url_name = "editorial_links:report"
    index_results_url_name = "editorial_links:report_results"
    is_searchable = True
    search_fields = ["title", "text", "address__url"]
    default_ordering = ("address__verdict", "title", "object_id", "pk")
    columns = COLUMNS
    export_headings = HEADINGS
    list_export = list(HEADINGS)
    export_filename = "liens"
    custom_value_preprocess = ReportView.custom_value_preprocess | {str: {ReportView.FORMAT_CSV: harmless}}

    def dispatch(self, request, *args, **kwargs):
        if not self.may_look():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def may_look(self) -> bool:
        """Whether this person looks after links."""
        return may_publish(self.request.user)

    def get_base_queryset(self):
        return editable_places(self.request.user).select_related("address__vouched_by")

    def get_filtered_queryset(self):
        return self.get_queryset()  # filtered already: stock filters twice

    def decorate_paginated_queryset(self, object_list):
        """Each link with where it can be mended and where it is read."""
        if self.is_export:
            return object_list
        return with_their_pages(list(object_list), self.request.user)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if not self.results_only:
            context |= {"counts": self.counts(), "check_url": self.check_url, "subject": self.subject}
            context |= {"here": as_filtered(self.index_url, self.request)}
            context |= {"going_on": list(LinkRun.objects.going_on()), "is_idle": self.is_idle}
            context |= {"last": LinkRun.objects.filter(scope=self.scope, key=self.key).order_by("-started_at").first()}
        return context

    def counts(self) -> list[tuple[Verdict, int]]:
        """How many addresses have each verdict, filters aside."""
        found = self.get_base_queryset().order_by().values("address__verdict")
        counts = dict(found.values_list("address__verdict").annotate(Count("address", distinct=True)))
        return [(verdict, counts[verdict]) for verdict in Verdict if verdict in counts]

    scope, key, subject = LinkRun.Scope.SITE, 0, None

    @property
    def is_idle(self) -> bool:
        """Whether nobody is checking the same links now."""
        return not LinkRun.objects.going_on().filter(scope=self.scope, key=self.key).exists()

    @property
    def check_url(self) -> str:
        """Where one asks for all of these links to be checked."""
        return reverse("editorial_links:check_site")


class PageLinksView(LinksReportView):
    """The links that readers of one page meet: its own, and those of what it shows."""

    page_title = "Liens de la page"
    scope = LinkRun.Scope.PAGE

    def may_look(self) -> bool:
        """Whether this person publishes this page."""
        return self.subject.permissions_for_user(self.request.user).can_publish()

    @cached_property
    def subject(self) -> Page:
        """The page."""
        return get_object_or_404(Page, pk=self.kwargs["page_id"])

    @property
    def key(self) -> int:
        """The number of the page."""
        return self.subject.pk

    def get_page_subtitle(self):
        return self.subject.get_admin_display_title()

    def get_header_title(self):
        return f"{self.page_title}\u00a0: {self.get_page_subtitle()}"

    def get_index_url(self):
        return reverse("editorial_links:page", args=[self.key])

    def get_index_results_url(self):
        return reverse("editorial_links:page_results", args=[self.key])

    def get_base_queryset(self):
        return super().get_base_queryset() & places_of(self.subject).select_related("address__vouched_by")

    @property
    def check_url(self) -> str:
        """Where one asks for this page to be checked."""
        return reverse("editorial_links:check_page", args=[self.key])
