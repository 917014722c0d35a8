"""From resources in memory to rows: small enough to hold ten thousand of them, quick enough to write at once."""

import json
from dataclasses import dataclass, field

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Page

from catalogue.models import Resource
from editorial.exchange.outcome import Action, Outcome

OF_THE_TREE = {"path", "depth", "numchild", "url_path", "content_type", "translation_key", "locale", "alias_of", "code"}


class WorkedOn(Exception):
    """The site is no longer as it was when the file was looked at; the message, if any, says where."""


@dataclass
class Prepared:
    """What is to be written of a line.

    Args:
        tables: values by attribute name, by model: all of them for a new resource, those that change for another.
        children: the rows of what it has several of, by their model: all, or those that change. A row of another
            table that is not written yet stands in them as itself.
    """

    number: int
    action: Action
    model: type[Resource]
    title: str
    code: str
    publishes: bool
    tables: dict[type[models.Model], dict] = field(default_factory=dict)
    children: dict[type[models.Model], list[dict]] = field(default_factory=dict)
    coming_edition: str = ""
    coming_tools: list[str] = field(default_factory=list)
    parent_rubric: int | None = None
    key: int | None = None
    was_live: bool = False
    latest_revision: int | None = None
    before: str = ""  # the content of a revision, where there was none
    after: str = ""


def prepare(outcome: Outcome) -> Prepared:
    """What is to be written of a line that creates or changes a resource."""
    page = outcome.page
    made = Prepared(
        outcome.number,
        outcome.action,
        type(page),
        page.title,
        page.code,
        outcome.publishes,
        coming_edition=getattr(page, "coming_edition", ""),
        coming_tools=getattr(page, "coming_tools", []),
        parent_rubric=page.rubric_id,
        key=page.pk,
        was_live=page.live,
        latest_revision=page.latest_revision_id,
    )
    number_rows(page)
    if outcome.action is Action.CREATE:
        page.draft_title = page.title
        made.tables = {model: values(model, page) for model in (Page, Resource, type(page))}
        made.children = {relation.related_model: rows(relation, page) for relation in relations(page)}
    else:
        prepare_update(made, outcome)
    return made


def prepare_update(made: Prepared, outcome: Outcome) -> None:
    """Only what changes, and what the page was before, for its history."""
    page, before = outcome.page, outcome.before
    after = page.serializable_data()
    changed = {name for name, value in after.items() if plain(value) != plain(before.get(name))}
    if not page.live and page.latest_revision_id:  # the row of a draft may be older than its newest version
        changed = set(after) - OF_THE_TREE
    for model in (Page, Resource, type(page)):
        names = changed & {field.name for field in model._meta.local_concrete_fields}
        made.tables[model] = values(model, page, names)
    made.children = {
        relation.related_model: rows(relation, page)
        for relation in relations(page)
        if relation.get_accessor_name() in changed
    }
    made.after = dumped(after)
    made.before = "" if page.latest_revision_id else dumped(before)


def plain(value):
    """The rows of a relation without what the database gives them; anything else as it is."""
    if isinstance(value, list):
        return [{name: item[name] for name in item if name not in ("pk", "sort_order")} for item in value]
    return value


def dumped(content: dict) -> str:
    """The content of a revision."""
    return json.dumps(content, cls=DjangoJSONEncoder)


def relations(page: Resource) -> list:
    """What a resource has several of, less the comments of editors."""
    return [
        relation
        for relation in get_all_child_relations(page)
        if relation.related_model._meta.app_label != "wagtailcore"
    ]


def number_rows(page: Resource) -> None:
    """Give the rows that are ordered their places."""
    for relation in relations(page):
        for rank, item in enumerate(getattr(page, relation.get_accessor_name()).all()):
            if hasattr(item, "sort_order"):
                item.sort_order = rank


def values(model: type[models.Model], page: models.Model, names: set[str] | None = None) -> dict:
    """The values of a table's own columns, by attribute name; all of them, or those named."""
    fields = [field for field in model._meta.local_concrete_fields if not field.primary_key]
    return {field.attname: value(field, page) for field in fields if names is None or field.name in names}


def value(field: models.Field, thing: models.Model):
    """A value to keep; a row that is not written yet stands for its key."""
    if isinstance(field, StreamField):
        return list(field.value_from_object(thing).get_prep_value())
    if isinstance(field, models.ForeignKey) and field.is_cached(thing):
        other = getattr(thing, field.name)
        return other if other is not None and other.pk is None else field.value_from_object(thing)
    return field.value_from_object(thing)


def rows(relation, page: Resource) -> list[dict]:
    """The rows of a relation, less the column that says of which resource."""
    model, parent = relation.related_model, relation.field.attname
    found = getattr(page, relation.get_accessor_name()).all()
    return [{name: kept for name, kept in values(model, item).items() if name != parent} for item in found]
