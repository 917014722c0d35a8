"""How an editor picks one territory among 36,000."""

from django import forms
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView, ChosenMultipleView, ChosenView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser

from territories.models import Territory

UNKNOWN = "–"
NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"


class TerritoryFilterForm(BaseFilterForm):
    """Words and a kind. Territories are not in Wagtail's search: their own is quicker and knows codes."""

    q = forms.CharField(
        label="Nom ou code officiel",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"placeholder": "Figeac, Lot, Grand-Figeac, 46102…"}),
    )
    kind = forms.ChoiceField(
        label="Type",
        required=False,
        choices=[("", "Tous"), *Territory.Kind.choices],
        widget=forms.Select(attrs={"data-chooser-modal-search-filter": True}),
    )

    def filter(self, objects):
        """Nothing until something is asked: the first of 36,000 names helps nobody."""
        words, kind = self.cleaned_data["q"].strip(), self.cleaned_data["kind"]
        self.is_searching, self.search_query = bool(words or kind), words
        if kind:
            objects = objects.filter(kind=kind)
        if words:
            return objects.search(words)
        return objects if kind else objects.none()


def departement_label(territory: Territory) -> str:
    """The département it lies in."""
    return territory.departement.name if territory.departement else UNKNOWN


def population_label(territory: Territory) -> str:
    """« 9 800 », as French writes it."""
    return UNKNOWN if territory.population is None else f"{territory.population:,}".replace(",", NARROW_SPACE)


class TerritoryList:
    """What the modal and its results share."""

    results_template_name = "wagtailadmin/territories/chooser_results.html"
    filter_form_class = TerritoryFilterForm
    per_page = 12

    def get_object_list(self):
        """With parents, so that a page of results is one query."""
        return Territory.objects.with_parents()

    def filter_object_list(self, objects):
        """What the form does not understand finds nothing, not everything."""
        return super().filter_object_list(objects) if self.filter_form.is_valid() else objects.none()

    @property
    def title_column(self):
        column = super().title_column
        column.label, column.accessor = "Territoire", "name"
        return column

    @property
    def columns(self):
        return [
            *super().columns,
            Column("code", label="Code", accessor="code"),
            Column("kind", label="Type", accessor="kind_label"),
            Column("departement", label="Département", accessor=departement_label),
            Column("population", label="Population", accessor=population_label),
        ]


class TerritoryChooseView(TerritoryList, ChooseView):
    """The modal."""


class TerritoryResultsView(TerritoryList, ChooseResultsView):
    """Its results, as one types."""


class LabelledChoice:
    """A chosen territory is called by its name and département."""

    def get_display_title(self, instance):
        return instance.label


class TerritoryChosenView(LabelledChoice, ChosenView):
    """One territory was chosen."""


class TerritoryChosenMultipleView(LabelledChoice, ChosenMultipleView):
    """Several were."""


class TerritoryWidget(BaseChooser):
    """The chooser in a form: it shows « Figeac (Lot) », not the code."""

    def get_display_title(self, instance):
        return instance.label


class TerritoryChooserViewSet(ChooserViewSet):
    """Chooses territories wherever a form has a foreign key to them."""

    model = Territory
    icon = "globe"
    page_title = "Choisir un territoire"
    choose_one_text = "Choisir un territoire"
    choose_another_text = "Changer de territoire"
    edit_item_text = "Voir ce territoire"
    choose_view_class = TerritoryChooseView
    choose_results_view_class = TerritoryResultsView
    chosen_view_class = TerritoryChosenView
    chosen_multiple_view_class = TerritoryChosenMultipleView
    base_widget_class = TerritoryWidget
    preserve_url_parameters = ["multiple"]
