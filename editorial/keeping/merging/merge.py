"""Merging: all in one transaction, or nothing."""

from collections.abc import Iterable

from django.db import models, transaction
from wagtail.log_actions import LogFormatter, log

from catalogue.models import FacetValue, SynonymGroup
from catalogue.models.former_terms import former_of
from catalogue.search import french
from catalogue.search.indexing import next_version
from catalogue.search.upkeep import touch
from editorial.keeping.merging.moving import move, resources_naming
from editorial.keeping.merging.terms import Vocabulary
from territories.names import typeset

MERGED = "editorial.merge"
LONGEST_GROUP = SynonymGroup._meta.get_field("terms").max_length


class Gone(Exception):
    """One of the two was merged or deleted by somebody else meanwhile; says so."""


@transaction.atomic
def merge(vocabulary: Vocabulary, loser_key: int, winner_key: int, user, taken: Iterable[str], with_synonym: bool):
    """Put one term in the place of another, which is no more; give the one that stays.

    Args:
        taken: the fields whose value is taken from the one that goes.
        with_synonym: whether the search goes on finding the one by the name of the other.

    Raises:
        Gone: nothing was done.
    """
    loser, winner = held(vocabulary, loser_key, winner_key)
    resources = resources_naming(loser)
    move(loser, winner)
    former_of(vocabulary.model).objects.create(number=loser.pk, slug=loser.slug, name=loser.name, into=winner)
    told = {"number": loser.pk, "name": str(loser), "slug": loser.slug, "resources": len(resources)}
    loser.delete()
    if taken:
        for name in taken:
            setattr(winner, name, getattr(loser, name))
        winner.save()
    if with_synonym:
        teach(loser, winner)
    next_version()  # what a process remembers of the filters no longer holds
    FacetValue.objects.filter(facet=vocabulary.facet, value=loser.slug).delete()
    touch(resources)
    log(instance=winner, action=MERGED, user=user, data=told)
    return winner


def held(vocabulary: Vocabulary, *keys: int) -> list[models.Model]:
    """The terms of these keys, which nobody else changes until the end of the transaction.

    Raises:
        Gone: one is no more.
    """
    found = {term.pk: term for term in vocabulary.model.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
    if len(found) < len(set(keys)):
        raise Gone(typeset(f"Rien n’a été fait : entre-temps, quelqu’un a {vocabulary.gone} l’un des deux."))
    return [found[key] for key in keys]


def teaches(loser, winner) -> bool:
    """Whether the search needs to be told that the two names mean the same: it forgives accents and plurals."""
    words = [french.useful(term.name) for term in (loser, winner)]
    return len(words[0]) != len(words[1]) or any(not one.forms & other.forms for one, other in zip(*words, strict=True))


def teach(loser, winner) -> None:
    """Searching the old name finds the new one: by a group that has one of them, if it has room, else by a new one."""
    names = [loser.name, winner.name]
    folded = {french.fold(name) for name in names}
    for group in SynonymGroup.objects.order_by("pk"):
        terms = group.as_list()
        known = {french.fold(term) for term in terms}
        missing = [name for name in names if french.fold(name) not in known]
        if folded & known and not missing:
            return
        longer = "\n".join([*terms, *missing])
        if folded & known and len(terms) < SynonymGroup.MOST_TERMS and len(longer) <= LONGEST_GROUP:
            group.terms = longer
            group.save()
            return
    SynonymGroup.objects.create(terms="\n".join(names))


class MergeFormatter(LogFormatter):
    """« « ADEME » est devenue cette organisation (12 ressources) », in the history of the one that stays."""

    label = "Fusionner"

    def format_message(self, log_entry):
        data = log_entry.data
        count = data.get("resources", 0)
        touched = f"{count} ressource{'s' if count > 1 else ''}"
        return typeset(f"Fusion : « {data.get('name', '')} » ({data.get('slug', '')}) est venu ici, avec {touched}.")


def register_action(actions) -> None:
    """Tell Wagtail of it."""
    actions.register_action(MERGED)(MergeFormatter)
