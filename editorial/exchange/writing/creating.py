"""Writing new resources."""

from collections import Counter, defaultdict
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Max
from wagtail.models import Page

from catalogue.models import Resource
from catalogue.rows import insert
from editorial.exchange.writing.preparing import Prepared, WorkedOn
from practical_kit.models import CaseTool, RubricPage


def create(made: list[Prepared], now: datetime) -> None:
    """Write these, with all that hangs on them; notes their keys."""
    settle(made, now)
    insert(Page, [item.tables[Page] for item in made])
    paths = [item.tables[Page]["path"] for item in made]
    keys = dict(Page.objects.filter(path__in=paths).order_by().values_list("path", "pk"))
    kinds = defaultdict(list)
    for item in made:
        item.key = keys[item.tables[Page]["path"]]
        kinds[item.model].append(item)
    insert(Resource, [{"page_ptr_id": item.key} | item.tables[Resource] for item in made])
    for model, members in kinds.items():
        insert(model, [{"resource_ptr_id": item.key} | item.tables[model] for item in members])
    write_children(made)


def settle(made: list[Prepared], now: datetime) -> None:
    """Give each its place in the tree, and its dates.

    Raises:
        WorkedOn: a page was added meanwhile, with the address of one of these.
    """
    parents = {
        page.rubric_id: page
        for page in RubricPage.objects.filter(rubric__isnull=False, alias_of=None).order_by("-path")
    }
    steps = {key: last_step(page) for key, page in parents.items()}
    types = ContentType.objects.get_for_models(*{item.model for item in made})
    list(Page.objects.select_for_update().filter(pk__in=[page.pk for page in parents.values()]))  # until the commit
    for key, parent in parents.items():
        slugs = [item.tables[Page]["slug"] for item in made if item.parent_rubric == key]
        if Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1, slug__in=slugs).exists():
            raise WorkedOn
    for item in made:
        parent, row = parents[item.parent_rubric], item.tables[Page]
        steps[item.parent_rubric] += 1
        row["path"] = Page._get_path(parent.path, parent.depth + 1, steps[item.parent_rubric])
        row["url_path"] = f"{parent.url_path}{row['slug']}/"
        row["content_type_id"] = types[item.model].pk
        row["live"], row["has_unpublished_changes"] = item.publishes, not item.publishes
        row["latest_revision_created_at"] = now  # lists of the admin are sorted by it
        if item.publishes:
            row["first_published_at"], row["last_published_at"] = row["first_published_at"] or now, now
    for key, count in Counter(item.parent_rubric for item in made).items():
        Page.objects.filter(pk=parents[key].pk).update(numchild=F("numchild") + count)


def last_step(parent: Page) -> int:
    """The place of the last child of a page among its children."""
    children = Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1)
    path = children.aggregate(last=Max("path"))["last"]
    return Page._str2int(path[-Page.steplen :]) if path else 0


def write_children(made: list[Prepared]) -> None:
    """The rows of what they have several of."""
    for model in dict.fromkeys(model for item in made for model in item.children):
        write_rows(model, made)


def write_rows(model: type[models.Model], made: list[Prepared]) -> None:
    """Those of one table."""
    parent = parent_column(model)
    rows = [
        {parent: item.key} | {name: key_of(value) for name, value in row.items()}
        for item in made
        for row in item.children.get(model, ())
    ]
    insert(model, rows)


def parent_column(model: type[models.Model]) -> str:
    """The column that says of which resource a row is."""
    return next(field.attname for field in model._meta.local_fields if type(field).__name__ == "ParentalKey")


def key_of(value):
    """The key of a row that was written meanwhile; anything else as it is."""
    return value.pk if isinstance(value, models.Model) else value


def tie(made: list[Prepared]) -> None:
    """Tie new resources to others of the same file, once all are written."""
    codes = {item.code: item.key for item in made}
    for item in made:
        if missing := {item.coming_edition, *item.coming_tools} - {"", *codes}:
            raise WorkedOn(
                f"La ligne {item.number} nomme {', '.join(sorted(missing))}, que ce fichier ne crée pas. Rien n’a été "
                "écrit\u00a0: corrigez cette ligne, puis envoyez à nouveau le fichier."
            )
        if item.coming_edition:
            Resource.objects.filter(pk=item.key).update(replaces=codes[item.coming_edition])
    rows = [
        {"page_id": item.key, "resource_id": codes[code], "sort_order": len(item.children[CaseTool]) + rank}
        for item in made
        for rank, code in enumerate(item.coming_tools)
    ]
    insert(CaseTool, rows)
