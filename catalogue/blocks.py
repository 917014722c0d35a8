"""The blocks of a page's body. One list, shared by chapters, resources and standard pages."""

from django.utils.functional import cached_property
from django.utils.text import slugify
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

PROSE = ["bold", "italic", "ol", "ul", "link", "document-link"]
INLINE_PROSE = ["bold", "italic", "link"]


class HeadingValue(blocks.StructValue):
    """A heading that knows its anchor. `read_body` makes anchors unique in the page."""

    @cached_property
    def anchor(self) -> str:
        return slugify(self["text"]) or "section"


class HeadingBlock(blocks.StructBlock):
    """A section title (second level). It appears in the table of contents."""

    text = blocks.CharBlock(label="Intertitre", max_length=120)

    class Meta:
        icon = "h2"
        label = "Intertitre"
        description = "Ouvre une partie ; figure au sommaire."
        template = "blocks/heading_block.html"
        value_class = HeadingValue
        label_format = "{text}"
        preview_value = {"text": "Trois formes de co-construction"}


class SubheadingBlock(HeadingBlock):
    """A title inside a section (third level)."""

    class Meta:
        icon = "h3"
        label = "Sous-intertitre"
        description = "Titre à l’intérieur d’une partie."
        template = "blocks/subheading_block.html"
        preview_value = {"text": "Le dialogue territorial"}


class SourcedValue(blocks.StructValue):
    """A block that cites references. `read_body` sets its numbered note calls."""

    @cached_property
    def notes(self) -> list:
        return []


def references_field():
    """The field by which a block cites its sources: chosen, never typed."""
    return blocks.ListBlock(
        SnippetChooserBlock("catalogue.Reference", label="Référence"),
        label="Sources",
        default=[],
        required=False,
        help_text="Les appels de note se numérotent seuls.",
    )


class ParagraphBlock(blocks.StructBlock):
    """Running text, with the sources it relies on."""

    text = blocks.RichTextBlock(label="Texte", features=PROSE)
    references = references_field()

    class Meta:
        icon = "pilcrow"
        label = "Texte"
        description = "Paragraphes et listes, avec leurs sources."
        template = "blocks/paragraph_block.html"
        value_class = SourcedValue
        preview_value = {"text": "<p>Un paragraphe qui dit une chose, puis sa source.</p>", "references": []}


class CalloutBlock(blocks.StructBlock):
    """A framed aside: one title, one short text."""

    title = blocks.CharBlock(label="Titre", max_length=120)
    text = blocks.RichTextBlock(label="Texte", features=PROSE)

    class Meta:
        icon = "info-circle"
        label = "Encadré"
        description = "Un point à retenir ou une mise en garde."
        template = "blocks/callout_block.html"
        label_format = "{title}"
        preview_value = {"title": "Le bon moment", "text": "<p>Deux phrases suffisent.</p>"}


class StepBlock(blocks.StructBlock):
    """One step of a method."""

    title = blocks.CharBlock(label="Étape", max_length=120)
    text = blocks.RichTextBlock(label="Ce qu’on y fait", features=PROSE, required=False)

    class Meta:
        label = "Étape"
        label_format = "{title}"


class StepsBlock(blocks.StructBlock):
    """The numbered steps of a method."""

    steps = blocks.ListBlock(StepBlock(), label="Étapes", min_num=2)
    references = references_field()

    class Meta:
        icon = "list-ol"
        label = "Étapes"
        description = "Une méthode, pas à pas."
        template = "blocks/steps_block.html"
        value_class = SourcedValue
        preview_value = {
            "steps": [
                {"title": "Se connaître", "text": "<p>Réunir les acteurs.</p>"},
                {"title": "Choisir", "text": "<p>Un but commun.</p>"},
            ],
            "references": [],
        }


class TableBlock(blocks.StructBlock):
    """A table with a caption and headers."""

    caption = blocks.CharBlock(label="Titre du tableau", max_length=150)
    table = TypedTableBlock([("text", blocks.CharBlock(label="Texte", required=False))], label="Tableau")
    references = references_field()

    class Meta:
        icon = "table"
        label = "Tableau"
        description = "La première colonne nomme chaque ligne."
        template = "blocks/table_block.html"
        value_class = SourcedValue
        label_format = "{caption}"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, with who said them and where."""

    text = blocks.TextBlock(label="Citation", max_length=600)
    source = blocks.CharBlock(label="Auteur et source", max_length=200)

    class Meta:
        icon = "openquote"
        label = "Citation"
        description = "Mot pour mot, avec sa source."
        template = "blocks/quote_block.html"
        preview_value = {"text": "Faire ensemble prend du temps.", "source": "Une élue, réunion de quartier"}


class CaptionedImageBlock(blocks.StructBlock):
    """A picture with its caption; its credit comes from the image itself."""

    image = ImageBlock(label="Image")
    caption = blocks.CharBlock(label="Légende", max_length=250)

    class Meta:
        icon = "image"
        label = "Image"
        description = "Photo ou schéma, avec une légende."
        template = "blocks/image_block.html"
        label_format = "{caption}"


class KeyFiguresBlock(blocks.StructBlock):
    """One to four key figures, with their source and year."""

    figures = blocks.ListBlock(
        SnippetChooserBlock("essentials.KeyFigure", label="Chiffre clé"), label="Chiffres", min_num=1, max_num=4
    )

    class Meta:
        icon = "order"
        label = "Chiffres clés"
        description = "De un à quatre chiffres, datés et sourcés."
        template = "blocks/key_figures_block.html"


class ResourcesBlock(blocks.StructBlock):
    """Links to resources of the catalogue. A resource that is withdrawn disappears from the block."""

    title = blocks.CharBlock(label="Titre", max_length=120, default="À lire ensuite")
    resources = blocks.ListBlock(
        blocks.PageChooserBlock("catalogue.Resource", label="Ressource"), label="Ressources", min_num=1, max_num=6
    )

    class Meta:
        icon = "folder-open-inverse"
        label = "Ressources liées"
        description = "Des ressources du catalogue à lire ensuite."
        template = "blocks/resources_block.html"
        label_format = "{title}"

    def get_context(self, value, parent_context=None):
        """Add `resources`: those a visitor may see, in the editor's order."""
        context = super().get_context(value, parent_context)
        chosen = [page for page in value["resources"] if page]
        model = self.child_blocks["resources"].child_block.target_model
        listed = set(model.objects.listed().filter(pk__in=[page.pk for page in chosen]).values_list("pk", flat=True))
        context["resources"] = [page for page in chosen if page.pk in listed]
        return context


class AuthorValue(blocks.StructValue):
    """A person, as printed."""

    def __str__(self):
        name = f"{self['given_name']} {self['family_name']}".strip()
        return f"{name} ({self['role']})" if self["role"] else name


class AuthorBlock(blocks.StructBlock):
    """A person who wrote the resource. Two name fields, since citations put the family name first."""

    given_name = blocks.CharBlock(label="Prénom", required=False, max_length=80)
    family_name = blocks.CharBlock(label="Nom", max_length=80)
    role = blocks.CharBlock(label="Rôle", required=False, max_length=60, help_text="Animateur, traducteur…")

    class Meta:
        icon = "user"
        label = "Personne"
        label_format = "{given_name} {family_name}"
        value_class = AuthorValue


class BodyBlock(blocks.StreamBlock):
    """The body of every page of the site."""

    heading = HeadingBlock()
    subheading = SubheadingBlock()
    paragraph = ParagraphBlock()
    callout = CalloutBlock()
    steps = StepsBlock()
    table = TableBlock()
    quote = QuoteBlock()
    image = CaptionedImageBlock()
    document = DocumentChooserBlock(
        label="Fichier", template="blocks/document_block.html", description="Un fichier à télécharger."
    )
    key_figures = KeyFiguresBlock()
    resources = ResourcesBlock()
