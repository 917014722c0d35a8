"""How the editing form of a resource is laid out: as the page is read."""

from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.widgets import SlugInput

from territories.names import typeset

MANY_ROWS = 6
SLUG_SPELLING = [("['’]", "-"), ("[œŒ]", "oe"), ("[æÆ]", "ae")]  # « l’œuvre » is l-oeuvre, not luvre
ADD_BLOCKS = "Cliquez sur + pour ajouter un intertitre, un texte, un encadré, un tableau, une image…"


class FoldingInlinePanel(InlinePanel):
    """Rows that come folded when there are many, so that what follows is still found."""

    class BoundPanel(InlinePanel.BoundPanel):
        """Wagtail opens a folded panel that holds an error."""

        def classes(self):
            return [*super().classes(), *(["collapsed"] if len(self.children) > MANY_ROWS else [])]


COMPLETENESS = HelpPanel(template="wagtailadmin/editorial/completeness_panel.html")
OPENING = MultiFieldPanel(
    [
        TitleFieldPanel("title", placeholder=False, help_text="Ce que le lecteur verra dans les listes."),
        FieldPanel("summary"),
        FieldPanel("takeaways", help_text="Facultatif : jusqu’à quatre phrases courtes. Cliquez sur + pour chacune."),
    ],
    heading="Ouverture",
)
BODY = FieldPanel("body", help_text=ADD_BLOCKS)
SORTING = [
    HelpPanel(template="wagtailadmin/catalogue/rubric_panel.html", heading="Rubrique"),
    FieldPanel("need_levels"),
    FieldPanel("themes"),
    FieldPanel("also_in"),
]
SOURCES = FoldingInlinePanel(
    "reference_items",
    heading="Sources",
    label="source",
    help_text="Ce sur quoi toute la fiche s’appuie. La source d’un passage se choisit sous ce passage, dans le texte.",
)
FILES = InlinePanel(
    "files",
    heading="Fichiers à télécharger",
    label="fichier",
    help_text=typeset(
        "Cliquez sur « Ajouter : fichier », puis « Choisir un document » ; pour en prendre un sur votre ordinateur, "
        "ouvrez l’onglet « Transférer ». Un fichier retiré d’une page publiée y reste lisible, parmi les versions "
        "précédentes ; s’il ne doit plus être lu de personne, supprimez-le dans Documents."
    ),
)
LICENCE = MultiFieldPanel([FieldPanel("language"), FieldPanel("licence")], heading="Langue et réutilisation")
DOCUMENT = [
    FILES,
    FieldPanel("authors", help_text="Facultatif. Cliquez sur + pour chaque personne, dans l’ordre du document."),
    FoldingInlinePanel(
        "contributions",
        heading="Organisations",
        label="organisation",
        help_text="Qui a écrit, publié, payé ou soutenu le document. L’organisation qui manque à la liste s’ajoute "
        "depuis la fenêtre où on la choisit.",
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("year", heading="Année de parution"), FieldPanel("month")]),
            FieldPanel("date_note"),
            FieldPanel("published_in"),
            FieldRowPanel([FieldPanel("pages", help_text="En chiffres : 42."), FieldPanel("edition")]),
            FieldRowPanel([FieldPanel("isbn"), FieldPanel("doi")]),
        ],
        heading="Date et édition",
    ),
    LICENCE,
    MultiFieldPanel(
        [FieldPanel("source_url"), FieldPanel("source_status"), FieldPanel("source_note")], heading="Document d’origine"
    ),
    SOURCES,
    FoldingInlinePanel("territory_items", heading="Territoires concernés", label="territoire"),
]
PUBLISHING = [
    MultiFieldPanel(
        [
            FieldPanel(
                "slug",
                heading="Fin de l’adresse",
                help_text="Se fait seule d’après le titre. Minuscules sans accent, chiffres et tirets.",
                widget=SlugInput(formatters=SLUG_SPELLING),
            ),
            FieldPanel("seo_title", heading="Titre", help_text="Vide : le titre de la page."),
            FieldPanel("search_description", heading="Description", help_text="Vide : le résumé."),
        ],
        heading="Adresse et moteurs de recherche",
    ),
    HelpPanel(template="wagtailadmin/editorial/keeping/review_panel.html", heading="Suivi"),
    PublishingPanel(),
    CommentPanel(),
]


def tabs(content: list, document: list) -> TabbedInterface:
    """The four tabs of a resource's form; each kind fills the first and the third."""
    return TabbedInterface(
        [
            ObjectList([COMPLETENESS, *content], heading="Contenu"),
            ObjectList(SORTING, heading="Classement"),
            ObjectList(document, heading="Document et sources"),
            ObjectList(PUBLISHING, heading="Adresse et référencement"),
        ]
    )
