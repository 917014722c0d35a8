"""Noting the words that find nothing, for editors. Nothing is kept of who typed them."""

import logging
import re

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from catalogue.models import FruitlessSearch

PERSONAL = re.compile(r"@|(?:\d\W{0,3}){8}\d")  # an e-mail address, a telephone number: not ours to keep
ROOM_MADE = 100
logger = logging.getLogger(__name__)


def note(text: str) -> None:
    """Count these words once more. A database that can't be written must not break a search."""
    words = text.lower()[: FruitlessSearch.LONGEST].strip()
    if PERSONAL.search(text) or not re.search(r"[^\W\d_]{2}", words):
        return
    try:
        with transaction.atomic():
            keep(words)
    except DatabaseError:
        logger.exception("A search without results could not be noted.")


def keep(words: str) -> None:
    """Add one to the count of these words; when there are too many, the rarest and oldest make room."""
    seen = {"count": F("count") + 1, "last_seen": timezone.localdate()}
    if FruitlessSearch.objects.filter(words=words).update(**seen):
        return
    if FruitlessSearch.objects.count() >= FruitlessSearch.MOST_KEPT:
        rarest = FruitlessSearch.objects.order_by("count", "last_seen", "pk").values_list("pk", flat=True)
        FruitlessSearch.objects.filter(pk__in=list(rarest[:ROOM_MADE])).delete()
    FruitlessSearch.objects.bulk_create([FruitlessSearch(words=words)], ignore_conflicts=True)
