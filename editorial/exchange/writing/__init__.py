"""Writing what a file brings: rows by the hundred, in the transaction of whoever calls."""

from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import PageLogEntry

from catalogue.admin_forms import free_slug
from catalogue.rows import insert
from editorial.exchange.loading import chunks
from editorial.exchange.outcome import Action
from editorial.exchange.writing.creating import create, tie
from editorial.exchange.writing.preparing import Prepared
from editorial.exchange.writing.updating import update
from editorial.models import Import

ACTION = "editorial.import"


def write(made: list[Prepared], imported: Import) -> None:
    """Write all of these, and their history.

    Raises:
        WorkedOn: a page is no longer as it was looked at.
    """
    now, together = timezone.now(), uuid4()
    settle_terms(made)
    new = [item for item in made if item.action is Action.CREATE]
    for chunk in chunks(new):
        create(chunk, now)
    tie(new)
    revisions = {}
    for chunk in chunks(item for item in made if item.action is Action.UPDATE):
        revisions |= update(chunk, imported.created_by, now)
    types = ContentType.objects.get_for_models(*{item.model for item in made})
    entries = [
        {
            "page_id": item.key,
            "content_type_id": types[item.model].pk,
            "label": item.title,
            "action": ACTION,
            "data": {"name": imported.name, "line": item.number, "created": item.action is Action.CREATE},
            "timestamp": now,
            "uuid": together,
            "user_id": imported.created_by_id,
            "revision_id": getattr(revisions.get(item.key), "pk", None),
            "content_changed": True,
        }
        for item in made
    ]
    insert(PageLogEntry, entries)


def settle_terms(made: list[Prepared]) -> None:
    """Create the themes and organisations that are new, each once."""
    for item in made:
        for rows in item.children.values():
            for value in (value for row in rows for value in row.values()):
                if hasattr(value, "_meta") and value.pk is None:
                    value.slug = free_slug(type(value), value.name)
                    value.save()
