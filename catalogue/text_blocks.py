"""Blocks of words: titles, running text and its sources, asides, steps, quotations."""

from django.utils.functional import cached_property
from django.utils.text import slugify
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

PROSE = ["bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingValue(blocks.StructValue):
    """A heading that knows its anchor. `read_body` makes anchors unique in the page."""

    @cached_property
    def anchor(self) -> str:
        return f"partie-{slugify(self['text']) or 'sans-titre'}"


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
