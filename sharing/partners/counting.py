"""« ?pour=banque »: what a partner's pages show and bring."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from time import monotonic
from typing import NamedTuple

from django.http import HttpRequest

from catalogue.use.counting import Tally, today
from catalogue.use.visitors import is_counted
from sharing.models import Partner, PartnerUse

PARAMETER = "pour"
PERIOD = 10  # seconds after which a new partner is known
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,50}")


class Use(NamedTuple):
    """What is counted: the partner by the name that was given, which may be nobody's any more."""

    day: date
    kind: int
    slug: str


def write(uses: Mapping[Use, int]) -> None:
    """Add these uses to those of their day; names that no partner has any more are left."""
    keys = dict(Partner.objects.filter(slug__in={use.slug for use in uses}).values_list("slug", "pk"))
    known = {(use.day, keys[use.slug], use.kind): times for use, times in uses.items() if use.slug in keys}
    PartnerUse.objects.add(known)


tally = Tally(write)


@lru_cache(maxsize=1)
def known(period: int) -> frozenset[str]:
    """The names of partners, read once for a period: a name that is invented never waits in the place of theirs."""
    return frozenset(Partner.objects.values_list("slug", flat=True))


def named(request: HttpRequest) -> str:
    """The partner that an address names, or "" when it names none, or nonsense."""
    slug = request.GET.get(PARAMETER, "")
    return slug if SLUG.fullmatch(slug) else ""


def count(request: HttpRequest, kind: PartnerUse.Kind) -> None:
    """One use more for the partner that the address names, if somebody is there to see it."""
    if (slug := named(request)) and is_counted(request) and slug in known(int(monotonic()) // PERIOD):
        tally.add({Use(today(), int(kind), slug): 1})
