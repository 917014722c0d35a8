"""From the `[[body]]` tables of a file to the blocks of a page."""

from uuid import uuid4

from catalogue.models import Reference, Resource
from essentials.models import KeyFigure
from resource_centre.content.files import ContentError
from resource_centre.content.prose import item, rich_text


class BodyBuilder:
    """Builds bodies; knows the primary keys of what blocks point at."""

    def __init__(self):
        self.references = dict(Reference.objects.values_list("slug", "pk"))
        self.figures = dict(KeyFigure.objects.values_list("slug", "pk"))
        self.resources = dict(Resource.objects.values_list("slug", "pk"))

    def build(self, tables: list[dict] | None, where: str) -> list[dict]:
        """The raw value of a StreamField of `BodyBlock`.

        Args:
            tables: the `[[body]]` tables.
            where: the page, for messages.

        Raises:
            ContentError: a block of an unknown type.
        """
        return [self.block(table, where) for table in tables or []]

    def block(self, table: dict, where: str) -> dict:
        """One block, by the method named after its type."""
        build = getattr(self, f"build_{table['type']}", None)
        if build is None:
            raise ContentError(f"{where} : bloc de type inconnu « {table['type']} ».")
        return {"type": table["type"], "value": build(table), "id": str(uuid4())}

    def keys(self, known: dict[str, int], slugs) -> list[dict]:
        """List-block children pointing at what exists; what an editor has deleted is left out."""
        return [item(known[slug]) for slug in slugs or [] if slug in known]

    def build_heading(self, table):
        return {"text": table["text"]}

    build_subheading = build_heading

    def build_paragraph(self, table):
        cited = self.keys(self.references, table.get("references"))
        return {"text": rich_text(table["text"]), "references": cited}

    def build_callout(self, table):
        return {"title": table["title"], "text": rich_text(table["text"])}

    def build_quote(self, table):
        return {"text": table["text"], "source": table["source"]}

    def build_steps(self, table):
        steps = [item({"title": step["title"], "text": rich_text(step.get("text"))}) for step in table["steps"]]
        return {"steps": steps, "references": self.keys(self.references, table.get("references"))}

    def build_table(self, table):
        cells = {
            "columns": [{"type": "text", "heading": heading} for heading in table["columns"]],
            "rows": [{"values": row} for row in table["rows"]],
        }
        cited = self.keys(self.references, table.get("references"))
        return {"caption": table["caption"], "table": cells, "references": cited}

    def build_key_figures(self, table):
        return {"figures": self.keys(self.figures, table["figures"])}

    def build_resources(self, table):
        return {"title": table["title"], "resources": self.keys(self.resources, table["resources"])}
