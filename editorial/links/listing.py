"""What the report of links is made of: its filters, its columns, those of its spreadsheet."""

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.models import Page

from editorial.links.places import pages_that_show
from editorial.models import LinkPlace, Verdict

FOLDER = "wagtailadmin/editorial/links"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_filtered(url: str, request: HttpRequest) -> str:
    """The address of the report with its filters, whether one sees it whole or asked for its results."""
    query = request.GET.copy()
    query.pop("_w_filter_fragment", None)
    return f"{url}?{query.urlencode()}" if query else url


def harmless(text: str) -> str:
    """A text that a spreadsheet does not take for a formula: words of a link are anybody's."""
    return f"'{text}" if text.startswith(FORMULA) else text


def kinds(request: HttpRequest):
    """The sorts of pages and of other things that hold links."""
    return ContentType.objects.filter(pk__in=LinkPlace.objects.values("content_type")).order_by("model")


def with_their_pages(places: list[LinkPlace], user) -> list[LinkPlace]:
    """Links, each with the address of the form where it can be mended and, in a reference, the pages that show it."""
    finder = AdminURLFinder(user)
    others = [place for place in places if not issubclass(place.model, Page)]
    prefetch_related_objects(others, "source")
    for place in places:
        form = reverse("wagtailadmin_pages:edit", args=[place.object_id])
        place.edit_url = f"{form}#:w:contentpath={place.path}"
    for place in others:
        place.edit_url = finder.get_edit_url(place.source) if place.source else None
    for model in {place.model for place in others}:
        of_model = [place for place in others if place.model is model]
        pages = pages_that_show(model, [place.object_id for place in of_model], user)
        for place in of_model:
            place.pages = pages[place.object_id]
    return places


class LinkFilterSet(WagtailFilterSet):
    """What to look at: a verdict, a sort of page."""

    verdict = django_filters.MultipleChoiceFilter(
        field_name="address__verdict",
        label="Verdict",
        choices=[(verdict.value, verdict.label.capitalize()) for verdict in Verdict],
        widget=forms.CheckboxSelectMultiple,
    )
    content_type = ContentTypeFilter(label="Type de page", queryset=kinds)

    class Meta:
        model = LinkPlace
        fields = []


class LinkColumn(Column):
    """A column whose cell has a template of its own."""

    def __init__(self, name: str, **kwargs):
        super().__init__(name, **kwargs)
        self.cell_template_name = f"{FOLDER}/{name}_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        """Add the address of the report as it is filtered, where buttons come back."""
        here = as_filtered(parent_context["table"].base_url, parent_context["request"])
        return super().get_cell_context_data(instance, parent_context) | {"here": here}


COLUMNS = [
    LinkColumn("source", label="Page ou fiche", accessor="title", sort_key="title"),
    LinkColumn("link", label="Lien", accessor="text"),
    LinkColumn("verdict", label="Verdict", accessor="address.verdict", sort_key="address__verdict"),
    LinkColumn("since", label="Depuis", accessor="address.failing_since", sort_key="address__failing_since"),
    LinkColumn("checked", label="Vérifié", accessor="address.checked_at", sort_key="address__checked_at"),
    LinkColumn("actions", label="Actions", accessor="pk"),
]
HEADINGS = {
    "title": "Page ou fiche",
    "kind": "Type",
    "label": "Champ",
    "text": "Texte du lien",
    "address.url": "Adresse",
    "address.get_verdict_display": "Verdict",
    "address.said": "Explication",
    "address.status": "Code HTTP",
    "address.moved_to": "Nouvelle adresse",
    "address.failing_since": "Depuis",
    "address.checked_at": "Dernière vérification",
}
