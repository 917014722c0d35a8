"""Columns that name a document, a reference or another resource by its number."""

from django.core.exceptions import ValidationError

from catalogue.models import ResourceFile, ResourceReference
from catalogue.pasted import tidied
from editorial.exchange.columns.cells import bracketed, escaped, parts, plain
from editorial.exchange.columns.column import CASES, DOCUMENTS, Column
from editorial.exchange.columns.terms import RowsColumn
from practical_kit.models import CaseMeasure, CaseTool
from territories.names import fold


class FilesColumn(RowsColumn):
    """The files to download, which are sent apart: « Annexes [document 12] »."""

    relation = "files"
    prefetch = ("files",)

    def shown(self, item):
        return f"{escaped(item.label)} [document {item.document_id}]".strip()

    def understood(self, part, known):
        label, said = bracketed(part, "[]")
        number = said.removeprefix("document ").strip()
        if not number.isdecimal():
            raise ValidationError(
                "Écrivez le numéro du document, qu’on lit dans son adresse\u00a0: Annexes [document 12]."
            )
        if not (document := known.documents.get(int(number))):
            raise ValidationError(
                f"Aucun document n’a le numéro {number}\u00a0: ajoutez d’abord le fichier dans Documents."
            )
        return document, plain(label)

    def row(self, item):
        return ResourceFile(document=item[0], label=item[1])


class ReferencesColumn(RowsColumn):
    """The sources of a resource, by their identifiers."""

    relation = "reference_items"
    prefetch = ("reference_items__reference",)

    def shown(self, item):
        return escaped(item.reference.slug)

    def understood(self, part, known):
        if reference := known.references.get(plain(part)):
            return reference
        raise ValidationError(f"Aucune référence n’a l’identifiant «\u00a0{plain(part)[:60]}\u00a0».")

    def row(self, item):
        return ResourceReference(reference=item)


class MeasuresColumn(RowsColumn):
    """Measured results: « indicateur | valeur | unité | date | nature de la preuve | source »."""

    relation = "measures"
    prefetch = ("measures__source",)
    fields = ("indicator", "value", "unit", "date", "evidence")

    def __init__(self, label: str, *others: str):
        super().__init__(label, *others, models=CASES)

    def shown(self, item):
        words = [getattr(item, name) for name in self.fields[:-1]]
        return " | ".join(map(escaped, [*words, item.evidence, item.source.slug if item.source else ""]))

    def understood(self, part, known):
        words = [tidied(plain(word)) for word in parts(part, "|")]
        words += [""] * (6 - len(words))
        *values, source = words[:6]
        measure = {name: value for name, value in zip(self.fields, values, strict=True) if value}
        kinds = {fold(key): key for key in CaseMeasure.Evidence.values}
        if "evidence" in measure:
            measure["evidence"] = kinds.get(fold(measure["evidence"]), "?")
        for name in self.fields:
            CaseMeasure._meta.get_field(name).clean(
                measure.get(name, CaseMeasure._meta.get_field(name).get_default()), None
            )
        if source and source not in known.references:
            raise ValidationError(f"Aucune référence n’a l’identifiant «\u00a0{source[:60]}\u00a0».")
        return measure, known.references.get(source)

    def row(self, item):
        return CaseMeasure(source=item[1], **item[0])


class ToolsColumn(RowsColumn):
    """The resources of the kit that a case used, by their codes; also those that come in the same file."""

    relation = "tools"
    prefetch = ("tools__resource",)

    def __init__(self, label: str, *others: str):
        super().__init__(label, *others, models=CASES)

    def cell(self, resource):
        return " ; ".join(
            [item.resource.code or "" for item in self.items(resource)] + getattr(resource, "coming_tools", [])
        )

    def understood(self, part, known):
        return part, known.resource(part)

    def put(self, resource, value):
        resource.tools = [CaseTool(resource_id=key) for _, key in value if key]
        resource.coming_tools = [code for code, key in value if not key]


class ReplacesColumn(Column):
    """The edition that this one replaces, by its code; it may come in the same file."""

    prefetch = ("replaces",)
    nothing = ("", None)

    def __init__(self, label: str, *others: str):
        super().__init__(label, *others, models=DOCUMENTS)

    def cell(self, resource):
        return getattr(resource, "coming_edition", "") or (resource.replaces.code if resource.replaces else "") or ""

    def value(self, text, known):
        return text, known.resource(text)

    def put(self, resource, value):
        code, key = value
        resource.replaces_id, resource.coming_edition = key, "" if key else code
