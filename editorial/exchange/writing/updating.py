"""Writing changes to resources that exist, each with a revision, so that its history can undo them."""

import json
from collections import defaultdict
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Revision

from catalogue.models import FormerFile, Resource, ResourceFile
from editorial.exchange.writing.creating import parent_column, write_children, write_rows
from editorial.exchange.writing.preparing import Prepared, WorkedOn


def update(made: list[Prepared], user, now: datetime) -> dict[int, Revision]:
    """Write these changes; gives the new revision of each page.

    Raises:
        WorkedOn: a page is no longer as it was looked at.
    """
    revisions = write_revisions(made, user, now)
    for item in made:
        update_tables(item, revisions[item.key], now)
    replace_children(made)
    followed = Page.objects.filter(alias_of__in=revisions, alias_of__live=True)
    for key in set(followed.order_by().values_list("alias_of", flat=True)):
        Page.objects.get(pk=key).specific.update_aliases(revision=revisions[key])
    return revisions


def write_revisions(made: list[Prepared], user, now: datetime) -> dict[int, Revision]:
    """A revision of each page; where there was none, one of what it was, before."""
    types = ContentType.objects.get_for_models(Page, *{item.model for item in made})

    def revision(item: Prepared, content: str, by) -> Revision:
        return Revision(
            content_type=types[item.model],
            base_content_type=types[Page],
            object_id=str(item.key),
            created_at=now,
            user=by,
            object_str=item.title,
            content=json.loads(content),
        )

    Revision.objects.bulk_create([revision(item, item.before, None) for item in made if item.before])
    new = Revision.objects.bulk_create([revision(item, item.after, user) for item in made])
    return {item.key: one for item, one in zip(made, new, strict=True)}


def update_tables(item: Prepared, revision: Revision, now: datetime) -> None:
    """The columns that change."""
    is_live = item.was_live or item.publishes
    values = item.tables[Page] | {
        "draft_title": item.title,
        "latest_revision_id": revision.pk,
        "latest_revision_created_at": now,
        "live": is_live,
        "has_unpublished_changes": not is_live,
    }
    if is_live:
        values |= {"expired": False, "live_revision_id": revision.pk, "last_published_at": now}
    pages = Page.objects.filter(pk=item.key, latest_revision=item.latest_revision, live=item.was_live)
    if not pages.update(**values):
        raise WorkedOn
    if item.publishes and not item.was_live:
        Page.objects.filter(pk=item.key, first_published_at=None).update(first_published_at=now)
    for model in (Resource, item.model):
        if item.tables[model]:
            model.objects.filter(pk=item.key).update(**item.tables[model])


def replace_children(made: list[Prepared]) -> None:
    """The rows that change, in the place of those that were. Files that are withdrawn stay among the former ones."""
    for item in [item for item in made if ResourceFile in item.children]:
        with FormerFile.objects.following(item.key):
            ResourceFile.objects.filter(page=item.key).delete()
            write_rows(ResourceFile, [item])
        del item.children[ResourceFile]
    keys = defaultdict(list)
    for item in made:
        for model in item.children:
            keys[model].append(item.key)
    for model, members in keys.items():
        rows = model.objects.filter(**{f"{parent_column(model)}__in": members})
        rows._raw_delete(rows.db)
    write_children(made)
