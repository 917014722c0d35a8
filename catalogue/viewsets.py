"""What editors manage beside pages: themes, organisations, references. The closed lists are not edited."""

from django.urls import reverse
from django.utils.http import urlencode
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import ListingButton
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import CreateView, IndexView, SnippetViewSet, SnippetViewSetGroup

from catalogue.admin_forms import SlugForm, TitleSlugForm
from catalogue.models import FruitlessSearch, Organisation, Reference, SynonymGroup, Theme

SLUG_PANEL = FieldPanel(
    "slug",
    heading="Identifiant",
    help_text="Laissez vide : il se fait seul. Sans accent ni espace ; sert dans les adresses.",
)


class ThemeViewSet(SnippetViewSet):
    """Subjects."""

    model = Theme
    icon = "tag"
    list_display = ["name"]
    edit_handler = ObjectList([FieldPanel("name"), SLUG_PANEL], base_form_class=SlugForm)


class OrganisationForm(SlugForm):
    """An organisation added while a page is being written."""

    class Meta(SlugForm.Meta):
        model = Organisation
        fields = ["name", "acronym", "family", "url"]


class OrganisationChooserViewSet(SnippetChooserViewSet):
    """Chooses an organisation, or adds the one that is missing without leaving the page."""

    creation_form_class = OrganisationForm
    search_tab_label = "Chercher"
    creation_tab_label = "Ajouter une organisation"
    page_title = "Choisir une organisation"
    create_action_label = "Ajouter et choisir"


class OrganisationViewSet(SnippetViewSet):
    """Organisations."""

    model = Organisation
    icon = "group"
    list_display = ["name", "acronym", "family"]
    list_filter = ["family"]
    edit_handler = ObjectList([*Organisation.panels[:-1], SLUG_PANEL], base_form_class=SlugForm)
    chooser_viewset_class = OrganisationChooserViewSet


class ReferenceForm(TitleSlugForm):
    """A reference added while a page is being written."""

    class Meta(TitleSlugForm.Meta):
        model = Reference
        fields = ["title", "authors", "publisher", "date", "expected_on", "url"]


class ReferenceChooserViewSet(SnippetChooserViewSet):
    """Chooses a reference, or adds the one that is missing without leaving the page."""

    creation_form_class = ReferenceForm
    search_tab_label = "Chercher"
    creation_tab_label = "Ajouter une référence"
    page_title = "Choisir une référence"
    create_action_label = "Ajouter et choisir"


class ReferenceViewSet(SnippetViewSet):
    """References cited by note calls."""

    model = Reference
    icon = "openquote"
    list_display = ["title", "publisher", "date"]
    edit_handler = ObjectList([*Reference.panels[:-1], SLUG_PANEL], base_form_class=TitleSlugForm)
    chooser_viewset_class = ReferenceChooserViewSet


class VocabularyViewSetGroup(SnippetViewSetGroup):
    """One menu for the words that sort the collection."""

    menu_label = "Vocabulaires"
    menu_icon = "list-ul"
    menu_order = 500
    items = [ThemeViewSet, OrganisationViewSet, ReferenceViewSet]


class SynonymCreateView(CreateView):
    """Begins with the words of a search that found nothing, when one comes from there."""

    def get_initial(self):
        return {"terms": self.request.GET.get("terms", "")[:200]}


class SynonymViewSet(SnippetViewSet):
    """Terms that find each other."""

    model = SynonymGroup
    icon = "openquote"
    panels = [FieldPanel("terms")]
    list_display = [Column("terms", label="Termes équivalents", accessor=str)]
    add_view_class = SynonymCreateView


class FruitlessIndexView(IndexView):
    """Searches that found nothing: what to write about, or a synonym to add."""

    def get_list_buttons(self, instance):
        words = str(instance)
        again = f"{reverse('catalogue:catalogue')}?{urlencode({'q': words})}"
        teach = f"{reverse(SynonymGroup.snippet_viewset.get_url_name('add'))}?{urlencode({'terms': words})}"
        buttons = [ListingButton("Chercher sur le site", url=again, icon_name="search", priority=10)]
        if self.request.user.has_perm("catalogue.add_synonymgroup"):
            buttons.append(ListingButton("Ajouter un synonyme", url=teach, icon_name="plus", priority=20))
        return [*buttons, *super().get_list_buttons(instance)]


class FruitlessSearchViewSet(SnippetViewSet):
    """What visitors looked for in vain. Nothing is added or changed by hand."""

    model = FruitlessSearch
    icon = "search"
    menu_label = "Recherches sans résultat"
    list_display = ["words", "count", "last_seen"]
    list_export = ["words", "count", "last_seen"]
    export_filename = "recherches-sans-resultat"
    search_fields = ["words"]
    ordering = ["-count", "words"]
    index_view_class = FruitlessIndexView
    inspect_view_enabled = True


class SearchViewSetGroup(SnippetViewSetGroup):
    """What visitors look for, and what is done so that they find it."""

    menu_label = "Recherche"
    menu_icon = "search"
    menu_order = 550
    items = [FruitlessSearchViewSet, SynonymViewSet]
