"""Editions that follow each other. A chain is read in one query, whatever its length."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

# Back to the first editions, then on to all that follow them. `UNION` stops at what was met: a circle ends.
MEMBERS = """
WITH RECURSIVE earlier(id, former) AS (
    SELECT page_ptr_id, replaces_id FROM catalogue_resource WHERE page_ptr_id IN ({})
    UNION
    SELECT r.page_ptr_id, r.replaces_id FROM catalogue_resource r JOIN earlier ON r.page_ptr_id = earlier.former
), chain(id) AS (
    SELECT id FROM earlier
    UNION
    SELECT r.page_ptr_id FROM catalogue_resource r JOIN chain ON r.replaces_id = chain.id
)
SELECT id FROM chain
"""


@dataclass
class Chain:
    """An edition, those before it and those after it, oldest first, whether visitors see them or not."""

    before: list = field(default_factory=list)
    current: object | None = None
    after: list = field(default_factory=list)

    @classmethod
    def around(cls, key: int, members: Iterable) -> "Chain":
        """The chain of a resource.

        Args:
            key: of the resource.
            members: the resources of its chain, each told whether it `is_restricted`.
        """
        for chain in sort(members):
            keys = [member.pk for member in chain]
            if key in keys:
                place = keys.index(key)
                return cls(chain[:place], chain[place], chain[place + 1 :])
        return cls()

    @property
    def all(self) -> list:
        """Every edition, oldest first."""
        return [*self.before, *([self.current] if self.current else []), *self.after]

    @property
    def listed(self) -> list:
        """Those that visitors may see, newest first, as they are shown."""
        return [member for member in reversed(self.all) if is_listed(member)]

    @property
    def successor(self):
        """The newest edition that visitors may see, if it comes after this one."""
        return next((member for member in reversed(self.after) if is_listed(member)), None)


def is_listed(member) -> bool:
    """Whether visitors may see it."""
    return member.live and not member.is_restricted


def sort(members: Iterable) -> list[list]:
    """The chains in which these resources follow each other, oldest first.

    Where two editions were published after the same one, the last published comes last.
    """
    known = {member.pk: member for member in members}
    chains = defaultdict(list)
    for member in known.values():
        first, rank = place(member, known)
        published = member.first_published_at.timestamp() if member.first_published_at else 0
        chains[first].append((rank, published, member.pk))
    return [[known[pk] for *_, pk in sorted(chain)] for chain in chains.values()]


def place(member, known: dict) -> tuple[int, int]:
    """The first edition before a resource, and how many come between. In a circle, nothing replaces anything."""
    met = [member.pk]
    while (former := known[met[-1]].replaces_id) in known:
        if former in met:
            return member.pk, 0
        met.append(former)
    return met[-1], len(met) - 1
