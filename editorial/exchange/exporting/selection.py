"""Which resources go out: those that one chose, among those that one may have."""

from django import forms
from django.db.models import QuerySet
from django.utils.text import capfirst
from wagtail.models import Page
from wagtail.permissions import policy_registry

from catalogue.models import Resource, Rubric
from editorial.exchange.files import FORMATS

STATES = {"en-ligne": {"live": True}, "brouillon": {"live": False}, "tout": {}}


class ExportForm(forms.Form):
    """What to export, and in which format."""

    format = forms.ChoiceField(
        label="Format",
        choices=[(key, capfirst(format.label)) for key, format in FORMATS.items()],
        initial="xlsx",
        help_text="Un classeur ou un tableau CSV contient tout, et peut être importé de nouveau. RIS et BibTeX ne "
        "contiennent que la référence de chaque document.",
    )
    type = forms.ChoiceField(label="Type", required=False)
    rubrique = forms.ModelChoiceField(
        Rubric.objects.all(), label="Rubrique", required=False, to_field_name="slug", empty_label="Toutes"
    )
    etat = forms.ChoiceField(
        label="État",
        required=False,
        choices=[("en-ligne", "En ligne"), ("brouillon", "Brouillons"), ("tout", "En ligne et brouillons")],
        initial="en-ligne",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = [(model.kind, model._meta.verbose_name_plural.capitalize()) for model in Resource.kinds()]
        self.fields["type"].choices = [("", "Tous"), *kinds]

    def chosen(self, resources: QuerySet[Resource]) -> QuerySet[Resource]:
        """Those of these resources that were asked for."""
        asked = self.cleaned_data
        return selected(resources, asked["type"], asked["rubrique"], asked["etat"] or "en-ligne")


def selected(resources: QuerySet[Resource], kind: str, rubric: Rubric | None, state: str) -> QuerySet[Resource]:
    """Those of a kind, of a rubric, in a state; in an order that two exports share."""
    resources = resources.filter(alias_of=None, **STATES[state])  # an alias is written where its page is
    if kind:
        [model] = [model for model in Resource.kinds() if model.kind == kind]
        resources = resources.filter(pk__in=model.objects.values("pk"))
    if rubric:
        resources = resources.filter(rubric=rubric)
    return resources.order_by("pk")


def exportable(user) -> QuerySet[Resource]:
    """What somebody may take out: what visitors read, and what they may change themselves.

    The lists of the admin name the drafts of others to contributors, who can open none: they can export none either.
    """
    theirs = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    listed = Resource.objects.listed()
    return Resource.objects.filter(pk__in=theirs.values("pk")) | Resource.objects.filter(pk__in=listed.values("pk"))


def may_export(user) -> bool:
    """Whether somebody writes for the site."""
    return policy_registry.get_by_type(Page).user_has_any_permission(user, {"add", "change"})
