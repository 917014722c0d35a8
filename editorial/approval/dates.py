"""Days and hours as French readers write them."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format


def day(moment: datetime) -> str:
    """« 1er décembre 2026 »."""
    date = timezone.localdate(moment)
    return f"{'1er' if date.day == 1 else date.day}\u00a0{date_format(date, 'F Y')}"


def instant(moment: datetime) -> str:
    """« 1er décembre 2026 à 9 h 05 »."""
    local = timezone.localtime(moment)
    return f"{day(moment)} à\u00a0{local.hour}\u00a0h\u00a0{local.minute:02}"
