"""After the writing: the search of the site, that of the admin, and Wagtail's index of references."""

from collections import defaultdict
from collections.abc import Callable

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, ReferenceIndex
from wagtail.search.backends import get_search_backend

from catalogue.models import Resource
from catalogue.search.indexing import refresh
from catalogue.search_backend import analyze
from editorial.exchange.loading import chunks

BATCH = 500


def follow(keys: list[int], report: Callable[[int], None] = lambda done: None) -> None:
    """Make the indexes true for these resources; can be done again.

    Args:
        report: told how many are done.
    """
    analyze()  # SQLite would plan for the few pages that there were
    done = 0
    for batch in chunks(keys, BATCH):
        pages: list[Resource] = []
        refresh(batch, reader=lambda keys, pages=pages: read(keys, pages))
        with transaction.atomic():
            follow_admin(pages)
        done += len(batch)
        report(done)


def read(keys: list[int], pages: list[Resource]) -> list[Resource]:
    """Read these resources, once for all indexes: all go to `pages`; gives those that visitors see."""
    kinds = defaultdict(list)
    for key, kind in Resource.objects.filter(pk__in=keys).order_by().values_list("pk", "content_type"):
        kinds[kind].append(key)
    for kind, members in kinds.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        children = [relation.get_accessor_name() for relation in get_all_child_relations(model)]
        found = model.objects.filter(pk__in=members).select_related("rubric")
        pages += found.prefetch_related(*dict.fromkeys([*children, *model.search_related]))
    listed = set(Resource.objects.listed().filter(pk__in=keys).order_by().values_list("pk", flat=True))
    return [page for page in pages if page.pk in listed]


def follow_admin(pages: list[Resource]) -> None:
    """What the admin finds, and where things are said to be used."""
    kinds = defaultdict(list)
    for page in pages:
        kinds[type(page)].append(page)
    for model, members in kinds.items():
        get_search_backend().get_index_for_model(model).add_items(model, members)
        refer(model, members)


def refer(model: type[Resource], pages: list[Resource]) -> None:
    """Write the references of many pages of one kind at once.

    The rows are those of `ReferenceIndex.create_or_update_for_object`, which asks and writes page by page. It says in
    no other way what a page refers to: hence the two methods that are its own (a test compares the rows).
    """
    base, *others = ContentType.objects.get_for_models(
        Page, model, *model._meta.get_parent_list(), for_concrete_models=False
    ).values()
    own = ContentType.objects.get_for_model(model, for_concrete_model=False)
    names = [str(page.pk) for page in pages]
    former = ReferenceIndex.objects.filter(
        base_content_type=base, object_id__in=names, content_type__in=[base, *others]
    )
    former._raw_delete(former.db)
    ReferenceIndex.objects.bulk_create(
        [
            ReferenceIndex(
                content_type=own,
                base_content_type=base,
                object_id=page.pk,
                to_content_type_id=to_type,
                to_object_id=to_key,
                model_path=model_path,
                content_path=content_path,
                content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
            )
            for page in pages
            for to_type, to_key, model_path, content_path in dict.fromkeys(
                ReferenceIndex._extract_references_from_object(page)
            )
        ],
        batch_size=BATCH,
    )
