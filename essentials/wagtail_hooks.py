"""What L’essentiel adds to the admin: glossary and key figures."""

from wagtail.admin.panels import ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from essentials.admin_forms import GlossaryTermForm, KeyFigureForm
from essentials.models import GlossaryTerm, KeyFigure


class GlossaryTermViewSet(SnippetViewSet):
    """Words and acronyms."""

    model = GlossaryTerm
    icon = "openquote"
    list_display = ["term", "expansion", "kind"]
    list_filter = ["kind"]
    edit_handler = ObjectList(GlossaryTerm.panels, base_form_class=GlossaryTermForm)


class KeyFigureViewSet(SnippetViewSet):
    """Key figures."""

    model = KeyFigure
    icon = "order"
    list_display = ["number", "label", "study", "year"]
    list_filter = ["topic", "year"]
    edit_handler = ObjectList(KeyFigure.panels, base_form_class=KeyFigureForm)


class EssentialsViewSetGroup(SnippetViewSetGroup):
    """One menu for what chapters rest on."""

    menu_label = "Mots et chiffres"
    menu_icon = "openquote"
    menu_order = 510
    items = [GlossaryTermViewSet, KeyFigureViewSet]


register_snippet(EssentialsViewSetGroup)
