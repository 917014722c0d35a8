"""A day on which everything is looked at, and uses before it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from catalogue.models import DailyUse

TODAY = date(2027, 3, 12)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """Noon of a Friday."""
    monkeypatch.setattr(timezone, "now", lambda: datetime(2027, 3, 12, 11, tzinfo=UTC))


@pytest.fixture
def used(db):
    """Note so many uses of a resource, some days ago."""

    def used(page, views=0, downloads=0, embeds=0, ago=0):
        day = TODAY - timedelta(days=ago)
        counts = {DailyUse.Kind.VIEW: views, DailyUse.Kind.DOWNLOAD: downloads, DailyUse.Kind.EMBED: embeds}
        DailyUse.objects.add({(day, page.pk, int(kind)): count for kind, count in counts.items() if count})

    return used
