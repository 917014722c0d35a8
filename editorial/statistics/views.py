"""What the two screens share: a period, what is said of it before the table, files to take away."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from catalogue.models import DailyUse
from editorial.statistics import figures
from editorial.statistics.overview import Overview, look
from editorial.statistics.periods import Period

MEASURES = {"views": "Vues", "downloads": "Téléchargements", "embeds": "Intégrations"}


class UseView(ReportView):
    """Uses of a period."""

    page_title = "Utilisation"
    header_icon = "view"
    kinds = {kind: kind.label for kind in figures.Kind}

    @cached_property
    def permission_policy(self):
        """That of pages: nobody is given anything on uses themselves."""
        return policy_registry.get_by_type(Page)

    @cached_property
    def first(self):
        """Since when uses are counted."""
        return figures.first_day(DailyUse.objects.all())

    @cached_property
    def period(self) -> Period:
        """What was chosen."""
        return self.filters.chosen(self.first)

    def get_filename(self):
        return f"utilisation-{self.period.start}-{self.period.end}"

    def get_uses(self) -> QuerySet:
        """What is added up: rows of `DailyCount`."""
        raise NotImplementedError

    @cached_property
    def overview(self) -> Overview:
        """What is above the table."""
        return look(self.period, self.first, self.get_uses(), self.kinds)

    def get_context_data(self, *args, **kwargs):
        problems = [error for errors in self.filters.errors.values() for error in errors]
        return super().get_context_data(*args, **kwargs) | {"use": self.overview, "problems": problems}


def use_address(key: int) -> str:
    """The screen of one resource."""
    return reverse("editorial_use:resource", args=[key])
