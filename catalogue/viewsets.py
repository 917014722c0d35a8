"""What editors manage beside pages: themes, organisations, references. The closed lists are not edited."""

from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from catalogue.admin_forms import SlugForm, TitleSlugForm
from catalogue.models import Organisation, Reference, Theme

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
        fields = ["title", "authors", "publisher", "date", "url"]


class ReferenceChooserViewSet(SnippetChooserViewSet):
    """Chooses a reference, or adds the one that is missing without leaving the page."""

    creation_form_class = ReferenceForm
    search_tab_label = "Chercher"
    creation_tab_label = "Ajouter une référence"
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
