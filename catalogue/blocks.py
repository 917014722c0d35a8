"""The blocks of a page's body. One list, shared by chapters, resources and standard pages."""

from django.apps import apps
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from catalogue.text_blocks import (
    CalloutBlock,
    HeadingBlock,
    ParagraphBlock,
    QuoteBlock,
    SourcedValue,
    StepsBlock,
    SubheadingBlock,
    references_field,
)


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
        preview_value = {
            "caption": "Deux façons de s’associer",
            "table": {
                "columns": [{"type": "text", "heading": text} for text in ("", "Convention", "Structure commune")],
                "rows": [
                    {"values": ["Se crée en", "Quelques semaines", "Plusieurs mois"]},
                    {"values": ["Convient à", "Un projet daté", "Une action durable"]},
                ],
            },
            "references": [],
        }


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
        preview_value = staticmethod(
            lambda: {"figures": list(apps.get_model("essentials.KeyFigure").objects.all()[:2])}
        )

    def get_context(self, value, parent_context=None):
        """Add `figures`: those that were not deleted."""
        context = super().get_context(value, parent_context)
        context["figures"] = [figure for figure in value["figures"] if figure]
        return context


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
        preview_value = staticmethod(
            lambda: {
                "title": "À lire ensuite",
                "resources": list(apps.get_model("catalogue.Resource").objects.listed()[:2]),
            }
        )

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
