"""What the report of links is made of: its filters, its columns, those of its spreadsheet."""

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.ui.tables import Column

from editorial.models import LinkPlace, Verdict

FOLDER = "wagtailadmin/editorial/links"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """A text that a spreadsheet does not take for a formula: words of a link are anybody's."""
    return f"'{text}" if text.startswith(FORMULA) else text


def kinds(request: HttpRequest):
    """The sorts of pages and of other things that hold links."""
    return ContentType.objects.filter(pk__in=LinkPlace.objects.values("content_type")).order_by("model")


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
        return super().get_cell_context_data(instance, parent_context) | {"here": parent_context["view"].here}


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
