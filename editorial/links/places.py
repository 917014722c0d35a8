"""Where addresses stand on the site as it is published, kept in the database so that the report has it at once."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import islice

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from modelcluster.fields import ParentalKey
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from editorial.links.finding import Link, holds_links, is_row, links_in, our_hosts
from editorial.models import LinkAddress, LinkPlace
from editorial.models.links import digest

BATCH = 100
KEPT = ("text", "label", "path")


def models_with_links() -> list[type[Model]]:
    """All that editors write addresses in; what is edited with something else is read with it."""
    return [model for model in apps.get_models() if holds_links(model) and not is_row(model)]


def published(model: type[Model]) -> QuerySet:
    """What visitors may read of a model: a private page is published too, an alias is its original."""
    if issubclass(model, Page):
        return model.objects.live().exact_type(model).filter(alias_of=None)
    if not is_chosen(model):
        return model._default_manager.all()
    return model._default_manager.filter(pk__in=chosen(model))


def is_chosen(model: type[Model]) -> bool:
    """Whether pages show those of its rows that they choose (references), rather than all of them (glossary)."""
    users = [one for one in model._meta.related_objects if not isinstance(one.field, ParentalKey)]
    return any(one.related_model is not model for one in users)


def chosen(model: type[Model]) -> set[int]:
    """The rows that a published page or the settings of the site use."""
    pages = ContentType.objects.get_for_model(Page)
    live = {str(key) for key in Page.objects.live().values_list("pk", flat=True)}
    uses = ReferenceIndex.objects.filter(to_content_type=ContentType.objects.get_for_model(model))
    uses = uses.values_list("to_object_id", "base_content_type_id", "object_id").iterator()
    return {int(key) for key, kind, user in uses if kind != pages.pk or user in live}


def shown_by(page: Page) -> dict[type[Model], list[int]]:
    """What a page shows that has addresses of its own."""
    shown = defaultdict(list)
    uses = ReferenceIndex.get_references_for_object(page).values_list("to_content_type_id", "to_object_id")
    for kind, key in set(uses):
        model = ContentType.objects.get_for_id(kind).model_class()
        if model and not issubclass(model, Page) and holds_links(model):
            shown[model].append(int(key))
    return shown


def pages_that_show(model: type[Model], keys: list[int], user) -> dict[int, list[Page]]:
    """The pages online that use each of these things, by title, of those that somebody may change."""
    uses = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model),
        to_object_id__in=[str(key) for key in keys],
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    pairs = {(int(key), int(page)) for key, page in uses.values_list("to_object_id", "object_id")}
    theirs = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    pages = list(theirs.live().filter(pk__in={page for _, page in pairs}).order_by("title"))
    return {key: [page for page in pages if (key, page.pk) in pairs] for key in keys}


def of_page(page: Page) -> Q:
    """Links that are written in a page."""
    return Q(content_type=ContentType.objects.get_for_model(page.specific_class), object_id=page.pk)


def places_of(page: Page) -> QuerySet[LinkPlace]:
    """The links that readers of a page meet: its own, and those of what it shows."""
    found = of_page(page)
    for model, keys in shown_by(page).items():
        found |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=keys)
    return LinkPlace.objects.filter(found)


def editable_places(user) -> QuerySet[LinkPlace]:
    """The links that somebody may mend, on pages that are still online."""
    pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    kinds = {True: [], False: []}
    for model in models_with_links():
        kind = ContentType.objects.get_for_model(model)
        if issubclass(model, Page) or policy_registry.get_by_type(model).user_has_permission(user, "change"):
            kinds[issubclass(model, Page)].append(kind)
    here = Exists(pages.order_by().filter(pk=OuterRef("object_id"), live=True))
    return LinkPlace.objects.filter(Q(here, content_type__in=kinds[True]) | Q(content_type__in=kinds[False]))


def refresh_site(beat: Callable[[], object]) -> None:
    """Note every place of the site; forget those that are no more."""
    for model in models_with_links():
        things = published(model).order_by("pk").iterator(chunk_size=BATCH)
        seen = set()
        while batch := list(islice(things, BATCH)):
            refresh(batch)
            seen.update(thing.pk for thing in batch)
            beat()
        of_model = LinkPlace.objects.filter(content_type=ContentType.objects.get_for_model(model))
        gone = set(of_model.values_list("object_id", flat=True)) - seen
        of_model.filter(object_id__in=gone).delete()
    kept = [ContentType.objects.get_for_model(model) for model in models_with_links()]
    LinkPlace.objects.exclude(content_type__in=kept).delete()
    forget_addresses()


def refresh_page(page: Page) -> None:
    """Note the places of one page and of what it shows."""
    if online := list(published(page.specific_class).filter(pk=page.pk)):
        refresh(online)
    else:
        LinkPlace.objects.filter(of_page(page)).delete()
    for model, keys in shown_by(page).items():
        refresh(model._default_manager.filter(pk__in=keys))
    forget_addresses()


def refresh(things: Iterable[Model]) -> None:
    """Note the links of a few pages, or of a few other things of one model. Read first: writing holds editors back."""
    ours = our_hosts()
    if found := {thing: list(links_in(thing, ours)) for thing in things}:
        write(found)


@transaction.atomic
def write(found: dict[Model, list[Link]]) -> None:
    """Keep the links of these things; those that have not changed are left as they are."""
    kind = ContentType.objects.get_for_model(next(iter(found)))
    keys = addresses({link.url for links in found.values() for link in links})
    known = defaultdict(list)
    of_these = LinkPlace.objects.filter(content_type=kind, object_id__in=[thing.pk for thing in found])
    for one in of_these.order_by("pk"):
        known[one.object_id].append(one)
    old, new = [], []
    for thing, links in found.items():
        now = [place(thing, kind, link, keys[link.url]) for link in links]
        if [identity(one) for one in known[thing.pk]] != [identity(one) for one in now]:
            old += known[thing.pk]
            new += now
    LinkPlace.objects.filter(pk__in=[one.pk for one in old]).delete()
    LinkPlace.objects.bulk_create(new)


def addresses(urls: set[str]) -> dict[str, int]:
    """The rows of these addresses, made where they were not."""
    rows = [LinkAddress(url=url, digest=digest(url)) for url in sorted(urls)]
    LinkAddress.objects.bulk_create(rows, ignore_conflicts=True)
    known = LinkAddress.objects.filter(digest__in=[row.digest for row in rows])
    return dict(known.values_list("url", "pk"))


def place(thing: Model, kind: ContentType, link: Link, address: int) -> LinkPlace:
    """A place, its words cut to what the database holds."""
    words = {name: getattr(link, name)[: LinkPlace._meta.get_field(name).max_length] for name in KEPT}
    title = str(thing.title if isinstance(thing, Page) else thing)[:255]
    return LinkPlace(content_type=kind, object_id=thing.pk, address_id=address, title=title, **words)


def identity(one: LinkPlace) -> tuple:
    """What makes two places the same."""
    return (one.address_id, one.title, *(getattr(one, name) for name in KEPT))


def forget_addresses() -> None:
    """Addresses that stand nowhere are not asked any more, nor remembered."""
    LinkAddress.objects.filter(~Exists(LinkPlace.objects.filter(address=OuterRef("pk")))).delete()
