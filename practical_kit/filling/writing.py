"""Filling a site: pages, what they have, the indexes, by batches of which each is kept whole or not at all."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from random import Random
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from wagtail.models import Page

from catalogue.identifiers import new_code
from catalogue.models import (
    Resource,
    ResourceContribution,
    ResourceNeedLevel,
    ResourceTerritory,
    ResourceTheme,
)
from catalogue.rows import insert
from catalogue.search.indexing import next_version
from practical_kit.filling import indexes
from practical_kit.filling.drafts import PREFIX, sentence
from practical_kit.filling.making import Made, make
from practical_kit.filling.terms import Terms
from practical_kit.models import CaseActor, CaseNotePage, RubricPage

BATCH = 500
STORY_FIELDS = ("challenge", "context_text", "approach", "levers", "obstacles", "results", "transfer_if", "avoid_if")


class NoRubric(Exception):
    """There is nowhere to put resources."""


def fill(count: int, seed: int, report: Callable[[int], None] = lambda done: None, with_admin: bool = True) -> None:
    """Add so many resources; what was made before stays.

    Args:
        report: told how many are written.
        with_admin: whether the admin's own search is to find them too.
    """
    parents = list(RubricPage.objects.filter(rubric__isnull=False).select_related("rubric").order_by("path"))
    if not parents:
        raise NoRubric
    first = last_number() + 1
    rng = Random(f"{seed} {first}")  # noqa: S311 -- nothing secret
    with transaction.atomic():
        terms = Terms(rng)
    for start in range(first, first + count, BATCH):
        numbers = range(start, min(start + BATCH, first + count))
        with transaction.atomic():
            next_version()
            write(numbers, parents, terms, rng, with_admin)
        report(numbers[-1] + 1 - first)


def last_number() -> int:
    """The number of the last resource that was made."""
    slug = Page.objects.filter(slug__startswith=PREFIX).aggregate(last=Max("slug"))["last"]
    return int(slug.removeprefix(PREFIX)) if slug else 0


def write(numbers: Iterable[int], parents: list[RubricPage], terms: Terms, rng: Random, with_admin: bool) -> None:
    """Write these pages, with all that hangs on them."""
    now = timezone.now()
    steps = {parent.pk: last_step(parent) for parent in parents}
    made = []
    for number in numbers:
        parent = rng.choice(parents)
        steps[parent.pk] += 1
        path = Page._get_path(parent.path, parent.depth + 1, steps[parent.pk])
        made.append(make(number, parent, path, terms, now, rng))
    write_pages(made, rng)
    write_relations(made)
    indexes.write(made, with_admin)


def last_step(parent: RubricPage) -> int:
    """The place of the last child of a page among its children."""
    children = Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1)
    path = children.aggregate(last=Max("path"))["last"]
    return Page._str2int(path[-Page.steplen :]) if path else 0


def write_pages(made: list[Made], rng: Random) -> None:
    """The rows of the pages, from the general to the particular; notes their keys."""
    types = ContentType.objects.get_for_models(*{item.model for item in made})
    insert(Page, [page_row(item, types[item.model].pk, rng) for item in made])
    keys = dict(Page.objects.filter(path__in=[item.path for item in made]).values_list("path", "pk"))
    kinds = defaultdict(list)
    for item in made:
        item.key = keys[item.path]
        kinds[item.model].append(item)
    insert(Resource, [resource_row(item, rng) for item in made])
    for model, members in kinds.items():
        insert(model, [kind_row(item, rng) for item in members])
    for parent, count in Counter(item.parent.pk for item in made).items():
        Page.objects.filter(pk=parent).update(numchild=F("numchild") + count)


def page_row(item: Made, content_type: int, rng: Random) -> dict:
    """What Wagtail keeps of every page."""
    title, slug = sentence(item.draft.title), item.draft.slug
    return {
        "path": item.path,
        "depth": item.parent.depth + 1,
        "translation_key": UUID(int=rng.getrandbits(128), version=4),
        "locale_id": item.parent.locale_id,
        "content_type_id": content_type,
        "title": title,
        "draft_title": title,
        "slug": slug,
        "url_path": f"{item.parent.url_path}{slug}/",
        "first_published_at": item.first_published_at,
        "last_published_at": item.first_published_at,
    }


def resource_row(item: Made, rng: Random) -> dict:
    """What every resource has."""
    return {
        "page_ptr_id": item.key,
        "code": new_code(),
        "summary": sentence(item.draft.summary),
        "body": list(item.draft.blocks(rng)),
        "rubric_id": item.parent.rubric_id,
        "year": item.year,
        "month": item.month,
        "language": item.language,
        "licence": item.licence,
        "pages": rng.randint(2, 200),
    }


def kind_row(item: Made, rng: Random) -> dict:
    """What a kind adds."""
    row = {"resource_ptr_id": item.key}
    if item.model is CaseNotePage:
        challenge, *story = item.draft.texts()[: len(STORY_FIELDS)]
        row |= {"challenge": challenge} | dict(zip(STORY_FIELDS[1:], (f"<p>{text}</p>" for text in story), strict=True))
        row |= {"scale": rng.choice(CaseNotePage.Scale.values), "status": rng.choice(CaseNotePage.Status.values)}
    return row


def write_relations(made: list[Made]) -> None:
    """Who wrote it, where it is about, what it is sorted by."""

    def pairs(attribute: str, owner: str, other: str, **more) -> list[dict]:
        return [
            {owner: item.key, other: term.pk} | ({"sort_order": rank} if owner == "page_id" else {}) | more
            for item in made
            for rank, term in enumerate(getattr(item, attribute))
        ]

    insert(ResourceNeedLevel, pairs("levels", "content_object_id", "tag_id"))
    insert(ResourceTheme, pairs("themes", "content_object_id", "tag_id"))
    insert(ResourceContribution, pairs("organisations", "page_id", "organisation_id"))
    insert(ResourceTerritory, pairs("places", "page_id", "territory_id"))
    insert(CaseActor, pairs("actors", "page_id", "organisation_id"))
