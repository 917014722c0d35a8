"""Days and hours as French readers write them."""

import datetime

from django.utils import timezone
from django.utils.formats import date_format

MONTH = "F\u00a0Y"


def day(moment: datetime.date) -> str:
    """« 1er décembre 2026 », of a date or of an instant."""
    date = timezone.localdate(moment) if isinstance(moment, datetime.datetime) else moment
    return f"{'1er' if date.day == 1 else date.day}\u00a0{date_format(date, MONTH)}"


def instant(moment: datetime.datetime) -> str:
    """« 1er décembre 2026 à 9 h 05 »."""
    local = timezone.localtime(moment)
    return f"{day(moment)} à\u00a0{local.hour}\u00a0h\u00a0{local.minute:02}"
