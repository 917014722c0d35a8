"""What of a revision is its text, so that two revisions that say the same can be told from two that do not."""

import hashlib
import json
import re

from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Page

OF_THE_PAGE = {"title", "seo_title", "search_description"}  # the rest of Page is its place, its dates, its state
BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')  # the editor marks each paragraph when it is first opened
EMPTY = (None, "", [], {}, "[]")


def digest(model: type, content: dict) -> str:
    """The SHA-256 of the text of a revision: the same as long as nobody changes what readers read.

    Dates, place in the tree, comments between editors and keys of rows change without the text. What is empty is left
    out, so that a field added to the model later changes nothing.
    """
    text = json.dumps(
        wording(model, content), sort_keys=True, ensure_ascii=False, separators=(",", ":"), cls=DjangoJSONEncoder
    )
    return hashlib.sha256(text.encode()).hexdigest()


def wording(model: type, content: dict) -> dict:
    """The fields and rows of a revision that are its text."""
    of_page = {field.name for field in Page._meta.get_fields()} - OF_THE_PAGE
    ours = {
        field.name: field
        for field in model._meta.concrete_fields
        if field.name not in of_page and field.editable and not field.primary_key
    }
    text = {name: value(field, content.get(name)) for name, field in ours.items()}
    for relation in get_all_child_relations(model):
        if (name := relation.get_accessor_name()) not in of_page:
            text[name] = rows(relation, content.get(name) or [])
    return {name: said for name, said in text.items() if said not in EMPTY}


def value(field, said):
    """What a field says; a stream is kept as JSON, with a key in each block."""
    if isinstance(field, StreamField) and isinstance(said, str):
        said = json.loads(said)
    return plain(said)


def plain(said):
    """Text without the marks that the editor puts in it."""
    if isinstance(said, str):
        return BLOCK_KEY.sub("", said)
    if isinstance(said, list):
        return [plain(one) for one in said]
    if isinstance(said, dict):
        is_block = {"type", "value"} <= said.keys()
        return {key: plain(one) for key, one in said.items() if not (is_block and key == "id")}
    return said


def rows(relation, found: list[dict]) -> list[dict]:
    """The rows of a relation in their order, without their own keys nor that of the page."""
    model, parent = relation.related_model, relation.field.name
    left_out = {parent, "sort_order", model._meta.pk.name}
    ours = {field.name: field for field in model._meta.concrete_fields if field.name not in left_out}
    said = [{name: value(field, row.get(name)) for name, field in ours.items()} for row in in_order(found)]
    return said if hasattr(model, "sort_order") else sorted(said, key=repr)


def in_order(found: list[dict]) -> list[dict]:
    """Rows as readers find them; those without an order keep theirs."""
    return sorted(found, key=lambda row: row.get("sort_order") or 0)
