"""Keeping the index true: who says what changed, and when it is written.

Whatever touches a resource says so with `touch()`; its entry is written once, after the transaction, by `refresh()`.
Code that changes rows without Django's signals (`update()`, raw SQL) calls `touch()` itself.
"""

from collections.abc import Iterable

from asgiref.local import Local
from django.apps import apps
from django.db import models, transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_delete
from django_tasks import task
from modelcluster.fields import ParentalKey
from wagtail import hooks
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import page_slug_changed, post_page_move

from catalogue import editions
from catalogue.models import Correction, NeedLevel, Organisation, Resource, ResourceFile, Rubric, SynonymGroup, Theme
from catalogue.models.media import CatalogueDocument
from catalogue.search.indexing import BATCH, next_version, refresh
from catalogue.tasks import are_tasks_paused
from territories.models import Territory

# What Wagtail saves of a page while a draft is written: nothing that a visitor finds.
DRAFT_FIELDS = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
    "numchild",
}
_state = Local()


def touch(keys: Iterable[int]) -> None:
    """These resources changed: their entries are written once the transaction is kept.

    More than one batch of them is a background task, where a worker runs.
    """
    if are_tasks_paused():
        return
    if not hasattr(_state, "touched"):
        _state.touched = set()
    _state.touched.update(keys)
    # `robust`: the page is saved, its reader must not see an error because the index waits. Django logs it.
    transaction.on_commit(flush, robust=True)


def flush() -> None:
    """Write what was touched. Called for each touch of a transaction; the first call does the work."""
    keys, _state.touched = sorted(getattr(_state, "touched", ())), set()
    if len(keys) > BATCH:
        refresh_later.enqueue(keys)
    elif keys:
        refresh(keys)


@task()
def refresh_later(keys: list[int]) -> None:
    """Write many entries, away from the request where a worker runs."""
    refresh(keys)


def connect() -> None:
    """Listen to everything that a resource's entry is made of."""
    post_save.connect(page_saved)
    post_page_move.connect(branch_changed)
    page_slug_changed.connect(branch_changed)
    pre_delete.connect(edition_leaves, sender=Resource)
    post_delete.connect(page_deleted)
    post_save.connect(collection_changed, sender=Collection)
    hooks.register("after_bulk_action", documents_moved)
    post_save.connect(correction_published, sender=Correction)
    for signal in (post_save, post_delete):
        signal.connect(restriction_changed, sender=PageViewRestriction)
        signal.connect(collection_changed, sender=CollectionViewRestriction)
        for model, _ in parts():
            signal.connect(part_changed, sender=model)
        signal.connect(synonyms_changed, sender=SynonymGroup)
    for model in (Theme, NeedLevel, Rubric, Organisation, Territory, CatalogueDocument):
        post_save.connect(term_saved, sender=model)


def parts() -> list[tuple[type[models.Model], ParentalKey]]:
    """The models whose rows belong to a resource, with the field that says which."""
    return [
        (model, field)
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, ParentalKey) and issubclass(field.related_model, Resource)
    ]


def page_saved(sender, instance, update_fields=None, **kwargs):
    """A resource was published, withdrawn or changed; Wagtail sometimes saves it as a plain page."""
    if isinstance(instance, Resource) or type(instance) is Page:
        if update_fields is None or not DRAFT_FIELDS.issuperset(update_fields):
            touch([instance.pk])


def edition_leaves(sender, instance, **kwargs):
    """A page is about to be deleted: the editions before and after it are neighbours now."""
    touch(editions.pass_on(instance))


def correction_published(sender, instance, **kwargs):
    """What a notice says is found too."""
    touch([instance.resource_id])


def page_deleted(sender, instance, **kwargs):
    """Its entry went with it: only the version of the index is to change."""
    if isinstance(instance, Resource):
        touch([instance.pk])


def branch_changed(sender, instance, **kwargs):
    """A page was moved, perhaps under or out of a private one, or renamed: so were those under it."""
    touch(resources_under(instance))


def restriction_changed(sender, instance, **kwargs):
    """A page became private or public: so did those under it, and their aliases."""
    touch(resources_under(instance.page))


def collection_changed(sender, instance, **kwargs):
    """The files of a collection became private or public, themselves or as it was moved: so did their text."""
    collection = instance if sender is Collection else instance.collection
    within = ResourceFile.objects.filter(document__collection__path__startswith=collection.path)
    touch(within.values_list("page_id", flat=True))


def documents_moved(request, action_type, documents, action):
    """Wagtail moves many documents to a collection without a signal: their text is as private as that is."""
    if action_type == "add_to_collection" and action.model is CatalogueDocument:
        touch(ResourceFile.objects.filter(document__in=documents).values_list("page_id", flat=True))


def resources_under(page: Page) -> set[int]:
    """The resources at or under a page, with their aliases, wherever those stand, and the aliases of these."""
    found = set(Resource.objects.filter(path__startswith=page.path).values_list("pk", flat=True))
    aliases = set(Resource.objects.filter(alias_of__in=found).values_list("pk", flat=True))
    return found | aliases | set(Resource.objects.filter(alias_of__in=aliases).values_list("pk", flat=True))


def synonyms_changed(sender, **kwargs):
    """What was read of them no longer holds."""
    next_version()


def part_changed(sender, instance, **kwargs):
    """A theme, an organisation, a territory, a file was given to a resource, or taken from it."""
    touch(getattr(instance, field.attname) for model, field in parts() if model is sender)


def term_saved(sender, instance, created=False, **kwargs):
    """A theme, an organisation, a territory or a document changed: so did the resources that name it."""
    if created:
        return
    keys: set[int] = set()
    for model, parent in parts():
        for field in model._meta.local_fields:
            if field.related_model is sender:
                named = Q(**{field.name: instance})
                if sender is Territory:  # a région names the communes of its départements
                    named |= Q(**{f"{field.name}__parent": instance}) | Q(**{f"{field.name}__parent__parent": instance})
                keys.update(model.objects.filter(named).values_list(parent.attname, flat=True))
    if sender is Rubric:
        keys.update(Resource.objects.filter(rubric=instance).values_list("pk", flat=True))
    touch(keys)
