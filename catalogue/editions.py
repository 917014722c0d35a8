"""Keeping chains of editions true: what lists say of each, and what becomes of one that is deleted."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from catalogue.chains import Chain, sort
from catalogue.models import Correction, DeletedEdition, FormerFile, Replacement, Resource


def newest(number: int) -> Resource | None:
    """The newest edition that visitors may see, from the number of any page that is or was one of them."""
    originals = Resource.objects.filter(pk=number).values_list(Coalesce("alias_of_id", "pk"), flat=True)
    key = originals.first() or DeletedEdition.objects.filter(pk=number).values_list("heir", flat=True).first()
    listed = Chain.around(key, Resource.objects.in_chains([key])).listed if key else []
    return next(iter(listed), None)


def newest_of(numbers: Iterable[int]) -> dict[int, Resource]:
    """The newest edition that visitors may see, where it took the place of one of these pages, present or deleted.

    Asks as much of many as of one; where nothing came after a page, it is left out.
    """
    numbers = set(numbers)
    heirs = dict(DeletedEdition.objects.filter(number__in=numbers, heir__isnull=False).values_list("number", "heir"))
    found = {number: heirs.get(number, number) for number in numbers}
    said = dict(Replacement.objects.filter(edition__in=found.values()).values_list("edition", "newest"))
    found = {number: said.get(key, key) for number, key in found.items()}
    wanted = {key for number, key in found.items() if key != number}
    pages = Resource.objects.listed().filter(alias_of=None).defer_streamfields().in_bulk(wanted)
    return {number: pages[key] for number, key in found.items() if key != number and key in pages}


def was_published(number: int) -> bool:
    """Whether this number was ever given to visitors."""
    published = Q(live=True) | Q(first_published_at__isnull=False)  # some copies are online without a date
    return Resource.objects.filter(published, pk=number).exists() or DeletedEdition.objects.filter(pk=number).exists()


def with_past(pages):
    """These pages, each told whether it `has_corrections` and `has_former_files`, in the same query."""
    itself = Q(resource=OuterRef("pk")) | Q(resource=OuterRef("alias_of"))
    return pages.annotate(
        has_corrections=Exists(Correction.objects.filter(itself).order_by()),
        has_former_files=Exists(FormerFile.objects.filter(resource=OuterRef("pk")).order_by()),
    )


def published_successor(former: Resource, page: Resource) -> Resource | None:
    """The published page that already replaces an edition, if it is not this one."""
    return former.successors.filter(live=True, alias_of=None).exclude(pk=page.pk).first()


def comes_before(page: Resource, former: Resource) -> bool:
    """Whether a page is one of those that another one replaces, directly or not."""
    chain = Chain.around(former.pk, Resource.objects.in_chains([former.pk]))
    return page.pk in {member.pk for member in [*chain.before, chain.current]}


def refresh(keys: Iterable[int]) -> None:
    """Make what lists say true for these resources, and for those that follow or followed them."""
    concerned = linked(keys)
    if not concerned:
        return
    chains = sort(Resource.objects.in_chains(concerned))
    members = {member.pk for chain in chains for member in chain}
    if left := linked(members) - members:  # they followed one of these until now
        chains += sort(Resource.objects.in_chains(left))
    write(chains)


def linked(keys: Iterable[int]) -> set[int]:
    """Those of these resources that have a chain, and the editions of which lists say something that names one."""
    keys = list(keys)
    resources, said = Resource.objects.order_by(), Replacement.objects.order_by()
    return set(
        resources.filter(pk__in=keys, replaces__isnull=False)
        .values_list("pk", flat=True)
        .union(
            resources.filter(replaces__in=keys).values_list("replaces", flat=True),
            said.filter(edition__in=keys).values_list("edition", flat=True),
            said.filter(newest__in=keys).values_list("edition", flat=True),
        )
    )


def write(chains: list[list[Resource]]) -> None:
    """Say of each edition of these chains by which it is replaced, and of the others nothing."""
    found = {}
    for chain in chains:
        for place, member in enumerate(chain):
            if successor := Chain([], member, chain[place + 1 :]).successor:
                found[member.pk] = successor.pk
    members = [member.pk for chain in chains for member in chain]
    aliases = Resource.objects.filter(alias_of__in=members).values_list("pk", "alias_of")
    found |= {alias: found[original] for alias, original in aliases if original in found}
    Replacement.objects.filter(edition__in={*members, *(alias for alias, _ in aliases)} - found.keys()).delete()
    Replacement.objects.bulk_create(
        [Replacement(edition_id=old, newest_id=new) for old, new in found.items()],
        update_conflicts=True,
        unique_fields=["edition"],
        update_fields=["newest"],
    )


def pass_on(instance: Resource) -> set[int]:
    """Take an edition that is about to be deleted out of its chain; its number goes on leading to the others.

    Several may be deleted together, in any order: each leaves the chain before the next one is looked at.

    Returns:
        The resources to which this makes a difference.
    """
    this = Resource.objects.filter(pk=instance.pk)
    before = this.values_list("replaces", flat=True).first()
    after = list(Resource.objects.filter(replaces=instance.pk, alias_of=None).order_by("-live", "pk"))
    Resource.objects.filter(replaces=instance.pk).update(replaces=before)
    this.update(replaces=None)
    heir = instance.alias_of_id or (after[0].pk if after else before)
    DeletedEdition.objects.filter(heir=instance.pk).update(heir=heir)
    if instance.first_published_at:
        DeletedEdition.objects.update_or_create(number=instance.pk, defaults={"heir_id": heir})
    return {*(page.pk for page in after), *([before] if before else [])}
